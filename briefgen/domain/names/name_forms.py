"""What a name is made of, once spelling, accents, titles and possessives no longer count."""

import re
import unicodedata
from functools import cache, lru_cache

from briefgen.domain.wordlists import word_list, word_table

_SHORT_FORMS = frozenset(("corp", "inc", "co", "ltd", "plc", "llc", "ag", "sa"))
GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""What follows a name that father and son may share."""
Words = tuple[str, ...]
_PARTICLES = frozenset(("al", "el", "ul", "ad", "as", "ash", "an", "ar", "at", "az"))
_SORTS = frozenset(("company", "corporation", "group", "union", "limited", "incorporated"))
_SORTED = 3
"""Words of a name whose last may give its acronym no letter."""
_POSSESSIVE = re.compile(r"['’]s(?!\w)|['’](?!\w)")
_DROPPED = re.compile(r"[.'’‘`ʿʾʻ]")
_ARTICLE = re.compile(rf"\b(?:{'|'.join(sorted(_PARTICLES))})-(?=\w)")
_WORD = re.compile(r"\w+|&")
_RESPELT = (
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ey\b|iy\b|ij\b|y\b"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"q"), "k"),
    (re.compile(r"(?<=[aeiou])h\b"), ""),
    (re.compile(r"(?<=[dg])h"), ""),
)
_SHORTEST_RESPELT = 4  # below that, other spellings are mostly other names (Lee, Li; Roy, Roe)
_LONGEST = 200  # characters of a name that are looked at: hostile input must stay cheap
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:government of (?:the )?(.+)|(.+) (?:governments?|authorities|administration|side|state))$",
    re.IGNORECASE,
)


def name_words(name: str) -> tuple[str, ...]:
    """The comparable words of a name: ``Dr. Fouad al-Hussein’s`` gives ``("fuad", "husein")``."""
    return _name_words(name[:_LONGEST])


@lru_cache(maxsize=65536)
def _name_words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _ARTICLE.sub("", _POSSESSIVE.sub("", plain))
    words = _WORD.findall(_DROPPED.sub("", plain))
    words = words[1:] if words[:1] == ["the"] else words
    first = _untitled(words)
    kept = [word for n, word in enumerate(words[first:]) if not n or word not in _PARTICLES]
    while len(kept) > 1 and kept[-1] in GENERATIONS:
        kept.pop()
    return tuple(map(respelt, kept))


@lru_cache(maxsize=65536)
def respelt(word: str) -> str:
    """A word without what tells one transliteration from another (Fouad, Fuad; Mustafa, Moustafa)."""
    if len(word) < _SHORTEST_RESPELT:
        return word
    for pattern, replacement in _RESPELT:
        word = pattern.sub(replacement, word)
    return word


def _untitled(words: list[str]) -> int:
    """Where the name begins behind its titles; a name that is nothing but titles, or heads a body, keeps them."""
    first = 0
    while first < len(words) and words[first] in title_words():
        first += 1
    if first == len(words) or words[first] in word_list("small_words") or words[-1] in word_list("org_nouns"):
        return 0
    return first


@cache
def title_heads() -> frozenset[str]:
    """The words that may end a title or a form of address, lower case: ``minister``, not ``prime``."""
    return frozenset(title.split()[-1] for title in word_list("titles") | word_table("honorifics").keys())


@cache
def title_words() -> frozenset[str]:
    """Every single word of a title or a form of address, lower case."""
    return frozenset(word for title in word_list("titles") | word_table("honorifics").keys() for word in title.split())


@lru_cache(maxsize=65536)
def acronym_of(acronym: str, name: str) -> bool:
    """Whether capital letters (``PMF``, ``U.N.``, ``PMUs``) stand for the words of a name."""
    letters = acronym_letters(acronym)
    if not letters or " " not in name[:_LONGEST].strip():
        return False
    words = re.findall(r"\w+", _ARTICLE.sub("", _DROPPED.sub("", name[:_LONGEST].casefold())))
    while len(words) > 1 and words[-1] in _SHORT_FORMS:  # a company's form, cut short, gives its acronym no letter
        words.pop()
    return letters in _all_initials(tuple(words))


@lru_cache(maxsize=65536)
def acronym_letters(name: str) -> str:
    """The letters of an acronym, lower case; empty for what is none."""
    plain = name.strip().replace(".", "").removesuffix("’s").removesuffix("'s")
    plain = plain[:-1] if plain[:-1].isupper() and plain.endswith("s") else plain
    return plain.casefold() if re.fullmatch(r"[A-Z][A-Z&]{1,8}", plain) else ""


@lru_cache(maxsize=16384)
def _initials(words: tuple[str, ...]) -> frozenset[str]:
    """The acronyms that words may have: small words count or do not, all of them alike."""
    large = "".join(word[0] for word in words if word not in word_list("small_words"))
    every = "".join(word[0] for word in words)
    some = "".join(word[0] for word in words if word not in word_list("small_words") or word in {"of", "in", "and"})
    return frozenset((large, every, some))


def initials_of(name: str) -> frozenset[str]:
    """The acronyms that would stand for a name."""
    words = re.findall(r"\w+", _ARTICLE.sub("", _DROPPED.sub("", name[:_LONGEST].casefold())))
    return _all_initials(tuple(words)) if len(words) > 1 else frozenset()


def _all_initials(words: tuple[str, ...]) -> frozenset[str]:
    """The acronyms of some words, with and without what says only what sort of body it is: Dockers' Union."""
    sort_said = len(words) > _SORTED and words[-1] in _SORTS
    return _initials(words) | (_initials(words[:-1]) if sort_said else frozenset())


@lru_cache(maxsize=16384)
def country_of(name: str) -> str | None:
    """The country that a name, a demonym or ``the Iraqi government`` is another word for."""
    plain = _plain(name)
    if not (found := _countries().get(plain)) and (government := _GOVERNMENT.match(plain)):
        found = _countries().get(government[1] or government[2])
    return found


@lru_cache(maxsize=65536)
def known_as(name: str) -> str | None:
    """The one form under which a country, a party or a body that everybody abbreviates is compared."""
    return country_of(name) or _common().get(_plain(name)) or _party_of(_plain(name))


def party_of(name: str) -> str | None:
    """The name under which a party's people act: ``Republicans`` for GOP, Republican lawmakers."""
    known = known_as(name)
    return known if known in word_table("parties") else None


def _party_of(plain: str) -> str | None:
    """The party whose people a name speaks of: Republican lawmakers."""
    adjective, _, noun = plain.rpartition(" ")
    return _common().get(adjective) if adjective and noun in word_list("group_nouns") else None


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    plain = re.sub(r"['’]s?(?!\w)", "", name[:_LONGEST].strip().casefold().replace("’", "'"))
    return plain.removeprefix("the ").replace(".", "")


@cache
def _countries() -> dict[str, str]:
    rows = [*word_table("countries").items(), *word_table("demonyms").items()]
    return {_plain(form): country for country, forms in rows for form in (country, *forms)}


def is_demonym(name: str) -> bool:
    """Whether a word says whose or what somebody is, and does not name the country (Iraqi, Iraqis)."""
    return _plain(name) in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(_plain(form) for forms in word_table("demonyms").values() for form in forms)


@cache
def _common() -> dict[str, str]:
    rows = [*word_table("parties").items(), *word_table("acronyms").items()]
    return {_plain(form): name for name, forms in rows for form in (name, *forms)}
