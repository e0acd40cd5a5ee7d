"""The blocks of a page of text: its paragraphs, lines and list items, as a reader would see them apart.

A line is a block, save where lines were wrapped: then the paragraph is one.  A very long line is a page without line
breaks; its sentences are blocks of their own, marked as going on (``joined``), and where a menu or a headline is glued
to the head of a sentence it is split off.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.domain.cleaning.furniture import is_date_line
from briefgen.domain.cleaning.glue import parted, title_copies
from briefgen.domain.span import Span
from briefgen.domain.text.run_ins import labels_picture, run_ins, runs_in
from briefgen.domain.text.sentences import sentence_spans
from briefgen.domain.wordlists import word_list

_LINE = re.compile(r"[^\n]*\n?")
_SPACE = (
    "".join(map(chr, filter(lambda code: chr(code).isspace(), range(0x3001)))) + "\ufeff\u200b\u200c\u200d\u2060\u00ad"
)
_ITEM = re.compile(r"\s*(?:[•\u2043◦▪●■‣*+]|[-–—]\s|\(?\d{1,2}[.)]\s)")
_TERMINALS = (".", "!", "?", ":", ";", "…", "”", '"', "’", ")", "»")
_WRAP_WIDTHS = range(45, 121)  # no page is wrapped narrower or wider
_WRAP_SLACK = 4
_TWO = 2  # lines
_WRAPPED_SHARE = 0.8
_CONTINUED = 40  # a line this long that stops in mid-sentence was cut by the page, not by the writer
_UNBROKEN = 700  # characters; of 160 pages read, no paragraph of an article is longer, unless the whole article is one
_ODD_SHARE = 0.06  # of a long line; an article in one paragraph may hold an odd sentence
_RUN_IN_SHARE = 0.3  # of a long line of prose; of 861 articles, one lost two thirds of its words at .1 to .26
_PROSE_STOPS = 0.15
_FEW_WORDS = 8


UNREAD = "too long to read"
"""The rule of what stands behind the part of a page that is read."""

_MOST_CHARACTERS = 1_000_000
_MOST_LINES = 20_000
"""No article is so long: a thick book has fewer characters.  Pages of this size take some ten seconds in all."""


def read_part(text: str) -> Span:
    """The part of a page that is read: all of it, unless it is longer than any article."""
    reach = end = 0
    for _ in range(_MOST_LINES):
        end = text.find("\n", reach, _MOST_CHARACTERS)
        if end < 0:
            return Span(0, min(len(text), _MOST_CHARACTERS))
        reach = end + 1
    return Span(0, reach)


class Block(NamedTuple):
    """A stretch without white space at its ends; ``joined``: it goes on in the line of the one before.

    ``apart``: it is one sentence, or less, of a line that was taken apart; a run of several is a paragraph like others.
    """

    span: Span
    text: str
    gap: bool
    """Whether an empty line stands before it."""
    joined: bool = False
    apart: bool = False
    parted: bool = False
    """Whether it goes on in the sentence of the one before, from which it was parted."""
    title: bool = False
    """Whether it is a copy of the page's title."""


def page_blocks(text: str) -> tuple[Block, ...]:
    """Every block that holds more than white space, in order."""
    found: list[Block] = []
    copies = title_copies(text)
    for group in _groups(text):
        for number, lines in enumerate(_paragraphs(text, group)):
            span = Span(lines[0].start, lines[-1].end)
            broken = span.size <= _UNBROKEN and not any(run_ins(text, *span))
            gap = number == 0
            found += [_block(text, span, gap=gap)] if broken else _split(text, span, copies, gap=gap)
    return tuple(_titled(found, copies))


def _titled(blocks: Sequence[Block], copies: Sequence[Span]) -> Iterator[Block]:
    """The blocks, those marked that are hardly more than a copy of the page's title."""
    starts = [copy.start for copy in copies]
    for block in blocks:
        place = bisect_right(starts, block.span.start)
        near = copies[max(0, place - 1) : place + 1]
        yield block._replace(title=any(2 * copy.overlap(block.span) > block.span.size for copy in near))


def _block(text: str, span: Span, *, gap: bool) -> Block:
    return Block(span, span.of(text), gap)


def _bare(text: str, span: Span) -> Span:
    """The span without white space and zero-width marks at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_SPACE))
    return Span(start, max(start, span.start + len(words.rstrip(_SPACE))))


def _groups(text: str) -> Iterator[list[Span]]:
    """Runs of lines between empty ones, each line without its margins."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        line = _bare(text, Span(*match.span()))
        if line.size:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _paragraphs(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Lines of one group that belong together."""
    wrapped = _is_wrapped(text, lines)
    paragraph = [lines[0]]
    for line in lines[1:]:
        before, after = paragraph[-1].of(text), line.of(text)
        goes_on = len(before) >= _CONTINUED and after[0].islower() and not before.endswith(_TERMINALS)
        if (wrapped or goes_on) and not _ITEM.match(after) and not is_date_line(after):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines were broken where the next word did not fit, rather than where a thought ends."""
    width = max(line.size for line in lines)
    if len(lines) == 1 or width not in _WRAP_WIDTHS:
        return False
    if len(lines) == _TWO and not lines[1].of(text).endswith(_TERMINALS):
        return False  # a headline and what stands under it
    full = broken = 0
    for line, following in pairwise(lines):
        word = following.of(text).split(maxsplit=1)[0]
        full += line.size + 1 + len(word) > width - _WRAP_SLACK
        broken += text[line.end - 1] not in '.!?:”"'
    return full >= _WRAPPED_SHARE * (len(lines) - 1) and broken > 0


def _split(text: str, line: Span, copies: Sequence[Span], *, gap: bool) -> list[Block]:
    """The sentences of a long line, glued menus and headlines apart; where it is nearly all prose, as few as can be."""
    sentences = [(sentence, parted(text, sentence, copies)) for sentence in sentence_spans(text, line)]
    ran_in = _ran_in(text, [sentence for sentence, _ in sentences])
    odd = sum(
        sentence.size
        for sentence, parts in sentences
        if sentence not in ran_in and (len(parts) > 1 or not _is_prose(sentence.of(text)))
    )
    if odd <= _ODD_SHARE * line.size and sum(span.size for span in ran_in) <= _RUN_IN_SHARE * line.size:
        parts = _with_run_ins(text, [sentence for sentence, _ in sentences])
    else:
        parts = [part for _, parts in sentences for part in parts]
    single = {sentence.start: sentence.end for sentence, _ in sentences}
    return [
        Block(
            part,
            part.of(text),
            gap=gap and not place,
            joined=place > 0,
            apart=len(parts) > 1 and part.end <= single.get(part.start, part.end),
            parted=part.start not in single,
        )
        for place, part in enumerate(parts)
    ]


def _ran_in(text: str, sentences: Sequence[Span]) -> frozenset[Span]:
    """The stretches that ran into the sentence behind them."""
    return frozenset(one for one, following in pairwise(sentences) if runs_in(one.of(text), following.of(text)))


def _with_run_ins(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Runs of sentences, and between them what ran into one without a stop of its own or is labelled a caption."""
    parts: list[Span] = []
    closed = True
    for sentence in sentences:
        runs_in = sentence is not sentences[-1] and not sentence.of(text).endswith(_TERMINALS)
        captioned = bool(parts) and labels_picture(parts[-1].of(text))
        if closed or captioned or runs_in:
            parts.append(sentence)
        else:
            parts[-1] = Span(parts[-1].start, sentence.end)
        closed = captioned or runs_in
    return parts


def _is_prose(sentence: str) -> bool:
    """Whether a sentence ends, and has small words between the others."""
    words = sentence.split()
    small = sum(word.lower() in word_list("stop_words") for word in words)
    return sentence.endswith(_TERMINALS) and (small >= _PROSE_STOPS * len(words) or len(words) < _FEW_WORDS)
