"""The words of a text as a set: what a search for some words asks first, since most texts hold none of them."""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def word_set(text: str) -> frozenset[str]:
    """The words of a text, casefolded; remembered, since every rule asks about the same sentences."""
    return frozenset(_WORD.findall(text.casefold()))


def telltales(entries: Iterable[str]) -> frozenset[str]:
    """The longest word of every entry: a text that has none of these words has none of the entries."""
    return frozenset(max(_WORD.findall(entry.casefold()), key=len) for entry in entries)


class WordSearch:
    """A pattern that is searched for only where the text has one of the words without which it cannot match."""

    def __init__(self, pattern: str, words: str | Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> None:
        """Compile ``pattern``; ``words`` (a text or some entries) hold a word of every possible match, whole."""
        self.pattern = re.compile(pattern, flags)
        self.words = word_set(words) if isinstance(words, str) else telltales(words)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the pattern's own ``search`` has it."""
        return None if self.words.isdisjoint(word_set(text)) else self.pattern.search(text)
