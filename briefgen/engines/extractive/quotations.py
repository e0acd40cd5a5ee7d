"""Where the quotations of an article stand, however they are marked and however long they run."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.domain.chunk import Sentence
from briefgen.domain.span import Span

_MARK = re.compile(r"''|``|[\"“”„«»]")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_OPENS_AFTER = frozenset("([{-–—/:;=>“\"‘'")


def quotation_spans(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """The quotations of an article with their marks, in text order; none leaves its paragraph.

    A quotation that no mark closes runs to the end of its paragraph, as a speech of several paragraphs is printed.
    """
    paragraphs = _paragraphs(sentences)
    single = _single_marked(text, paragraphs)
    return tuple(span for paragraph in paragraphs for span in _in_paragraph(text, paragraph, single=single))


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


def _in_paragraph(text: str, paragraph: Span, *, single: bool) -> Iterator[Span]:
    marks = _SINGLE if single else _MARK
    opened: int | None = None
    for mark in marks.finditer(text, *paragraph):
        opens = _opens(text, mark, paragraph)
        if opened is None:
            if opens is not False:
                opened = mark.start()
        elif opens is not True:
            yield Span(opened, mark.end())
            opened = None
    if opened is not None and _long_enough(text, opened, paragraph):
        yield Span(opened, paragraph.end)


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
