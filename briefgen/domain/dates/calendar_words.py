"""What the words of a calendar mean: months, weekdays, seasons, small numbers; and ISO text made of days."""

import datetime as dt
import re
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The month a season begins in, as northern newsrooms reckon."""
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LARGER = {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | _LARGER
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}

_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_DECEMBER = 12
_WEEK = 7


def month_number(word: str) -> int:
    """``Sept.`` is 9."""
    return _MONTH_NUMBER[word[:3].lower()]


def weekday_number(word: str) -> int:
    """``Tuesday`` is 1, as ``date.weekday`` counts."""
    return WEEKDAYS.index(word.capitalize())


def small_number(word: str) -> int | None:
    """The number a word or numeral says; None for "several" and the like."""
    return int(word) if word.isascii() and word.isdigit() else NUMBERS.get(word.lower())


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO form of a day, None where the calendar has no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str:
    """``YYYY-MM``; months beyond the year's ends are carried over."""
    carried = year * 12 + month - 1
    return f"{carried // 12:04d}-{carried % 12 + 1:02d}"


def iso_range(start: dt.date, end: dt.date) -> str | None:
    """As much of the date as the first and last day of a stretch have in common."""
    for size in (10, 7, 4):
        if start.isoformat()[:size] == end.isoformat()[:size]:
            return start.isoformat()[:size]
    return None


def week_around(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of a day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=_WEEK - 1)


def season_range(season: str, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a season; a winter runs into the next year."""
    first = SEASONS[season.lower()]
    after = iso_month(year, first + 3)
    end = dt.date.fromisoformat(f"{after}-01") - dt.timedelta(days=1)
    return dt.date(year, first, 1), end


@lru_cache(maxsize=512)
def full_day(iso: str | None) -> dt.date | None:
    """The day that an ISO date names, None where it names less than a day or no such day."""
    if iso is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        return None
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None
