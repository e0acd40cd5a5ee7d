"""The order in which a page of print is read: furniture out, columns one after the other, lines joined to paragraphs.

Coordinates are those of PDF: points, upwards from the foot of the page.  Thresholds are in heights of a line or shares
of a column, and were set by eye on pages of one, two and three columns.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_EDGE_ROWS = 2  # rows at the head and foot of a page where furniture stands
_REPEATED = 3  # pages, of short documents half; headers differ on left and right pages and from chapter to chapter
_PAGE_NUMBER = re.compile(r"\W*(?:page\s)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
_MOST_ROWS, _MOST_LINES = 200, 800  # a page of print has a hundred rows; more are not searched for columns
_MOST_GAPS = 8  # the widest are gutters
_MOST_COLUMNS = 6
_GUTTER = 0.8  # heights
_COLUMN_ROWS = 3  # rows that have words on both sides of a gutter
_COLUMN_SHARE = 0.2  # of the width
_COLUMN_WORDS = 12  # characters of a line in the middle; cells of tables are shorter
_WIDE_PITCH, _OTHER_SIZE, _INDENT, _SHORT_END = 1.35, 0.2, 0.8, 0.15
_STOPS = (".", "!", "?", ":", "”", '"', "’", ")")


class Line(NamedTuple):
    """Words that stand beside each other, and the box around them."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Of the box; never nothing."""
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.top + self.bottom) / 2


Piece = tuple[int, str]
"""The number of a page, and the part of a paragraph that stands on it."""

Row = list[Line]


def reading_order(pages: Sequence[Sequence[Line]]) -> list[list[Piece]]:
    """The paragraphs of a document, each with the pieces that its pages hold."""
    rows = [_rows(lines) for lines in pages]
    furniture = _furniture(rows)
    paragraphs: list[list[Piece]] = []
    for number, page in enumerate(rows, 1):
        kept = [row for place, row in enumerate(page) if not _is_furniture(row, place, len(page), furniture)]
        for column in _columns(kept, _MOST_COLUMNS):
            for place, text in enumerate(_paragraphs([_joined_row(row) for row in column])):
                if place == 0 and paragraphs and _goes_on(paragraphs[-1][-1][1], text):
                    paragraphs[-1].append((number, text))
                else:
                    paragraphs.append([(number, text)])
    return paragraphs


def joined(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a space; nothing behind a hyphen, which stays."""
    return "" if before.endswith("-") and after[:1].isalpha() else " "


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Lines on one height, from the head of the page down, each row from left to right."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if rows and abs(rows[-1][0].middle - line.middle) < min(rows[-1][0].height, line.height) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row) for row in rows]


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


def _columns(rows: list[Row], most: int) -> Iterator[list[Row]]:
    """Rows cut where columns begin and end, and into the columns between, in the order of reading."""
    plain: list[Row] = []
    place = 0
    searched = most > 1 and len(rows) <= _MOST_ROWS and sum(map(len, rows)) <= _MOST_LINES
    extent = _extent(rows)
    while place < len(rows):
        end, gutter = _run(rows, place, extent) if searched else (place + 1, None)
        if gutter is None:
            plain.append(rows[place])
            place += 1
            continue
        if plain:
            yield plain
            plain = []
        sides = [[line for line in row if line.left < gutter] for row in rows[place:end]]
        others = [[line for line in row if line.left >= gutter] for row in rows[place:end]]
        yield [row for row in sides if row]
        yield from _columns([row for row in others if row], most - 1)
        place = end
    if plain:
        yield plain


def _extent(rows: Sequence[Row]) -> tuple[float, float]:
    lines = [line for row in rows for line in row]
    return min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)


def _run(rows: Sequence[Row], start: int, extent: tuple[float, float]) -> tuple[int, float | None]:
    """How far a gutter runs down from a row, and where it stands; None where there is no gutter."""
    free = [extent]
    place = start
    while place < len(rows):
        narrower = _free(rows[place], free)
        if not narrower:
            break
        free = narrower
        place += 1
    for left, right in free:
        if place > start and _is_gutter(rows[start:place], (left + right) / 2, extent):
            return place, (left + right) / 2
    return place, None


def _free(row: Row, gaps: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What a row leaves free of the gaps."""
    least = _GUTTER * row[0].height
    for line in row:
        cut = []
        for left, right in gaps:
            cut += [(left, min(right, line.left)), (max(left, line.right), right)]
        cut = [(left, right) for left, right in cut if right - left >= least]
        gaps = sorted(cut, key=lambda gap: gap[0] - gap[1])[:_MOST_GAPS]
    return list(gaps)


def _is_gutter(rows: Sequence[Row], middle: float, extent: tuple[float, float]) -> bool:
    """Whether there are columns on both sides: beside each other, wide enough, and of prose rather than cells."""
    both = [row for row in rows if row[0].left < middle <= row[-1].left]
    if len(both) < _COLUMN_ROWS:
        return False
    least = _COLUMN_SHARE * (extent[1] - extent[0])
    for side in ([line for row in both for line in row if (line.left < middle) is left] for left in (True, False)):
        width = max(line.right for line in side) - min(line.left for line in side)
        if width < least or median(len(line.text) for line in side) < _COLUMN_WORDS:
            return False
    return True


def _joined_row(row: Row) -> Line:
    return Line(
        row[0].left,
        min(line.bottom for line in row),
        max(line.right for line in row),
        max(line.top for line in row),
        " ".join(line.text for line in row),
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitches = [above.middle - below.middle for above, below in pairwise(lines)]
    pitch = median(pitches) if pitches else 0.0
    text = lines[0].text
    for above, below in pairwise(lines):
        if _begins(above, below, pitch) or _is_set_off(above, below, (left, right)):
            yield text
            text = below.text
        else:
            text += joined(text, below.text) + below.text
    yield text


def _begins(above: Line, below: Line, pitch: float) -> bool:
    """Whether white space or another size of letters parts two lines."""
    return (
        above.middle - below.middle > _WIDE_PITCH * pitch
        or abs(above.height - below.height) > _OTHER_SIZE * above.height
    )


def _is_set_off(above: Line, below: Line, column: tuple[float, float]) -> bool:
    """Whether a line is indented, or the one above ended its sentence short of the margin."""
    left, right = column
    if below.left - left > _INDENT * below.height and above.left - left < _INDENT * above.height:
        return True
    return above.right < right - _SHORT_END * (right - left) and above.text.endswith(_STOPS)


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph runs over the end of its column or page."""
    return not before.endswith(_STOPS) and after[:1].islower()
