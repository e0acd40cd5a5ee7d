"""The words of a sentence, each quotation in it folded into one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.chunk import Sentence
from briefgen.domain.span import Span

QUOTED = '"'
"""The lower-case form of a folded quotation."""

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,6}|[A-Z]\.(?=\s+[A-Z])|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Capt|St|Jr|Sr|Prof|Rev|No|Inc|Corp|Co)\.(?=\s)"
    r"|\d[\d,.]*\d|[’'][sS]\b|[^\W_]+(?:[-&][^\W_]+|[’'](?![sS]\b)[^\W_]+)*|--+|\.{3}|''|\S"
)


class Line(NamedTuple):
    """A sentence as parallel sequences: ``low`` holds the words in lower case, ``start`` and ``end`` their places.

    A quotation is one word (``QUOTED``); its place is the whole quotation, which may begin before the sentence and run
    on after it.
    """

    sentence: Sentence
    words: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    def span(self, first: int, stop: int) -> Span:
        """The place of the words ``first`` up to ``stop``."""
        return Span(self.start[first], self.end[stop - 1])


def lines_of(text: str, sentences: Sequence[Sentence], quotations: Sequence[Span]) -> tuple[Line, ...]:
    """Every sentence as words; ``quotations`` lie in text order and do not overlap.

    A quotation that ends in "?" or "!" right before a sentence counts as its first word: "“Really?” Ito said."
    """
    first = 0
    lines = []
    for sentence in sentences:
        while first < len(quotations) and not _reaches(text, quotations[first], sentence.span.start):
            first += 1
        lines.append(_line(text, sentence, quotations, first))
    return tuple(lines)


def _reaches(text: str, quotation: Span, start: int) -> bool:
    if quotation.end > start:
        return True
    if start - quotation.end > 1 or text[quotation.end : start] not in {"", " "}:
        return False
    return text[max(0, quotation.end - 3) : quotation.end].rstrip("\"”’'»)")[-1:] in {"?", "!", "…", "-", "—"}


def _line(text: str, sentence: Sentence, quotations: Sequence[Span], first: int) -> Line:
    places = list(_places(text, sentence.span, quotations, first))
    words = tuple(text[start:end] for start, end, _ in places)
    return Line(
        sentence,
        words,
        tuple(_low(words, places)),
        tuple(place[0] for place in places),
        tuple(place[1] for place in places),
    )


def _low(words: Sequence[str], places: Sequence[tuple[int, int, str | None]]) -> Iterator[str]:
    """The words in lower case; the apostrophe of "the ministers' plan" counts as "'s"."""
    before = ""
    for word, (_, _, folded) in zip(words, places, strict=True):
        low = folded or word.lower().replace("’", "'")
        yield "'s" if low == "'" and before.endswith("s") else low
        before = low


def _places(text: str, span: Span, quotations: Sequence[Span], first: int) -> Iterator[tuple[int, int, str | None]]:
    at = span.start
    while first < len(quotations) and quotations[first].start < span.end:
        quotation = quotations[first]
        yield from ((m.start(), m.end(), None) for m in _TOKEN.finditer(text, at, max(at, quotation.start)))
        yield quotation.start, quotation.end, QUOTED
        at = max(at, min(quotation.end, span.end))
        first += 1
    yield from ((m.start(), m.end(), None) for m in _TOKEN.finditer(text, at, span.end))
