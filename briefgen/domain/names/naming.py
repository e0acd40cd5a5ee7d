"""Which names are one actor's over all sources.

The room that others enter: what it takes from ``name_forms`` and ``name_likeness`` is part of what it offers.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from briefgen.domain.names.name_forms import acronym_letters, acronym_of, country_of, initials_of, known_as, name_words
from briefgen.domain.names.name_likeness import large_words, same_name
from briefgen.domain.names.namesakes import Differs, none_differ
from briefgen.domain.story import ActorKind

__all__ = ["acronym_of", "country_of", "group_names", "look_up_keys", "name_words", "same_name"]

_CROWDED = 64  # actors under one key: a word that so many share tells nothing, and comparing all would cost a square
_BY_FAR = 3  # times as often as all others of that given name
Name = tuple[str, ActorKind, int]


def group_names(names: Sequence[Name], differ: Differs = none_differ) -> tuple[tuple[int, ...], ...]:
    """Clusters of indices into (name, kind, mentions): one cluster is one actor over all sources.

    Two full names that differ are never joined; a bare last name goes to the most mentioned full name that it fits.
    ``differ`` says of names that look alike that they are two people's.
    """
    groups = _Groups(names, differ)
    for index in sorted(range(len(names)), key=lambda n: (-_fullness(names[n][0]), -names[n][2], n)):
        groups.add(index)
    return tuple(tuple(sorted(group)) for group in sorted(groups.members, key=min))


def _fullness(name: str) -> int:
    return 0 if acronym_letters(name) else min(len(name_words(name)), 3)


class _Groups:
    """Names that have found their actor, and where to look for one."""

    def __init__(self, names: Sequence[Name], differ: Differs) -> None:
        self.names, self.differ = names, differ
        self.given = _given_alone(names)
        self.members: list[list[int]] = []
        self.places: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, index: int) -> None:
        """Put a name with the most mentioned actor that it fits, else with a new one."""
        name, _, _ = self.names[index]
        name = self.given.get(name, name)
        near = {n for key in look_up_keys(name) if len(self.places[key]) <= _CROWDED for n in self.places[key]}
        fitting = [number for number in near if self._fits(index, self.members[number])]
        if fitting:
            number = max(fitting, key=lambda n: (sum(self.names[m][2] for m in self.members[n]), -n))
            self.members[number].append(index)
        else:
            number = len(self.members)
            self.members.append([index])
        for key in look_up_keys(name):
            self.places[key].add(number)

    def _fits(self, index: int, group: list[int]) -> bool:
        name, kind = self.given.get(self.names[index][0], self.names[index][0]), self.names[index][1]
        if (kind == "person") != (self.names[group[0]][1] == "person"):
            return False
        if kind != "person" and not self._is_whole(name, group):
            return False
        if any(self.differ(self.names[index][0], self.names[m][0]) for m in group):
            return False
        full = [self.names[m][0] for m in group if _fullness(self.names[m][0]) > 1] or [self.names[group[0]][0]]
        return all(same_name(name, other) for other in full)

    def _is_whole(self, name: str, group: list[int]) -> bool:
        """Whether a body's single word is more than the end of other names: Hezbollah is not Kata'ib Hezbollah."""
        words = name_words(name)
        if len(words) != 1 or known_as(name) or acronym_letters(name):
            return True
        return all(name_words(self.names[m][0])[:1] == words or acronym_of(name, self.names[m][0]) for m in group)


def _given_alone(names: Sequence[Name]) -> dict[str, str]:
    """Bare given names, and the full name that begins with them; of several the one that is named most by far."""
    full = [
        (name, words, times) for name, kind, times in names if kind == "person" and len(words := name_words(name)) > 1
    ]
    lasts = {words[-1] for _, words, _ in full}
    bearers: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, words, times in full:
        bearers[words[0]].append((name, times))
    found = {}
    for name in {name for name, kind, _ in names if kind == "person" and len(name_words(name)) == 1}:
        first = name_words(name)[0]
        owners: Counter[str] = Counter()
        for other, times in bearers[first][:_CROWDED] if first not in lasts else ():
            owners[next((owner for owner in owners if same_name(owner, other)), other)] += times
        if owners and owners.most_common(1)[0][1] >= _BY_FAR * (owners.total() - owners.most_common(1)[0][1]):
            found[name] = owners.most_common(1)[0][0]
    return found


@lru_cache(maxsize=65536)
def look_up_keys(name: str) -> frozenset[str]:
    """Under what a name is looked up: its words, its acronym, what it is known as; misspellings by their beginnings."""
    words = name_words(name)
    keys = {part for word in (*words, *large_words(words), "".join(words)) for part in (word, f"{word[:4]}…")}
    keys |= {f"={letters}" for letters in (*initials_of(name), acronym_letters(name)) if letters}
    return frozenset(keys | {f"@{known_as(name)}"} if known_as(name) else keys)
