"""Columns: where gutters run down a page of print, and the order in which what they part is read.

Thresholds were set by eye on pages of one, two and three columns, and by the order of the words in twenty pages that a
browser printed (columns of several widths, justified and ragged, sidebars, grids).
"""

from collections.abc import Iterator, Sequence
from statistics import median

from briefgen.adapters.file_reader.pdf_lines import Row

MOST_COLUMNS = 6
_MOST_ROWS, _MOST_LINES = 200, 800  # a page of print has a hundred rows; more are not searched for columns
_MOST_GAPS = 8  # the widest are gutters
_GUTTER = 0.4  # heights of the smallest letters beside it; spaces between words part no lines, however wide
_COLUMN_ROWS = 3  # rows that have words on both sides of a gutter
_COLUMN_SHARE = 0.2  # of the width
_COLUMN_WORDS = 12  # characters of a line in the middle; cells of tables are shorter


def columns_of(rows: list[Row], most: int = MOST_COLUMNS) -> Iterator[list[Row]]:
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
        for side in (sides, others):
            yield from columns_of([row for row in side if row], most - 1)
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
    least = _GUTTER * min(line.height for line in row)
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
