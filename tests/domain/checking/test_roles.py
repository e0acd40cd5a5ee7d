"""Who did it to whom."""

import pytest

from briefgen.domain.checking.roles import swapped_roles


@pytest.mark.parametrize(
    ("statement", "swapped"),
    [
        ("Israel attacked Hezbollah.", False),
        ("Hezbollah was attacked by Israel.", False),
        ("Hezbollah attacked Israel.", True),
        ("Israel was attacked by Hezbollah.", True),
        ("Israel and Hezbollah attacked.", False),
    ],
)
def test_names_that_changed_places_are_told(statement: str, swapped: bool) -> None:  # noqa: FBT001 - of the table
    """A passive with "by" is turned round; names that only stand together do nothing."""
    assert bool(list(swapped_roles(statement, "On Monday Israel attacked Hezbollah."))) == swapped
