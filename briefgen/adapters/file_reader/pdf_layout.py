"""The order in which a document of print is read: furniture out, columns one after the other, paragraphs over pages."""

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.adapters.file_reader.pdf_columns import columns_of
from briefgen.adapters.file_reader.pdf_lines import Line, Row, rows_of
from briefgen.adapters.file_reader.pdf_paragraphs import goes_on, paragraphs_of

_EDGE_ROWS = 2  # rows at the head and foot of a page where furniture stands
_REPEATED = 3  # pages, of short documents half; headers differ on left and right pages and from chapter to chapter
_PAGE_NUMBER = re.compile(r"\W*(?:page\s)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")

Piece = tuple[int, str]
"""The number of a page, and the part of a paragraph that stands on it."""


def reading_order(pages: Sequence[Sequence[Line]]) -> list[list[Piece]]:
    """The paragraphs of a document, each with the pieces that its pages hold."""
    rows = [rows_of(lines) for lines in pages]
    furniture = _furniture(rows)
    paragraphs: list[list[Piece]] = []
    for number, page in enumerate(rows, 1):
        kept = [row for place, row in enumerate(page) if not _is_furniture(row, place, len(page), furniture)]
        for column in columns_of(kept):
            for place, text in enumerate(paragraphs_of(column)):
                if place == 0 and paragraphs and goes_on(paragraphs[-1][-1][1], text):
                    paragraphs[-1].append((number, text))
                else:
                    paragraphs.append([(number, text)])
    return paragraphs


def _key(row: Row) -> str:
    """A row's words, numbers aside, and its size: a title is no header for being repeated as one."""
    return f"{round(row[0].height)} {re.sub(r'[0-9]+', '#', ' '.join(line.text for line in row))}".casefold()


def _is_edge(place: int, count: int) -> bool:
    return place < _EDGE_ROWS or place >= count - _EDGE_ROWS


def _furniture(pages: Sequence[Sequence[Row]]) -> set[str]:
    """What stands at the head or foot of many pages, numbers aside."""
    counts = Counter(
        key for page in pages for key in {_key(row) for place, row in enumerate(page) if _is_edge(place, len(page))}
    )
    least = min(_REPEATED, max(2, len(pages) / 2))
    return {key for key, count in counts.items() if count >= least and _WORD.search(key)}


def _is_furniture(row: Row, place: int, count: int, furniture: set[str]) -> bool:
    return _is_edge(place, count) and (
        _key(row) in furniture or bool(_PAGE_NUMBER.fullmatch(row[0].text) and len(row) == 1)
    )
