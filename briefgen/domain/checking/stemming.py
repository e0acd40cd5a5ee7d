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
_PARTING = re.compile(r"[.,;:!?()\[\]]")


class Word(NamedTuple):
    """One word of a text: folded, its stem, and whether a mark stands between it and the word before."""

    text: str
    stem: str
    parted: bool


@cache
def _endings() -> tuple[tuple[int, frozenset[str]], ...]:
    """The endings by their length, the longest first."""
    endings = word_list("endings")
    lengths = sorted({len(ending) for ending in endings}, reverse=True)
    return tuple((length, frozenset(e for e in endings if len(e) == length)) for length in lengths)


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
    word = _cut(_cut(word))
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


@lru_cache(maxsize=65536)
def _word(text: str) -> Word:
    return Word(text, stem(text), parted=False)


def _cut(word: str) -> str:
    """The word without the longest ending that leaves enough of it."""
    for length, endings in _endings():
        if (ending := word[-length:]) in endings and len(word) - length >= (_SHORTEST if ending in _LIGHT else _SHORT):
            return word[:-length]
    return word


@lru_cache(maxsize=1024)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text in order; the end of a line parts them."""
    first, *others = text.split("\n")
    if not others:
        return _line_words(text)
    found = list(_line_words(first))
    for line in others:
        if words := _line_words(line):
            found.append(words[0]._replace(parted=True))
            found += words[1:]
    return tuple(found)


@lru_cache(maxsize=4096)
def _line_words(text: str) -> tuple[Word, ...]:
    """The same of one line: the sentences around a passage are read many times over."""
    first, *others = _PARTING.split(fold(text))
    words = list(map(_word, _WORD.findall(first)))
    for part in others:
        if found := _WORD.findall(part):
            words.append(_word(found[0])._replace(parted=True))
            words += map(_word, found[1:])
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
