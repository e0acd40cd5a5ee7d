"""Which names are one actor's: spellings, last names, acronyms, titles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from briefgen.domain.name_forms import (
    acronym_letters,
    acronym_of,
    country_of,
    initials_of,
    known_as,
    name_words,
    respelt,
)
from briefgen.domain.story import ActorKind
from briefgen.domain.wordlists import word_list, word_table

__all__ = ["acronym_of", "country_of", "group_names", "name_words", "same_name"]

Words = tuple[str, ...]

_COMPANY = frozenset(
    map(respelt, ("inc", "corp", "corporation", "co", "company", "ltd", "plc", "llc", "group", "holdings"))
)
_COMPANY |= frozenset(map(respelt, ("computer", "motor", "airlines", "airways", "incorporated", "limited")))
_MISSPELT = 6  # letters: in shorter words one letter makes another name


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names could be one actor's."""
    words_a, words_b = name_words(a), name_words(b)
    if not words_a or not words_b:
        return False
    known_a, known_b = known_as(a), known_as(b)
    if known_a and known_a == known_b:
        return True
    if "".join(words_a) == "".join(words_b) or acronym_of(a, b) or acronym_of(b, a):
        return True
    if country_of(a) or country_of(b):
        return _is_namesake(words_a, words_b)
    return _same_words(words_a, words_b)


def _same_words(a: Words, b: Words) -> bool:
    short, long = sorted((_stem(_large(a)), _stem(_large(b))), key=len)
    if short == long:
        return not set(short) <= _generic()
    raw = a if len(a) > len(b) else b
    return _ends(short, long, raw) or _begins(short, long) or _full(short, long)


def _large(words: Words) -> Words:
    """The words that count: small ones and a leading ``U.S.`` go, a nationality is its country."""
    if words[:1] == ("us",) and len(words) > 2:  # noqa: PLR2004 - a body has two words
        words = words[1:]
    elif words[:2] == ("united", "states") and len(words) > 3:  # noqa: PLR2004
        words = words[2:]
    return tuple(_nations().get(word, word) for word in words if word not in word_list("small_words")) or words


@cache
def _nations() -> dict[str, str]:
    rows = word_table("demonyms").items()
    forms = ((name_words(form), name_words(country)) for country, forms in rows for form in forms)
    return {form[0]: country[0] for form, country in forms if len(form) == len(country) == 1}


def _stem(words: Words) -> Words:
    """The words without a company's form: Apple Inc., Apple Computer."""
    end = len(words)
    while end > 1 and words[end - 1] in _COMPANY:
        end -= 1
    return words[:end]


def _is_namesake(a: Words, b: Words) -> bool:
    """Whether a country's name is somebody's last name (Jordan, Jim Jordan)."""
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and 1 < len(long) <= 3 and long[-1] == short[0] and long[0] in _given()  # noqa: PLR2004 - a person has two or three words


def _ends(short: Words, long: Words, raw: Words) -> bool:
    """Whether the shorter name is the end of the longer: a last name, or a body without its country."""
    if not short or len(short) >= len(long) or long[-len(short) :] != short or set(short) <= _generic():
        return False
    before = raw[: -len(short)] if raw[-len(short) :] == short else ()
    if before and len(short) > 1 and " ".join(before) in word_list("places"):
        return False
    return not before or before[-1] not in word_list("small_words")


def _begins(short: Words, long: Words) -> bool:
    """Whether the shorter name is the beginning of the longer: two words at least, or all but a company's form."""
    if len(short) >= len(long) or long[: len(short)] != short or set(short) <= _generic():
        return False
    return set(long[len(short) :]) <= _COMPANY or (len(short) > 1 and short[0] not in _given())


def _full(short: Words, long: Words) -> bool:
    """Whether two full names agree in last name and first name, and do not differ in what is between."""
    if len(short) < 2 or not _alike(short[-1], long[-1]) or not _first_alike(short[0], long[0]):  # noqa: PLR2004 - first and last
        return False
    if (short[0] != long[0]) + (short[-1] != long[-1]) > 1 and len(short[0]) > 1 < len(long[0]):
        return False
    return all(any(_inner_alike(word, other) for other in long[1:-1]) for word in short[1:-1])


def _inner_alike(a: str, b: str) -> bool:
    return a == b or (a[0] == b[0] and 1 in (len(a), len(b)))


def _first_alike(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return _alike(a, b) or bool(_variants().get(a, frozenset()) & _variants().get(b, frozenset()))


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= _MISSPELT and Levenshtein.distance(a, b, score_cutoff=1) <= 1)


@cache
def _variants() -> dict[str, frozenset[str]]:
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for name, others in word_table("given_name_variants").items():
        for form in (name, *others):
            rows["".join(name_words(form))].add(name)
    return {form: frozenset(names) for form, names in rows.items()}


@cache
def _given() -> frozenset[str]:
    return frozenset(map(respelt, word_list("given_names_m") | word_list("given_names_f")))


@cache
def _generic() -> frozenset[str]:
    words = word_list("org_nouns") | word_list("titles") | word_list("places") | word_list("group_nouns")
    return frozenset(map(respelt, words))


Name = tuple[str, ActorKind, int]


def group_names(names: Sequence[Name]) -> tuple[tuple[int, ...], ...]:
    """Clusters of indices into (name, kind, mentions): one cluster is one actor over all sources.

    Two full names that differ are never joined; a bare last name goes to the most mentioned full name that it fits.
    """
    groups = _Groups(names)
    for index in sorted(range(len(names)), key=lambda n: (-_fullness(names[n][0]), -names[n][2], n)):
        groups.add(index)
    return tuple(tuple(sorted(group)) for group in sorted(groups.members, key=min))


def _fullness(name: str) -> int:
    return 0 if acronym_letters(name) else min(len(name_words(name)), 3)


class _Groups:
    """Names that have found their actor, and where to look for one."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.given = _given_alone(names)
        self.members: list[list[int]] = []
        self.places: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, index: int) -> None:
        """Put a name with the most mentioned actor that it fits, else with a new one."""
        name, _, _ = self.names[index]
        name = self.given.get(name, name)
        near = {number for key in _keys(name) for number in self.places[key]}
        fitting = [number for number in near if self._fits(index, self.members[number])]
        if fitting:
            number = max(fitting, key=lambda n: (sum(self.names[m][2] for m in self.members[n]), -n))
            self.members[number].append(index)
        else:
            number = len(self.members)
            self.members.append([index])
        for key in _keys(name):
            self.places[key].add(number)

    def _fits(self, index: int, group: list[int]) -> bool:
        name, kind = self.given.get(self.names[index][0], self.names[index][0]), self.names[index][1]
        if (kind == "person") != (self.names[group[0]][1] == "person"):
            return False
        if kind != "person" and not self._is_whole(name, group):
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
    """Bare given names that only one full name begins with, and that name."""
    full = {name: words for name, kind, _ in names if kind == "person" and len(words := name_words(name)) > 1}
    found = {}
    for name, kind, _ in names:
        words = name_words(name)
        if kind == "person" and len(words) == 1 and all(words[0] != other[-1] for other in full.values()):
            owners = [other for other, parts in full.items() if parts[0] == words[0]]
            if owners and all(same_name(owners[0], other) for other in owners):
                found[name] = owners[0]
    return found


def _keys(name: str) -> Iterable[str]:
    """Under what a name is looked up: its words, its acronym, what it is known as; misspellings by their beginnings."""
    words = name_words(name)
    yield from (word[:4] for word in {*words, *_large(words), "".join(words)})
    yield from (f"={letters}" for letters in (initials_of(name) | {acronym_letters(name)}) if letters)
    if known := known_as(name):
        yield f"@{known}"
