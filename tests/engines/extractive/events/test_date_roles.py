"""A date in a sentence dates its main event, something told in passing, a noun, or only a comparison."""

import pytest

from briefgen.domain.dates.dates import find_dates
from briefgen.domain.span import Span
from briefgen.engines.extractive.events.date_roles import role_of


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The port of Aden closed on Friday.", "main"),
        ("In January 2024, the port of Aden closed.", "main"),
        ("The recently repaired port of Aden closed Friday.", "main"),
        ("Troops crossed the border after 2003.", "main"),
        ("The mayor denies that the port closed in 2003.", "aside"),
        ("The port, which closed in 2003, is ready.", "aside"),
        ("Prices rose on figures released in May 2024.", "aside"),
        ("The mayor presented his July 2020 report.", "noun"),
        ("The index fell to its lowest level since 1997.", "comparison"),
        ("Exports were larger than in 2003.", "comparison"),
    ],
)
def test_the_part_of_a_date(sentence: str, role: str) -> None:
    """Verbs, relative clauses, participles and comparisons around a date say what it dates."""
    whole = Span(0, len(sentence))
    (mention,) = find_dates(sentence, whole)
    assert role_of(sentence, whole, mention.span) == role
