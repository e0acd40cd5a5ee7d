"""Where the sentences of a text stand.

Made for messy news English: abbreviations and initials, quotations that close behind the stop, ellipses, lists in a
line, lost spaces behind full stops, hard-wrapped lines.  A blank line and a list item always end a sentence; a single
line break does where the line is not wrapped (see ``_wraps``).  Each mark is judged by a bounded window around it, so
the cost grows with the length of the text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefgen.domain.span import Span, trimmed
from briefgen.domain.text.run_ins import run_ins
from briefgen.domain.text.sentence_stops import Stop, ends_sentence

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BULLET = r"[•\u2043◦▪●■‣]"
_EDGE = re.compile(
    r"(?P<mark>[.!?…\u3002\uff01\uff1f]+(?:[ \u00a0]\.(?![\d\w])){0,6})(?P<closers>[\"”’'»)\]]{0,4})(?P<gap>\s*)"
    rf"|(?P<line>\n\s*)|(?<=\s)(?P<bullet>{_BULLET})(?=[\s\w])"
)
_MARKER = re.compile(r"(?<!\S)(?:(?P<number>\d{1,2})|(?P<letter>[a-z]))(?P<style>\.\)|\)|\.)[^\S\n]+(?=[\"“‘]?[^\W_])")
_LINE_ITEM = re.compile(rf"(?:{_BULLET}|[-–—*]\s|\(?\d{{1,2}}[.)]\s)")
_SLACK = 3  # a wrapped line is as long as the longest of its block less the word that did not fit, give or take
_SHORT_LINE = 40  # lines of a list or a heading; no page is wrapped so narrow
_LIST_LINES = 3  # two short lines may be one heading
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Of no width and no meaning for where a sentence ends; a mark among them would hide the stop before it."""

_HANGING = re.compile(
    r"(?:[,;:(–—-]|\b(?:a|an|the|of|and|or|to|in|for|with|by|on|at|from|that|as|is|was|his|her|its))\Z"
)
_WINDOW = 80


class _Block(NamedTuple):
    """A stretch without blank lines: its place, its longest line, and whether it is a list of short lines."""

    span: Span
    width: int
    is_list: bool


def sentence_spans(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences inside ``within``, in order, without white space at their ends; together they hold all words."""
    if _UNSEEN.search(text, within.start, within.end):
        seen = sentence_spans(_UNSEEN.sub(" ", within.of(text)), Span(0, within.size))
        return tuple(Span(span.start + within.start, span.end + within.start) for span in seen)
    edges = [within.start, *(edge for block in _blocks(text, within) for edge in _edges(text, block)), within.end]
    spans = (trimmed(text, Span(a, b)) for a, b in pairwise(edges))
    return tuple(span for span in spans if span.size)


def _blocks(text: str, within: Span) -> Iterator[_Block]:
    start = within.start
    for gap in _BLANK.finditer(text, within.start, within.end):
        yield _block(text, Span(start, gap.start()))
        start = gap.end()
    yield _block(text, Span(start, within.end))


def _block(text: str, span: Span) -> _Block:
    lines = [line.strip() for line in span.of(text).strip().split("\n")]
    width = max(map(len, lines))
    is_list = (
        len(lines) >= _LIST_LINES and width <= _SHORT_LINE and not any(line.endswith((".", "!", "?")) for line in lines)
    )
    return _Block(span, width, is_list)


def _edges(text: str, block: _Block) -> Iterator[int]:
    """Where sentences of one block begin, in order: at each list item's number, and behind each mark that ends one."""
    markers = _markers(text, block.span)
    heads = [Span(block.span.start, block.span.start), *markers]
    ends = [*(marker.start for marker in markers), block.span.end]
    for head, end in zip(heads, ends, strict=True):
        yield head.start
        begun = head.start
        for edge in sorted([*_EDGE.finditer(text, head.end, end), *run_ins(text, head.end, end)], key=re.Match.start):
            if edge.re is not _EDGE:
                yield (begun := edge.end())
            elif _ends(text, edge, block._replace(span=Span(begun, end))):
                yield (begun := edge.start() if edge["bullet"] else edge.end())


def _ends(text: str, edge: re.Match[str], block: _Block) -> bool:
    """Whether a sentence that begins where ``block`` does ends at this edge."""
    if edge["bullet"]:
        return True
    if edge["line"]:
        return not _wraps(text, edge, block)
    after = text[edge.end() : min(block.span.end, edge.end() + _WINDOW)]
    if "\n" in edge["gap"] and _LINE_ITEM.match(after):
        return True
    before = text[max(block.span.start, edge.start() - _WINDOW) : edge.start()]
    return ends_sentence(Stop(before, edge["mark"], edge["closers"], edge["gap"], after))


def _wraps(text: str, edge: re.Match[str], block: _Block) -> bool:
    """Whether the sentence goes on behind a line break that no full stop precedes.

    It does before a lower-case word, after a hanging word or comma, and where the next word would not have fitted
    into a line of the block's width; never before a list item or in a list of short lines.
    """
    after = text[edge.end() : min(block.span.end, edge.end() + _WINDOW)]
    if not after or block.is_list or _LINE_ITEM.match(after):
        return False
    head = text[max(block.span.start, edge.start() - 200) : edge.start()].rstrip()
    if after[0].islower() or _HANGING.search(head[-8:]):
        return True
    line = head.rpartition("\n")[2]
    room = block.width - len(line) - len(after.split(maxsplit=1)[0])
    return block.width > _SHORT_LINE and room < _SLACK


def _markers(text: str, span: Span) -> list[Span]:
    """The numbers of list items: the first at the head of a line, the next ones anywhere in their order."""
    found: list[Span] = []
    last = ("", 0)
    for marker in _MARKER.finditer(text, *span):
        value = int(marker["number"]) if marker["number"] else ord(marker["letter"]) - 96
        is_head = not text[max(span.start, marker.start() - 8) : marker.start()].rpartition("\n")[2].strip()
        if is_head or last == (marker["style"], value - 1):
            found.append(Span(*marker.span()))
            last = (marker["style"], value)
    return found
