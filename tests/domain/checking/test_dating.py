"""A date must be said by the words that it is taken from."""

import pytest

from briefgen.domain.checking.dating import date_in_words, date_is_carried, days_missing, is_iso_date


@pytest.mark.parametrize(
    ("date", "words", "carried"),
    [
        ("2024-01", "in January 2024", True),
        ("2024", "in January 2024", True),
        ("2024-01-09", "in January 2024", False),
        ("2024-02", "in January 2024", False),
        ("2025-04-08", "last Tuesday", True),
        ("2025-04-09", "last Tuesday", False),
        ("2003", "2003 and after", True),
        ("2004", "2003 and after", False),
    ],
)
def test_a_date_is_carried_by_words_that_say_it(date: str, words: str, carried: bool) -> None:  # noqa: FBT001 - of the table
    """As precise as the words, or less; relative words are read from the day of publication."""
    assert date_is_carried(date, words, "2025-04-10") == carried


def test_only_dates_that_exist_are_dates() -> None:
    """The calendar decides, and ASCII digits."""
    assert is_iso_date("2024-02-29")
    assert not any(map(is_iso_date, ("2023-02-29", "2024-13", "24-01", "٢٠٢٤", "soon", "")))


def test_a_day_belongs_to_its_month() -> None:
    """The days of two dates cannot be exchanged; a list of days shares its month."""
    passage = "He came on 3 May and left on June 9. Talks were on March 13 and 14."
    assert list(days_missing("He came on 9 May.", passage)) == ["May 9"]
    assert list(days_missing("He left on 9 June, after talks on March 14.", passage)) == []
    assert date_in_words("2024-05-03") == "03 May 2024 2024-05-03"
