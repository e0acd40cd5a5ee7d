"""How much two statements speak of the same thing, by the words they share."""

import re
from functools import lru_cache

from briefgen.domain.wordlists import word_list

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{3,}")
_STEM = 5


@lru_cache(maxsize=4096)
def telling_words(text: str) -> frozenset[str]:
    """The numbers and the stems of the words that carry a statement, names with the rest."""
    return frozenset(word[:_STEM] if word[0].isalpha() else word for word in _words(text))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter statement's words that the longer one has."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _words(text: str) -> list[str]:
    untelling = word_list("untelling_words")
    return [word for word in _WORD.findall(text.lower()) if word not in untelling]
