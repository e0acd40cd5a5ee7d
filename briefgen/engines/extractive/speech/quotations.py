"""Where the quotations of an article stand, however they are marked and however long they run."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.domain.chunk import Sentence
from briefgen.domain.span import Span

_MARK = re.compile(r"'''?|``|[\"“”„«»]")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_PARAGRAPHS = 6
"""Paragraphs in which the end of a quotation is looked for, its own included."""

_OPENS_AFTER = frozenset("([{-–—/:;=>“\"‘'")


def quotation_spans(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """The quotations of an article with their marks, in text order.

    A quotation that no mark closes in its paragraph runs to that paragraph's end, as a speech of several paragraphs is
    printed, or to a mark in one of the next paragraphs that can only close it.
    """
    paragraphs = _paragraphs(sentences)
    marks = _SINGLE if _single_marked(text, paragraphs) else _MARK
    spans: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        first = max(paragraph.start, spans[-1].end if spans else 0)
        for opened, closed in _in_paragraph(text, Span(first, max(first, paragraph.end)), marks):
            end = closed or _end_further_on(text, paragraphs[number : number + _PARAGRAPHS], marks)
            if closed or end > paragraph.end or _long_enough(text, opened, paragraph):
                spans.append(Span(opened, end))
    return tuple(spans)


def _end_further_on(text: str, paragraphs: Sequence[Span], marks: re.Pattern[str]) -> int:
    """Where a quotation ends that its own paragraph, the first, does not close."""
    for paragraph in paragraphs[1:]:
        if (mark := marks.search(text, *paragraph)) is not None:
            return mark.end() if _opens(text, mark, paragraph) is False else paragraphs[0].end
    return paragraphs[0].end


def _paragraphs(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    groups = (list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph))
    return tuple(Span(group[0].span.start, group[-1].span.end) for group in groups)


def _single_marked(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether an article quotes with single marks: it has none of the others, or hardly any."""
    double = single = 0
    for span in paragraphs:
        double += sum(1 for _ in _MARK.finditer(text, *span))
        single += sum(1 for m in _SINGLE.finditer(text, *span) if text[m.start()] == "‘")
    return single > double


def _in_paragraph(text: str, paragraph: Span, marks: re.Pattern[str]) -> Iterator[tuple[int, int | None]]:
    """Where each quotation begins and ends; the last may have no end here."""
    opened: int | None = None
    for mark in marks.finditer(text, *paragraph):
        opens = _opens(text, mark, paragraph)
        if opened is None:
            if opens is not False:
                opened = mark.start()
        elif opens is not True:
            yield opened, mark.end()
            opened = None
    if opened is not None:
        yield opened, None


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool | None:
    """Whether a mark can only open (True), can only close (False), or may do either (None)."""
    if mark[0] in "“„«``":
        return True
    if mark[0] in "”»":
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    may_open = before.isspace() or before in _OPENS_AFTER
    may_close = after.isspace() or not after.isalnum()
    if may_open == may_close:
        return None
    return may_open


def _long_enough(text: str, opened: int, paragraph: Span) -> bool:
    """An unclosed mark opens a speech only where it begins a paragraph or a run of words after a colon or comma."""
    return opened == paragraph.start or text[max(paragraph.start, opened - 2) : opened].strip()[-1:] in {":", ","}
