"""An edited Markdown page taken apart: headings, paragraphs, items, rows of tables and footnotes, with their lines.

Only so much of Markdown is read as a brief is written in and editors make of it: wrapped lines, other bullets, padded
tables, underlined headings.  Each line is looked at once.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from briefgen.domain.noun import Noun

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s+(.*)")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:\s*(.*)")
_DELIMITER = re.compile(r"\|(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?")
_MARKUP_LINE = re.compile(r"\s*</?(?:details|summary)\b.*", re.IGNORECASE)
_CELL = re.compile(r"(?<!\\)\|")


Shape = Literal["heading", "paragraph", "item", "row", "note"]


class Block(Noun):
    """One piece of a page; of a row its ``cells`` and those of the table's head, of a footnote its ``name``."""

    shape: Shape
    line: int
    text: str
    level: int = 0
    name: str = ""
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    leads: bool = False
    """Whether a list follows, which a paragraph may be the heading of."""


def blocks_of(page: str) -> list[Block]:
    """The blocks of a page in their order."""
    blocks = [block for block in _Reader().blocks(_shown(page).split("\n")) if block.text.strip()]
    followed = [behind.shape == "item" for _, behind in pairwise(blocks)]
    return [b.model_copy(update={"leads": leads}) for b, leads in zip(blocks, [*followed, False], strict=False)]


def _shown(page: str) -> str:
    """The page without its comments, which no reader sees; its lines stay where they are."""
    pieces: list[str] = []
    place, start = 0, page.find("<!--")
    while start >= 0 and (end := page.find("-->", start + 4)) >= 0:
        if page[start - 1 : start] == "\\":  # it is escaped: words
            start = page.find("<!--", start + 4)
            continue
        pieces += [page[place:start], "\n" * page.count("\n", start, end)]
        place = end + 3
        start = page.find("<!--", place)
    return "".join((*pieces, page[place:]))


class _Reader:
    """Gathers lines until a block is whole."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open: Block | None = None
        self._more: list[str] = []  # further lines of it
        self._head: tuple[str, ...] = ()
        self._rows = 0  # rows of the table that is open, its head included

    def blocks(self, lines: list[str]) -> Iterator[Block]:
        """The blocks as each is closed by what follows it."""
        self._lines = lines
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip().removeprefix("> ").expandtabs(4)
            yield from self._line(number, line)
        yield from self._close()

    def _close(self) -> Iterator[Block]:
        if self._open is not None:
            more = " ".join((self._open.text, *self._more))
            yield self._open.model_copy(update={"text": more}) if self._more else self._open
        self._open, self._more = None, []

    def _line(self, number: int, line: str) -> Iterator[Block]:
        if not line.strip() or _MARKUP_LINE.fullmatch(line):
            self._head, self._rows = (), 0
            yield from self._close()
        elif line.lstrip().startswith("|"):
            yield from self._close()
            yield from self._row(number, line)
        elif self._open and self._open.shape == "paragraph" and (mark := _UNDERLINE.fullmatch(line)):
            self._open = self._open.model_copy(update={"shape": "heading", "level": 1 if "=" in mark[1] else 2})
            yield from self._close()
        elif opened := _opened(number, line):
            yield from self._close()
            self._open = opened
            if opened.shape == "heading":
                yield from self._close()
        elif self._open:
            self._more.append(line.strip())
        else:
            self._open = Block(shape="paragraph", line=number, text=line.strip())

    def _row(self, number: int, line: str) -> Iterator[Block]:
        """A row below the head of its table; a table without a line of dashes has no head."""
        cells = tuple(cell.strip() for cell in _CELL.split(line.strip().strip("|")))
        self._rows += 1
        below = self._lines[number].strip() if number < len(self._lines) else ""
        if self._rows == 1 and _DELIMITER.fullmatch(below):
            self._head = cells
        elif not _DELIMITER.fullmatch(line.strip()):
            yield Block(shape="row", line=number, text=line, cells=cells, head=self._head)


def _opened(number: int, line: str) -> Block | None:
    """The block that a line begins, None where it goes on with the one before."""
    if mark := _HEADING.fullmatch(line):
        return Block(shape="heading", line=number, text=(mark[2] or "").rstrip("# "), level=len(mark[1]))
    if mark := _NOTE.fullmatch(line):
        return Block(shape="note", line=number, text=mark[2] or mark[1], name=mark[1])
    if mark := _ITEM.fullmatch(line):
        return Block(shape="item", line=number, text=mark[1])
    return None
