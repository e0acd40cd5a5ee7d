"""The words of a text as copies and topics are told by them: folded, and which of them are the article's own."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import pairwise
from sys import intern

from briefgen.domain.article import Article
from briefgen.domain.span import Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,1000}[”\"»]")
_SENTENCE_END = re.compile(r"\n|[.!?…][\"”’)\]]?\s")


def folded(text: str) -> list[str]:
    """The words of a text, case folded; punctuation and apostrophes part words."""
    return [word.casefold() for word in _WORD.findall(text)]


class Words:
    """The words of an article's body in order, each with its place in the text as read.

    ``own`` says of each word whether it stands outside quotation marks (such as do not close within 1,000 characters
    quote nothing).  ``edges`` are the numbers of the words that begin a sentence, and the number of all words.
    """

    __slots__ = ("edges", "own", "starts", "text", "words")

    def __init__(self, text: str, body: Collection[Span]) -> None:
        """Find the words inside the spans of a text."""
        self.text = text
        found = [match for part in body for match in _WORD.finditer(text, *part)]
        self.words = [intern(match.group().casefold()) for match in found]
        self.starts = array("L", [match.start() for match in found])
        self.own = bytearray(b"\x01" * len(found))
        edges = {0, len(found)}
        for part in body:
            edges.add(bisect_left(self.starts, part.start))
            edges.update(bisect_left(self.starts, end.end()) for end in _SENTENCE_END.finditer(text, *part))
            for quoted in _QUOTED.finditer(text, *part):
                first, after = (bisect_left(self.starts, place) for place in quoted.span())
                self.own[first:after] = bytes(after - first)
        self.edges = array("L", sorted(edges))

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, article: Article) -> "Words":
        """The words of an article's body."""
        return cls(article.text, article.body)

    def span(self, first: int, last: int) -> Span:
        """Where the words from one to another (both included) stand in the text as read."""
        end = _WORD.match(self.text, self.starts[last])
        return Span(self.starts[first], end.end() if end else self.starts[last])

    def is_capitalised(self, number: int) -> bool:
        """Whether a word is written with a capital."""
        return self.text[self.starts[number]].isupper()

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The first word and the one after the last of every sentence."""
        return pairwise(self.edges)

    def runs(self, size: int) -> "array[int]":
        """A number for every run of so many words, in order; equal runs have equal numbers within one process."""
        return array("q", map(hash, zip(*(self.words[start:] for start in range(size)), strict=False)))

    def without(self, sentences: Collection[tuple[int, int]]) -> "Words":
        """The same without some of its sentences."""
        keep = [edge for edge in self.sentences() if edge not in sentences]
        other = Words(self.text, ())
        other.words = [word for first, after in keep for word in self.words[first:after]]
        other.starts = array("L", [start for first, after in keep for start in self.starts[first:after]])
        other.own = bytearray(mark for first, after in keep for mark in self.own[first:after])
        sizes = [0]
        for first, after in keep:
            sizes.append(sizes[-1] + after - first)
        other.edges = array("L", sizes)
        return other
