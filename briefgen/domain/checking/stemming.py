"""Words reduced to what two forms of one word share: enough for comparing, not for reading."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.domain.names.mentions import is_ordinary, mentions_in
from briefgen.domain.text.alignment import fold
from briefgen.domain.wordlists import word_list, word_table

_SHORT, _SHORTEST = 4, 3
_LIGHT = frozenset({"s", "es", "ed", "e", "ing", "ies", "ied"})
_WORD = re.compile(r"\w+(?:'\w+)*")
_POSSESSIVE = ("'s", "'")
_LONGEST = 40
_BRITISH = 5
_PARTING = frozenset(".,;:!?()[]")


class Word(NamedTuple):
    """One word of a text: folded, its stem, and whether a mark stands between it and the word before."""

    text: str
    stem: str
    parted: bool


@cache
def _endings() -> list[str]:
    return sorted(word_list("endings"), key=lambda ending: (-len(ending), ending))


@cache
def _irregular() -> dict[str, str]:
    return {form: word for word, forms in word_table("irregular_forms").items() for form in forms}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What is left of a folded word without its ending."""
    for mark in _POSSESSIVE:
        word = word.removesuffix(mark)
    word = _irregular().get(word, word).replace("z", "s")  # organize, organise
    if len(word) > _BRITISH:
        word = word.replace("our", "or")
    if len(word) > _LONGEST or not word.isalpha():
        return word
    for _ in range(2):
        for ending in _endings():
            if word.endswith(ending) and len(word) - len(ending) >= (_SHORTEST if ending in _LIGHT else _SHORT):
                word = word[: -len(ending)]
                break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


@lru_cache(maxsize=1024)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    folded, end = fold(text.replace("\n", " ; ")), 0
    words: list[Word] = []
    for match in _WORD.finditer(folded):
        gap = folded[end : match.start()]
        words.append(Word(match[0], stem(match[0]), gap != " " and not _PARTING.isdisjoint(gap)))
        end = match.end()
    return tuple(words)


def content_stems(text: str) -> list[str]:
    """The stems of the words that say something, in order, each once."""
    small = word_list("function_words")
    return list(dict.fromkeys(w.stem for w in words_in(text) if w.text not in small and not w.text.isnumeric()))


def own_stems(text: str) -> list[str]:
    """The content stems of a text without its names and its verbs of saying."""
    names = (word for mention in mentions_in(text) for word in mention.words if not is_ordinary(word))
    aside = {part.text for name in names for part in words_in(name)} | word_list("saying_verbs")
    small = word_list("function_words")
    words = (word for word in words_in(text) if word.text not in small and not word.text.isnumeric())
    return list(dict.fromkeys(word.stem for word in words if word.text.removesuffix("'s") not in aside))
