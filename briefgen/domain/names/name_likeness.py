"""Whether two names could be one actor's: spellings, last names, acronyms, titles."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from briefgen.domain.names.name_forms import (
    Words,
    acronym_of,
    country_of,
    known_as,
    name_words,
    party_of,
    respelt,
)
from briefgen.domain.wordlists import word_list, word_table

_COMPANY = frozenset(
    map(respelt, ("inc", "corp", "corporation", "co", "company", "ltd", "plc", "llc", "group", "holdings"))
)
_COMPANY |= frozenset(map(respelt, ("computer", "motor", "airlines", "airways", "incorporated", "limited")))
_COMPANY |= frozenset(map(respelt, word_list("company_forms")))
_SCOPES = frozenset(("of", "for", "in", "and", "on", "at", "&"))  # before the last words, they make them another's
_CHAMBERS = frozenset(map(respelt, ("house", "senate", "congressional", "parliamentary")))
_SEATS = frozenset((("white", "huse"),))  # White House: a name before it is its holder's, and another government
_LOOKED_AT = 100  # characters of a name: hostile input must stay cheap
_JOINT = re.compile(r"\w{3,}-([A-Z]\w{2,})")
_MISSPELT = 6  # letters: in shorter words one letter makes another name


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two names could be one actor's."""
    words_a, words_b = name_words(a), name_words(b)
    if not words_a or not words_b:
        return False
    known_a, known_b = known_as(a), known_as(b)
    if (known_a and known_a == known_b) or "".join(words_a) == "".join(words_b):
        return True
    if acronym_of(a, b) or acronym_of(b, a) or _sit_in_chamber(a, b) or _sit_in_chamber(b, a):
        return True
    if _hyphenates(a, b) or _hyphenates(b, a):
        return False
    if country_of(a) or country_of(b):
        return _is_namesake(words_a, words_b)
    return _same_words(words_a, words_b)


def _hyphenates(joint: str, name: str) -> bool:
    """Whether a name of two that a hyphen joins is compared with one of them: Wale-Hansen, Hansen Motors."""
    if "-" not in joint or "-" in name:
        return False
    found = _JOINT.search(joint[:_LOOKED_AT])
    return found is not None and name.casefold().startswith(found[1].casefold())


def _sit_in_chamber(name: str, party: str) -> bool:
    """Whether a name is that of a party's people in one chamber: House Republicans."""
    chamber, *rest = name_words(name)
    return chamber in _CHAMBERS and (known := party_of(party)) is not None and tuple(rest) == name_words(known)


def _same_words(a: Words, b: Words) -> bool:
    short, long = sorted((_stem(large_words(a)), _stem(large_words(b))), key=len)
    if short == long:  # apart from a company's form, or a leading U.S.: General Motors Corp.
        formal = _stem(a) != a or _stem(b) != b
        return not set(short) <= _generic() or (len(short) > 1 and formal) or len(short) > 2  # noqa: PLR2004
    raw = a if len(a) > len(b) else b
    return _ends(short, long, raw) or _begins(short, long) or _full(short, long)


def large_words(words: Words) -> Words:
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


def core_words(name: str) -> Words:
    """What a name says apart from small words, a leading ``U.S.`` and a company's form."""
    return _stem(large_words(name_words(name)))


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
    if before and short in _SEATS:
        return False
    if before and len(short) > 1 and " ".join(before) in _places():
        return False
    return not before or before[-1] not in _SCOPES


def _begins(short: Words, long: Words) -> bool:
    """Whether the shorter name is the beginning of the longer: two words at least, or all but a company's form."""
    if len(short) >= len(long) or long[: len(short)] != short or set(short) <= _generic():
        return False
    if len(short) == 1 and set(long[1:]) <= _trades():  # Kite, Kite Electronics
        return True
    return set(long[len(short) :]) <= _COMPANY or (len(short) > 1 and short[0] not in _given())


def _full(short: Words, long: Words) -> bool:
    """Whether two people's full names agree in last name and first name, and do not differ in what is between."""
    if long[-1] in _bodies():  # of bodies what is between tells one from another
        return False
    if len(short) < 2 or not _alike(short[-1], long[-1]):  # noqa: PLR2004 - first and last
        return False
    if len(long) > len(short) and len(long[0]) == 1 and not _first_alike(short[0], long[0]):
        long = long[1:]  # G. Richard Wale goes by Rick
    if not _first_alike(short[0], long[0]):
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
def _trades() -> frozenset[str]:
    return frozenset(map(respelt, word_list("company_trades"))) | _COMPANY


@cache
def _places() -> frozenset[str]:
    return frozenset(" ".join(name_words(place)) for place in word_list("places"))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(map(respelt, word_list("org_nouns")))


@cache
def _generic() -> frozenset[str]:
    words = word_list("org_nouns") | word_list("titles") | word_list("places") | word_list("group_nouns")
    return frozenset(map(respelt, words))
