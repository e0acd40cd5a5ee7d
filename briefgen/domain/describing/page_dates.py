"""Full calendar dates in a page's text: a day, a month and a year, as pages write them in English.

Numeric dates whose day and month could be exchanged are read as the page's other dates decide, else not at all: a date
is never guessed.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.domain.span import Span

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = (
    r"(?P<month{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{}>(?:19|20)\d\d)"
_WRITTEN = re.compile(
    rf"\b{_MONTH.format(1)}\s{{1,3}}{_DAY.format(1)}\s?,?\s{{1,3}}(?:at \d[\d:apm. ]{{2,9}},? )?{_YEAR.format(1)}\b|"
    rf"(?<![\d.,:$£€]){_DAY.format(2)}\s?(?:of |[-–])?\s?{_MONTH.format(2)}\s?[,'-]?\s?{_YEAR.format(2)}\b|"
    rf"(?<![\d/.-]){_YEAR.format(3)}(?P<mark>[-/.])(?P<month3>[01]?\d)(?P=mark)(?P<day3>[0-3]?\d)(?![\d/.-]\d)|"
    rf"\b{_YEAR.format(4)}\s?[,-]?\s{_MONTH.format(4)}\s{{1,3}}{_DAY.format(4)}\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>[0-3]?\d)(?P<mark>[/.-])(?P<b>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_REACH = 36  # characters of a date on either side of its year
_MONTHS_OF_YEAR = 12


class DateMention(NamedTuple):
    """A date and where it stands."""

    span: Span
    date: str
    """ISO 8601, to the day."""


def date_mentions(text: str) -> list[DateMention]:
    """Every full date of a text, in order."""
    written = list(_written(text))
    numeric = list(_around_years(_NUMERIC, text))
    found = written + list(_numeric(numeric, {mention.date for mention in written}))
    return sorted(found)


def _around_years(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern that holds a year, sought only where years stand: most of a text holds none."""
    done = 0
    for year in _YEARS.finditer(text):
        if year.start() < done:
            continue
        for match in pattern.finditer(text, max(done, year.start() - _REACH), year.end() + _REACH):
            done = match.end()
            yield match


def _written(text: str) -> Iterator[DateMention]:
    for match in _around_years(_WRITTEN, text):
        form = next(number for number in "1234" if match[f"year{number}"])
        month = match[f"month{form}"]
        number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
        date = _iso(int(match[f"year{form}"]), number, int(match[f"day{form}"]))
        if date:
            yield DateMention(Span(*match.span()), date)


def _numeric(matches: list[re.Match[str]], written: set[str]) -> Iterator[DateMention]:
    """Read ``a/b/year`` by the dates of the page that can be read in one way only."""
    day_first = _order(matches, written)
    for match in matches:
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        first = True if match["mark"] == "." or a > _MONTHS_OF_YEAR else day_first
        if b > _MONTHS_OF_YEAR or a == b:
            first = False
        date = None if first is None else _iso(year, b, a) if first else _iso(year, a, b)
        if date:
            yield DateMention(Span(*match.span()), date)


def _order(matches: list[re.Match[str]], written: set[str]) -> bool | None:
    """Whether the page writes the day first; None where nothing tells."""
    votes = 0
    for match in matches:
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        if match["mark"] == ".":
            continue
        votes += (a > _MONTHS_OF_YEAR) - (b > _MONTHS_OF_YEAR)
        votes += (_iso(year, b, a) in written) - (_iso(year, a, b) in written)
    return votes > 0 if votes else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
