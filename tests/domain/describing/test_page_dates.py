"""Full dates as pages write them."""

import pytest

from briefgen.domain.describing.page_dates import date_mentions


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("November 8, 2023 at 4:56 p.m.", ["2023-11-08"]),
        ("Nov. 8th, 2023", ["2023-11-08"]),
        ("Thursday 2 Nov 2023 10:09 am", ["2023-11-02"]),
        ("8th of November 2023", ["2023-11-08"]),
        ("2023-11-08T10:00", ["2023-11-08"]),
        ("2023 November 8", ["2023-11-08"]),
        ("08.11.2023", ["2023-11-08"]),
        ("25/12/2023", ["2023-12-25"]),
        ("12/25/2023", ["2023-12-25"]),
        ("1/2/2023 and 25/12/2023", ["2023-02-01", "2023-12-25"]),
        ("1/2/2023, that is February 1, 2023", ["2023-02-01", "2023-02-01"]),
        ("1/2/2023", []),
        ("5/5/2023", ["2023-05-05"]),
        ("31 June 2023, Feb 30, 2024, 2023-13-01", []),
        ("in May 2023, about 2,023 people, 10.2023", []),
    ],
)
def test_only_what_can_be_read_in_one_way_is_a_date(text: str, dates: list[str]) -> None:
    """Every common form is read, a doubtful order only by the page's other dates, an impossible day never."""
    mentions = date_mentions(text)
    assert [mention.date for mention in mentions] == dates
    assert all(mention.span.of(text)[0].isalnum() for mention in mentions)
