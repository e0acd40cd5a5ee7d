"""What is only possible or reported does not become fact."""

import pytest

from briefgen.domain.checking.hedging import hedge_faults


@pytest.mark.parametrize(
    ("statement", "passage", "lost"),
    [
        ("The bank collapsed.", "The bank may collapse.", True),
        ("The bank could collapse.", "The bank may collapse.", False),
        ("The bank collapsed.", "The bank collapsed in May 2024.", False),
        ("The bank collapsed.", "The bank may collapse, they said; then the bank collapsed.", False),
        ("Iraq convinced the factions.", "Iraq is trying to convince the factions.", True),
        ("Iraq will convince the factions.", "Iraq is trying to convince the factions.", False),
        ("Iraq seeks to convince the factions.", "Iraq is trying to convince the factions.", False),
        ("Lind bribed officials.", "Lind allegedly bribed officials.", True),
        ("Lind is accused of having bribed officials.", "Lind allegedly bribed officials.", False),
    ],
)
def test_lost_hedges_are_told(statement: str, passage: str, lost: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """A hedge counts where it governs a word of the statement and the statement has none of its kind near."""
    assert bool(list(hedge_faults(statement, passage, "stated"))) == lost
