"""The lines of a page of print: their boxes, and the rows that stand on one height.

Coordinates are those of PDF: points, upwards from the foot of the page.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

_DROP = 1.7  # heights of the usual line; a letter as high as this opens a paragraph and stands beside its first lines
_BESIDE = 1.5  # heights of the usual line, from the letter to the words that go on


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


Row = list[Line]


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines on one height, from the head of the page down, each row from left to right."""
    rows: list[Row] = []
    for line in sorted(_with_drop_caps(lines), key=lambda line: -line.middle):
        if rows and abs(rows[-1][0].middle - line.middle) < min(rows[-1][0].height, line.height) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row) for row in rows]


def _with_drop_caps(lines: Sequence[Line]) -> list[Line]:
    """The lines, each large letter that opens a paragraph put before the first words that stand beside it."""
    kept = list(lines)
    usual = median([line.height for line in lines]) if lines else 0.0
    for cap in [line for line in lines if len(line.text) == 1 and line.text.isalpha() and line.height > _DROP * usual]:
        beside = [
            line
            for line in kept
            if cap.bottom < line.middle < cap.top and 0 <= line.left - cap.right + usual / 2 < _BESIDE * usual
        ]
        if beside:
            first = max(beside, key=lambda line: line.middle)
            kept.remove(cap)
            kept[kept.index(first)] = first._replace(text=cap.text + first.text)
    return kept
