"""An article's text in the pieces that a page puts its marks around: exact, in order, and nothing twice.

A mark is an element, elements nest, and citations may cross: one that does is torn where the other ends.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from statistics import median
from typing import Literal, NamedTuple, TypeVar

from briefgen.domain.article import Article
from briefgen.domain.citation import Citation
from briefgen.domain.span import Span

Thing = TypeVar("Thing")

HARD_WRAPPED = (40, 100)
"""Characters that lines typically have which were broken to fit a screen or a sheet, not at a paragraph's end."""

LONGEST_CUT = 1500
"""Characters of one removed stretch that are shown, two thirds of them from its beginning."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n)[\s]*")
_LINE = re.compile(r"\n\s*")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a page cannot hold as it is, and what turns the words behind it around."""

_NO_END = 1 << 60


class Piece(NamedTuple):
    """One step through the text.

    ``open`` and ``close`` a mark of the citation ``cite``, ``first`` where it is the first of its parts; ``back``
    stands behind the last of them.  ``text`` is to be printed; ``tone`` says that it was removed (``cut``) or held back
    (``held``), and ``rule`` by which rule.
    """

    what: Literal["open", "close", "text", "back"]
    text: str = ""
    cite: str = ""
    first: bool = False
    tone: str = ""
    rule: str = ""


class Block(NamedTuple):
    """A paragraph; ``cut`` where nothing of it was kept."""

    pieces: tuple[Piece, ...]
    cut: bool


class _Tone(NamedTuple):
    span: Span
    tone: str
    rule: str


class _Mark(NamedTuple):
    """A part of a citation: ordered so that the outer one of two that begin together comes first."""

    start: int
    end_first: int
    cite: str
    first: bool
    last: bool

    @property
    def end(self) -> int:
        return -self.end_first


def blocks_of(article: Article, citations: Iterable[Citation]) -> tuple[Block, ...]:
    """The article's text as paragraphs, with the citations marked.

    Put together, the texts of the pieces are the text as read, but for the middle of long removed stretches and for
    characters that no page can hold, each of which is replaced by one other.
    """
    text = _UNSAFE.sub("\ufffd", article.text)
    lead = len(text) - len(text.lstrip())
    edges = [0, *(found.end() for found in _breaks(text) if found.start() >= lead), len(text)]
    tones = _dealt(((tone.span, tone) for tone in _tones(article)), edges)
    marks = _dealt(
        (
            (Span(each.start, each.end), _Mark(each.start, -each.end, each.id, first=True, last=True))
            for each in citations
        ),
        edges,
    )
    found = []
    for number, block in enumerate(map(Span, edges, edges[1:])):
        clipped = [_clipped(mark, block) for mark in marks.get(number, ())]
        if pieces := tuple(_pieces(text, block, tones.get(number, ()), clipped)):
            found.append(Block(pieces, cut=_all_cut(pieces)))
    return tuple(found)


def _dealt(things: Iterable[tuple[Span, Thing]], edges: Sequence[int]) -> dict[int, list[Thing]]:
    """What lies in each block, by the block's number, in the order given."""
    dealt: dict[int, list[Thing]] = {}
    for span, thing in things:
        number = bisect_right(edges, span.start) - 1
        while number < len(edges) - 1 and edges[number] < span.end:
            dealt.setdefault(number, []).append(thing)
            number += 1
    return dealt


def torn(blocks: Iterable[Block]) -> Iterator[str]:
    """The citations that have more than one part."""
    for block in blocks:
        yield from (piece.cite for piece in block.pieces if piece.what == "open" and not piece.first)


def _breaks(text: str) -> Iterator[re.Match[str]]:
    """Where paragraphs end: at every line's end, or at blank lines where lines are broken to a width."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    low, high = HARD_WRAPPED
    wrapped = len(lengths) > 1 and low <= median(lengths) <= high and max(lengths) <= 2 * high
    return (_BLANK_LINE if wrapped else _LINE).finditer(text)


def _tones(article: Article) -> Iterator[_Tone]:
    """What of the text is not plainly the article's, in order."""
    held = [_Tone(cut.span, "held", cut.rule) for cut in article.held]
    cuts = [_Tone(cut.span, "cut", cut.rule) for cut in article.cuts]
    yield from sorted(held + cuts)


def _clipped(mark: _Mark, block: Span) -> _Mark:
    start, end = max(mark.start, block.start), min(mark.end, block.end)
    return _Mark(start, -end, mark.cite, first=mark.first and start == mark.start, last=mark.last and end == mark.end)


def _pieces(text: str, block: Span, tones: Sequence[_Tone], marks: list[_Mark]) -> Iterator[Piece]:
    heapify(marks)
    open_marks: list[_Mark] = []
    at = block.start
    while marks or open_marks:
        opens = marks[0].start if marks else _NO_END
        closes = open_marks[-1].end if open_marks else _NO_END
        yield from _texts(text, Span(at, min(opens, closes)), tones, cited=bool(open_marks))
        at = min(opens, closes)
        if closes <= opens:
            mark = open_marks.pop()
            yield Piece("close", cite=mark.cite)
            if mark.last:
                yield Piece("back", cite=mark.cite)
        else:
            mark = heappop(marks)
            if mark.end > closes:  # it crosses the one around it
                heappush(marks, _Mark(closes, mark.end_first, mark.cite, first=False, last=mark.last))
                mark = _Mark(mark.start, -closes, mark.cite, first=mark.first, last=False)
            open_marks.append(mark)
            yield Piece("open", cite=mark.cite, first=mark.first)
    yield from _texts(text, Span(at, block.end), tones, cited=False)


def _texts(text: str, span: Span, tones: Sequence[_Tone], *, cited: bool) -> Iterator[Piece]:
    """A stretch without marks, in pieces of one tone; what is cited is shown whole, whatever became of it."""
    at = span.start
    for tone in tones:
        start, end = max(at, tone.span.start), min(span.end, tone.span.end)
        if start >= end:
            continue
        if start > at:
            yield Piece("text", text[at:start])
        if cited:
            yield Piece("text", text[start:end])
        else:
            words = text[start:end] if tone.tone == "held" else _shortened(text[start:end])
            yield Piece("text", words, tone=tone.tone, rule=tone.rule)
        at = end
    if at < span.end:
        yield Piece("text", text[at : span.end])


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_CUT:
        return words
    head, tail = words[: LONGEST_CUT * 2 // 3], words[-LONGEST_CUT // 3 :]
    return f"{head} […{len(words) - len(head) - len(tail):,} characters more…] {tail}"


def _all_cut(pieces: Sequence[Piece]) -> bool:
    shown = [piece for piece in pieces if piece.what != "text" or piece.text.strip()]
    return all(piece.tone == "cut" for piece in shown)
