"""The words around a date say whether it is past or still to come."""

import pytest

from briefgen.domain.dates.tense import points_ahead
from briefgen.domain.span import Span


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The port closed on DATE.", False),
        ("The port will close on DATE.", True),
        ("The port will be formally closed on DATE.", True),
        ("He said DATE that the port will close.", False),
        ("They agreed to close the port by DATE.", True),
        ("They voted to close the port on DATE.", False),
        ("On DATE the port closed, and it will reopen.", False),
        ("The port of Aden, DATE.", None),
        ("She made a last and final offer on DATE for what would be the largest port.", False),
        ("The talks seemed to be moving ahead on DATE.", False),
        ("The port is to be closed on DATE.", True),
    ],
)
def test_the_nearest_verb_decides(text: str, ahead: bool | None) -> None:  # noqa: FBT001
    """The verb before the date counts first, then the one after it; without a verb nothing is said."""
    at = text.index("DATE")
    assert points_ahead(text, Span(at, at + 4), Span(0, len(text))) is ahead
