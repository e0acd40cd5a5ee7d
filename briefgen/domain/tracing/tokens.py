"""The words of a text as copies and topics are told by them: folded, and which of them are the article's own."""

import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import chain, islice, pairwise
from operator import ne
from sys import intern

from briefgen.domain.article import Article
from briefgen.domain.span import Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{1,1000}[”\"»]")
_SENTENCE_END = re.compile(r"\n|[.!?…][\"”’)\]]?\s")

Run = tuple[int, int]
"""The number of a first word, and of the one after the last."""


@cache
def _folded(word: str) -> str:
    """One object for every word of all articles: most of them stand in several."""
    return intern(word.casefold())


def folded(text: str) -> list[str]:
    """The words of a text, case folded; punctuation and apostrophes part words."""
    return [word.casefold() for word in _WORD.findall(text)]


class Words:
    """The words of an article's body, in order.

    ``own`` says of each word whether it stands outside quotation marks (such as do not close within 1,000 characters
    quote nothing), ``capital`` whether it holds a capital.  ``edges`` are the numbers of the words that begin a
    sentence, and the number of all words.
    """

    __slots__ = ("_body", "_kept", "capital", "edges", "own", "text", "words")

    def __init__(self, text: str, body: Sequence[Span]) -> None:
        """Find the words inside the spans of a text."""
        self.text, self._body = text, body
        written: list[str] = []
        self.own = bytearray()
        edges = {0}
        for start, end, own, ends in chain.from_iterable(_pieces(text, part) for part in body):
            written += _WORD.findall(text, start, end)
            self.own += (b"\x01" if own else b"\x00") * (len(written) - len(self.own))
            if ends:
                edges.add(len(written))
        self.words = list(map(_folded, written))
        self.capital = bytearray(map(ne, written, self.words))
        self.edges = array("L", sorted(edges | {len(written)}))
        self._kept: list[Run] = [(0, len(written))]

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, article: Article) -> "Words":
        """The words of an article's body."""
        return cls(article.text, article.body)

    def span(self, first: int, last: int) -> Span:
        """Where the words from one to another (both included) stand in the text as read."""
        numbers = list(chain.from_iterable(range(*run) for run in self._kept))
        places = chain.from_iterable(_WORD.finditer(self.text, *part) for part in self._body)
        found = list(islice(places, numbers[first], numbers[last] + 1))
        return Span(found[0].start(), found[-1].end())

    def sentences(self) -> Iterator[Run]:
        """Every sentence."""
        return pairwise(self.edges)

    def runs(self, size: int) -> "array[int]":
        """A number for every run of so many words, in order; equal runs have equal numbers within one process."""
        return array("q", map(hash, zip(*(self.words[start:] for start in range(size)), strict=False)))

    def without(self, sentences: Collection[Run]) -> "Words":
        """The same without some of its sentences."""
        kept = [sentence for sentence in self.sentences() if sentence not in sentences]
        other = Words("", ())
        other.text, other._body, other._kept = self.text, self._body, kept
        other.words = [word for first, after in kept for word in self.words[first:after]]
        other.own = bytearray(b"").join(self.own[first:after] for first, after in kept)
        other.capital = bytearray(b"").join(self.capital[first:after] for first, after in kept)
        sizes = [0]
        for first, after in kept:
            sizes.append(sizes[-1] + after - first)
        other.edges = array("L", sizes)
        return other


def _pieces(text: str, part: Span) -> Iterator[tuple[int, int, bool, bool]]:
    """The part in pieces: start, end, whether it is the article's own words, whether a sentence ends with it."""
    quoted = [match.span() for match in _QUOTED.finditer(text, *part)]
    opens, closes = {start for start, _ in quoted}, {end for _, end in quoted}
    ends = {match.end() for match in _SENTENCE_END.finditer(text, *part)} | {part.end}
    own = True
    for start, end in pairwise(sorted({part.start} | opens | closes | ends)):
        own = (own or start in closes) and start not in opens
        yield start, end, own, end in ends
