"""Claims that say the same, found without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio

from briefgen.engines.extractive.merging.polarity import are_opposed
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, likeness
from briefgen.engines.extractive.merging.telling import Telling, Told
from briefgen.engines.extractive.merging.wording import wording_rank

# Set by hand and only looked over on merged stories of three papers each, not swept: a wrong join credits a source with
# what it did not say, so they are meant to be strict.
ALIKE = 0.5
HELD = 0.8
HELD_LEAST = 5
"""A short statement wholly held by a long one is the same only where it has this many stems."""

QUOTED_ALIKE = 90.0
QUOTED_WORDS = 5
KEY_STEMS = 8
"""A statement is looked up by this many of its rarest stems."""

CANDIDATES = 24
"""At most so many statements are compared with one; those that share the most rare stems come first."""

BUCKET = 400
"""A stem that so many different statements hold tells nothing."""


class Group(NamedTuple):
    """Claims that say the same, the best wording first."""

    members: tuple[Told, ...]

    @property
    def lead(self) -> Told:
        """The claim whose wording is shown."""
        return self.members[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all claims, that of the wording first."""
        return tuple(told.claim.key for told in self.members)

    @property
    def origins(self) -> int:
        """How many independent origins say it."""
        return len({told.origin for told in self.members})


class Neighbours:
    """An index that finds the statements which share rare stems with one."""

    def __init__(self, weights: Mapping[str, float], keys: int = KEY_STEMS, most: int = CANDIDATES) -> None:
        """Start empty; ``weights`` say how rare each stem is, ``keys`` stems lead to ``most`` statements."""
        self._weights = weights
        self._keys = keys
        self._most = most
        self._rarest: dict[Stems, list[str]] = {}
        self._buckets: defaultdict[str, list[int]] = defaultdict(list)

    def keys(self, stems: Stems) -> list[str]:
        """The rarest stems of a statement, found once: it is looked up, then added."""
        found = self._rarest.get(stems)
        if found is None:
            weights = self._weights
            found = sorted(stems, key=lambda each: (-weights.get(each, 1.0), each))[: self._keys]
            self._rarest[stems] = found
        return found

    def add(self, number: int, stems: Stems) -> None:
        """Make a statement known under its number."""
        for key in self.keys(stems):
            if len(self._buckets[key]) < BUCKET:
                self._buckets[key].append(number)

    def of(self, stems: Stems) -> list[int]:
        """The numbers of the statements nearest to one, nearest first."""
        shared: Counter[int] = Counter()
        for key in self.keys(stems):
            shared.update(self._buckets.get(key, ()))
        nearest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: self._most]
        return [number for number, _ in nearest]


def join(telling: Telling) -> tuple[Group, ...]:
    """All claims of a story, those that say the same together, in the order in which each was first told."""
    index = Neighbours(telling.weights)
    found: list[list[Told]] = []
    for told in telling.told:
        number = next((n for n in index.of(told.stems) if says_the_same(found[n][0], told, telling.weights)), None)
        if number is None:
            index.add(len(found), told.stems)
            found.append([told])
        else:
            found[number].append(told)
    return tuple(Group(_best_first(members)) for members in found)


def says_the_same(one: Told, other: Told, weights: Mapping[str, float]) -> bool:
    """Whether two claims are one statement: same speaker, same numbers, same sense, and mostly the same words."""
    a, b = one.claim, other.claim
    if speaker_of(one) != speaker_of(other) or (a.kind == "question") != (b.kind == "question"):
        return False
    if one.negative != other.negative or one.numbers != other.numbers or are_opposed(one.stems, other.stems):
        return False
    if one.stems == other.stems:
        return True
    if a.future != b.future or not _compatible(a.date, b.date):
        return False
    return same_quote(a.quote, b.quote) or _same_words(one.stems, other.stems, weights)


def speaker_of(told: Told) -> str | None:
    """Who says it: the story's actor, or the name as the source resolves it; None in the article's own voice."""
    return told.actor or told.claim.actor if told.claim.kind == "position" else None


def near_pairs(groups: Sequence[Group], weights: Mapping[str, float]) -> Iterator[tuple[Group, Group]]:
    """Pairs of groups that share rare stems, each pair once, in the order of the groups."""
    index = Neighbours(weights)
    for number, group in enumerate(groups):
        for other in sorted(index.of(group.lead.stems)):
            yield groups[other], group
        index.add(number, group.lead.stems)


def _best_first(members: Sequence[Told]) -> tuple[Told, ...]:
    best = min(range(len(members)), key=lambda n: (wording_rank(members[n].claim.text, members[n].claim.quote), n))
    return (members[best], *members[:best], *members[best + 1 :])


def same_quote(one: str | None, other: str | None) -> bool:
    """Whether two quotes of enough words are the same speech, one perhaps cut shorter."""
    if not one or not other or min(len(one.split()), len(other.split())) < QUOTED_WORDS:
        return False
    return partial_ratio(one.casefold(), other.casefold()) >= QUOTED_ALIKE


def _same_words(one: Stems, other: Stems, weights: Mapping[str, float]) -> bool:
    if likeness(one, other, weights) >= ALIKE:
        return True
    return min(len(one), len(other)) >= HELD_LEAST and coverage(one, other, weights) >= HELD


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether two dates can be one: the same, or one more precise than the other."""
    return not one or not other or one.startswith(other) or other.startswith(one)
