"""Paragraphs: which lines of a column belong together.

Thresholds are in heights of a line or shares of a column, and were set by eye.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from briefgen.adapters.file_reader.pdf_lines import Line, Row

_WIDE_PITCH, _OTHER_SIZE, _INDENT, _SHORT_END = 1.35, 0.2, 0.8, 0.15
_STOPS = (".", "!", "?", ":", "”", '"', "’", ")")


def paragraphs_of(rows: Sequence[Row]) -> Iterator[str]:
    """The paragraphs of one column, from its head down."""
    lines = [_joined_row(row) for row in rows]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitches = [above.middle - below.middle for above, below in pairwise(lines)]
    pitch = median(pitches) / median(line.height for line in lines) if pitches else 0.0
    text = lines[0].text
    for above, below in pairwise(lines):
        if _begins(above, below, pitch) or _is_set_off(above, below, (left, right)):
            yield text
            text = below.text
        else:
            text += joined(text, below.text) + below.text
    yield text


def joined(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a space; nothing behind a hyphen, which stays."""
    return "" if before.endswith("-") and after[:1].isalpha() else " "


def _begins(above: Line, below: Line, pitch: float) -> bool:
    """Whether white space (more than the pitch, in heights of the line above) or another size of letters parts two."""
    return (
        above.middle - below.middle > _WIDE_PITCH * pitch * above.height
        or abs(above.height - below.height) > _OTHER_SIZE * above.height
    )


def _is_set_off(above: Line, below: Line, column: tuple[float, float]) -> bool:
    """Whether a line is indented, or the one above ended its sentence short of the margin."""
    left, right = column
    if below.left - left > _INDENT * below.height and above.left - left < _INDENT * above.height:
        return True
    return above.right < right - _SHORT_END * (right - left) and above.text.endswith(_STOPS)


def goes_on(before: str, after: str) -> bool:
    """Whether a paragraph runs over the end of its column or page."""
    return not before.endswith(_STOPS) and after[:1].islower()


def _joined_row(row: Row) -> Line:
    return Line(
        row[0].left,
        min(line.bottom for line in row),
        max(line.right for line in row),
        max(line.top for line in row),
        " ".join(line.text for line in row),
    )
