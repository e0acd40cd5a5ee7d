"""Words reduced to what two forms of one word share: enough for comparing, not for reading."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.domain.alignment import fold
from briefgen.domain.wordlists import word_list

_SHORTEST = 4
_WORD = re.compile(r"\w+(?:'\w+)*")
_POSSESSIVE = ("'s", "'")
_LONGEST = 40
_PARTING = ".,;:!?()[]—"


class Word(NamedTuple):
    """One word of a text: folded, its stem, and whether a mark stands between it and the word before."""

    text: str
    stem: str
    parted: bool


@cache
def _endings() -> list[str]:
    return sorted(word_list("endings"), key=lambda ending: (-len(ending), ending))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What is left of a folded word without its ending."""
    for mark in _POSSESSIVE:
        word = word.removesuffix(mark)
    if len(word) > _LONGEST or not word.isalpha():
        return word
    for _ in range(2):
        for suffix in _endings():
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
                word = word[: -len(suffix)]
                break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


@lru_cache(maxsize=1024)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    folded, end = fold(text.replace("\n", " ; ")), 0
    words: list[Word] = []
    for match in _WORD.finditer(folded):
        words.append(Word(match[0], stem(match[0]), any(c in _PARTING for c in folded[end : match.start()])))
        end = match.end()
    return tuple(words)


def content_stems(text: str) -> list[str]:
    """The stems of the words that say something, in order, each once."""
    small = word_list("function_words")
    return list(dict.fromkeys(w.stem for w in words_in(text) if w.text not in small and not w.text.isnumeric()))
