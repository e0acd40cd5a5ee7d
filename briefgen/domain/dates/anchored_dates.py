"""Dates that words give only relative to the day an article was published.

Every function answers None where the words leave the date open; none guesses.
"""

import datetime as dt

from briefgen.domain.dates.calendar_words import (
    UNIT_DAYS,
    UNIT_MONTHS,
    iso_day,
    iso_month,
    iso_range,
    season_range,
    week_around,
)

_ACROSS_NEW_YEAR = 62
"""Days.  News leaves out the year of a date in its own year, and of one some weeks across New Year; a date farther
off that stands without its year is one that everybody knows ("since October 7"), and its year is not ours to say."""
_LANDMARK = 21
"""Days.  The same for a date after "since": within this distance it is read as news, beyond as a landmark."""
_YEAR = 12
_LATEST_YEAR = 9999
_MOST_MONTHS = 12 * _LATEST_YEAR


def day_without_year(month: int, day: int, published: dt.date, *, ahead: bool | None, landmark: bool) -> str | None:
    """``Jan. 9``: the year that news leaves out."""
    days = [found for shift in (-1, 0, 1) if (found := _day(published.year + shift, month, day))]
    limit = _LANDMARK if landmark else _ACROSS_NEW_YEAR
    told = [d for d in days if abs((d - published).days) <= limit or (d.year == published.year and not landmark)]
    meant = [d for d in told if ahead is None or (d >= published if ahead else d <= published)]
    best = min(meant or told, key=lambda d: abs((d - published).days), default=None)
    return best.isoformat() if best else None


def month_without_year(month: int, published: dt.date, *, ahead: bool | None, strict: bool = False) -> str:
    """``in January``: the latest one, or the next one where the words look ahead; ``strict`` leaves out this month.

    Where the words do not say, it is the nearer of the two, the latest if they are as near.
    """
    if ahead is None:
        ahead = (published.month - month) % _YEAR > _YEAR // 2
    step = 1 if ahead else -1
    gap = (month - published.month) * step % _YEAR
    if gap == 0 and strict:
        gap = _YEAR
    return iso_month(published.year, published.month + gap * step)


def weekday(number: int, published: dt.date, *, ahead: bool | None, which: str) -> str | None:
    """``Friday`` is this day or the latest one (the next one where the words look ahead); ``last`` leaves out today."""
    if which == "next" or (ahead and which != "last"):
        gap = (number - published.weekday()) % 7
        return _shift(published, 7 if gap == 0 and which == "next" else gap)
    gap = (published.weekday() - number) % 7
    return _shift(published, -7 if gap == 0 and which == "last" else -gap)


def units_away(count: int, unit: str, published: dt.date, *, back: bool) -> str | None:
    """``three weeks ago``, ``in two months``: as precise as the unit is."""
    sign = -1 if back else 1
    if unit in UNIT_MONTHS:
        return _months_away(sign * count * UNIT_MONTHS[unit], unit, published)
    try:
        day = published + dt.timedelta(days=sign * count * UNIT_DAYS[unit])
    except OverflowError:
        return None
    return day.isoformat() if unit == "day" else iso_range(*week_around(day))


def _months_away(months: int, unit: str, published: dt.date) -> str | None:
    moved = iso_month(published.year, published.month + months) if abs(months) < _MOST_MONTHS else ""
    known = {"month": moved, "year": moved[:4]}.get(unit)  # "a decade ago" is no year in particular
    return known if known and "0001" <= known[:4] <= "9999" and not known.startswith("-") else None


def unit_beside(unit: str, shift: int, published: dt.date, *, ahead: bool | None = None) -> str | None:
    """``last year``, ``this month``, ``next week``: the calendar unit ``shift`` places away."""
    if unit == "week" and not shift and ahead is False:
        monday, _ = week_around(published)
        return (iso_range(monday, published) or "")[:7] or None  # what has happened "this week" was not after today
    if unit == "quarter":
        first = (published.month - 1) // 3 * 3 + 1 + 3 * shift
        first_month, last_month = iso_month(published.year, first), iso_month(published.year, first + 2)
        return first_month[:4] if first_month[:4] == last_month[:4] else None
    if unit == "weekend":
        monday, _ = week_around(published)
        saturday = monday + dt.timedelta(days=5 + 7 * shift)
        return iso_range(saturday, saturday + dt.timedelta(days=1))
    return units_away(abs(shift), unit, published, back=shift < 0)


def season_beside(season: str, which: str, published: dt.date) -> str | None:
    """``this fall`` is this year's; ``last`` and ``next`` only where one year alone can be meant."""
    if season == "winter":
        return None
    start, end = season_range(season, published.year)
    if which == "this":
        return f"{published.year:04d}"
    if which == "last":
        return f"{published.year - (end >= published):04d}"
    return f"{published.year + 1:04d}" if start <= published else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    iso = iso_day(year, month, day) if 1 <= year <= _LATEST_YEAR else None
    return dt.date.fromisoformat(iso) if iso else None


def _shift(day: dt.date, days: int) -> str | None:
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None
