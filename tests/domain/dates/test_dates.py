"""Dates are found where they stand and mean no more than their words say."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.domain.dates.dates import DateMention, dates_agree, dates_in, find_dates
from briefgen.domain.span import Span

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

THURSDAY = "2025-04-10"


def found(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a whole text."""
    return find_dates(text, Span(0, len(text)), published=published)


def only(text: str, published: str | None = None) -> DateMention:
    """The one date of a text."""
    (mention,) = found(text, published)
    return mention


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("It opened on Jan. 9, 2024, in rain.", "Jan. 9, 2024", "2024-01-09"),
        ("It opened on Tuesday, January 9th, 2024.", "Tuesday, January 9th, 2024", "2024-01-09"),
        ("It opened on 9 January 2024.", "9 January 2024", "2024-01-09"),
        ("It opened on 2024-01-09.", "2024-01-09", "2024-01-09"),
        ("It opened on 17.01.2024.", "17.01.2024", "2024-01-17"),
        ("It opened on 01/17/2024.", "01/17/2024", "2024-01-17"),
        ("It opened on 03/04/2024.", "03/04/2024", "2024"),
        ("It opened in January 2024.", "January 2024", "2024-01"),
        ("It should end by September 2026.", "September 2026", "2026-09"),
        ("They crossed after the 2003 invasion.", "2003", "2003"),
        ("In early 2024, talks began.", "early 2024", "2024"),
        ("Talks began in the fall of 2019.", "the fall of 2019", "2019"),
        ("Sales fell in the first quarter of 2009.", "the first quarter of 2009", "2009"),
        ("It was common in the 1990s.", "the 1990s", None),
    ],
)
def test_explicit_dates_mean_themselves(text: str, words: str, iso: str | None) -> None:
    """A date with its year needs no date of publication, and is only as precise as its words."""
    mention = only(text)
    assert (mention.words, mention.iso, mention.basis) == (words, iso, "explicit")
    assert only(text, THURSDAY).iso == iso


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("The port closed last Tuesday.", "last Tuesday", "2025-04-08"),
        ("The port closed on Friday.", "Friday", "2025-04-04"),
        ("The port closed on Thursday night.", "Thursday night", "2025-04-10"),
        ("The port will close on Friday.", "Friday", "2025-04-11"),
        ("The port will close next Monday.", "next Monday", "2025-04-14"),
        ("The port closed yesterday.", "yesterday", "2025-04-09"),
        ("The port will close tomorrow.", "tomorrow", "2025-04-11"),
        ("The port closed three days ago.", "three days ago", "2025-04-07"),
        ("The port closed two years ago.", "two years ago", "2023"),
        ("The port closed last year.", "last year", "2024"),
        ("The port closed last month.", "last month", "2025-03"),
        ("The port closed earlier this year.", "earlier this year", "2025"),
        ("The port closed in October.", "October", "2024-10"),
        ("The port closed late last July.", "late last July", "2024-07"),
        ("The port will close in June.", "June", "2025-06"),
        ("The port closed on March 3.", "March 3", "2025-03-03"),
        ("The port closed in January of this year.", "January of this year", "2025-01"),
        ("Elections are scheduled for this fall.", "this fall", "2025"),
        ("The port will close in three days.", "in three days", "2025-04-13"),
        ("The port stays closed until Saturday.", "Saturday", "2025-04-12"),
        ("They delayed the April 19 vote.", "April 19", "2025-04-19"),
        ("The mayor said in a Wednesday statement.", "a Wednesday", "2025-04-09"),
        ("The mayor is up for election in November.", "November", "2025-11"),
    ],
)
def test_relative_dates_lean_on_the_day_of_publication(text: str, words: str, iso: str) -> None:
    """With the day of publication the words mean a date; without it they stay words."""
    mention = only(text, THURSDAY)
    assert (mention.words, mention.iso) == (words, iso)
    assert only(text).iso is None
    assert not only(text).needs_anchor


@pytest.mark.parametrize(
    "text",
    [
        "They have fought since October 7.",
        "Two or three years ago it was impossible.",
        "Nearly two weeks ago the port closed.",
        "They took the same path a decade later.",
        "The following day the port closed.",
        "The port closed a decade ago.",
        "Families of the April 1 victims wept.",
        "The port closed that October.",
    ],
)
def test_what_the_words_leave_open_stays_open(text: str) -> None:
    """A landmark without its year, a rough count and a date told from another date are not guessed."""
    assert only(text, THURSDAY).iso is None


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said that March of all months was fine.",
        "They sold 2000 units and 1999 dollars of stock.",
        "In 2000 people came to the port.",
        "It happens every Monday, on Black Friday and on Sundays.",
        "The index stood at 2008.50 and at 1,987.",
        "They may march on.",
        "Posted 4 minutes ago",
        "Profit fell 5% in two weeks.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Names, counts and habits are not dates."""
    assert not found(text, THURSDAY)


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("They agreed last year to end the mission by September 2026.", [False, True]),
        ("The minister said Friday it will close.", [False]),
        ("The bridge will be formally opened on Friday.", [True]),
        ("Elections are scheduled for this fall.", [True]),
        ("The vote was held in March.", [False]),
    ],
)
def test_past_and_future_are_told_apart_by_the_words(text: str, future: list[bool]) -> None:
    """Without a date of publication the nearest verb says whether a date is still to come."""
    assert [mention.future for mention in found(text)] == future


def test_the_day_of_publication_decides_where_it_can() -> None:
    """The same month is to come in one article and past in another."""
    text = "The mission ends in September 2026."
    assert (only(text, THURSDAY).future, only(text, "2027-01-01").future) == (True, False)


def test_dates_agree_where_one_is_less_precise() -> None:
    """A month agrees with its days and its year, and not with another month."""
    assert dates_agree("2024-01", "2024-01-09")
    assert dates_agree("2024", "2024-01")
    assert not dates_agree("2024-02", "2024-01-09")


def test_dates_in_a_statement_are_comparable() -> None:
    """Two wordings of one date give the same fact; a date without its year keeps what it says."""
    assert dates_in("closed on Jan. 9, 2024") == dates_in("9 January 2024 saw it close") == {"2024-01-09"}
    assert dates_in("since Oct. 7 and in March, and last\nyear") == {"--10-07", "--03", "last year"}


@given(
    st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d", "%b. %d, %Y"]),
)
def test_every_written_day_is_read_back(day: dt.date, form: str) -> None:
    """A day written in any usual form means that day."""
    assert only(f"It closed on {day.strftime(form)} for good.").iso == day.isoformat()


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["May", "7", "2003", ",", "last", "ago", "two", "week", "Friday"]), max_size=12).map(
        " ".join
    )
)
def test_any_text_is_read_without_fault(text: str) -> None:
    """Mentions lie in order inside the text, hold their words, and never overlap."""
    edge = 0
    for mention in found(text, THURSDAY):
        assert mention.span.start >= edge
        assert mention.words == mention.span.of(text)
        edge = mention.span.end


@pytest.mark.parametrize("part", ["May ", "1999 ", "two weeks ", "the end of ", "a", " ", "12 ", "Friday, "])
def test_a_very_long_line_is_read_in_linear_time(part: str) -> None:
    """Two hundred thousand characters of the same do not stall the reader."""
    begun = time.process_time()
    found(part * (200_000 // len(part)), THURSDAY)
    assert time.process_time() - begun < AT_MOST
