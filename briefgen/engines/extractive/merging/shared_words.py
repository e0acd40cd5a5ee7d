"""What two statements have in common: their content words, cut to stems and weighed by how rare they are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log

from briefgen.domain.wordlists import word_list, word_table

Stems = frozenset[str]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{1,40}")
_POSSESSIVE = re.compile(r"[’'](?:s\b|(?!\w))")
_CAPITAL = re.compile(r"\b[A-Z][\w.’'-]{0,40}")
_NOT = re.compile(r"n[’']t\b")
_ENDING = re.compile(r"(?<=\w\w\w)(?:ingly|ings|ing|edly|ied|ies|ers|ed|es|er|ly|e|y|(?<!s)s)$")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,8}")
STEM_LETTERS = 7
"""Long words are compared by their beginning: *disarm, disarmed, disarmament* are one, most other words stay apart."""


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; ``U.S.`` is one word, a possessive ``'s`` is none, ``n't`` is ``not``."""
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), text) if "." in text[:-1] else text
    plain = plain.casefold()
    if "’" in plain or "'" in plain:
        plain = _POSSESSIVE.sub("", _NOT.sub(" not", plain))
    return _WORD.findall(plain)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part of a word that its inflected forms share."""
    return word if word[:1].isdigit() else _ENDING.sub("", word)[:STEM_LETTERS]


@cache
def _countries() -> dict[str, str]:
    """The country of every demonym of one word: *Iraqi* and *Iraqis* speak of Iraq."""
    table = word_table("demonyms")
    return {
        word.casefold(): country.casefold() for country, words in table.items() for word in words if " " not in word
    }


@lru_cache(maxsize=50_000)
def _content_stem(word: str) -> str:
    """The stem under which a word is compared, empty for a word that says nothing by itself."""
    return "" if word in word_list("likeness_stopwords") else stem(_countries().get(word, word))


def stem_list(text: str) -> list[str]:
    """The stems of the content words of a text, in its order."""
    return [each for each in map(_content_stem, words_of(text)) if each]


def plain_stems(text: str) -> Stems:
    """The stems of the content words that are written small: what is said, without whom it is said of."""
    return stems_of(_CAPITAL.sub(" ", text))


@lru_cache(maxsize=4096)
def stems_of(text: str) -> Stems:
    """The stems of the content words of a text."""
    return frozenset(stem_list(text))


def numbers_of(stems: Stems) -> Stems:
    """The stems that are numbers."""
    return frozenset(each for each in stems if each[:1].isdigit())


def rarity(bags: Iterable[Stems]) -> dict[str, float]:
    """The weight of each stem: the fewer bags hold it, the more it tells (smoothed inverse document frequency)."""
    counts: Counter[str] = Counter()
    total = 0
    for bag in bags:
        counts.update(bag)
        total += 1
    return {each: log(1 + total / count) for each, count in counts.items()}


def weight_of(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    """How much some stems tell together; added in order, so that equal sets weigh equal to the last digit."""
    return sum(weights.get(each, 1.0) for each in sorted(stems))


def likeness(one: Stems, other: Stems, weights: Mapping[str, float]) -> float:
    """Shared weight over the weight of both (weighted Jaccard), 0 to 1."""
    shared = one & other
    return weight_of(shared, weights) / weight_of(one | other, weights) if shared else 0.0


def coverage(one: Stems, other: Stems, weights: Mapping[str, float]) -> float:
    """The share of the lighter statement's weight that the other one has too, 0 to 1."""
    shared = one & other
    if not shared:
        return 0.0
    return weight_of(shared, weights) / min(weight_of(one, weights), weight_of(other, weights))
