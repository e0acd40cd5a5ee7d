"""Dates told from where the writer stands: weekdays, "last year", "three days ago", "a decade later"."""

import datetime as dt
import re
from collections.abc import Iterator

from briefgen.domain.dates.anchored_dates import season_beside, unit_beside, units_away, weekday
from briefgen.domain.dates.calendar_words import SEASONS, WEEKDAYS, small_number, weekday_number
from briefgen.domain.dates.date_patterns import (
    AGO,
    AHEAD,
    BEFORE_WEEKDAY,
    BESIDE,
    DAYTIME,
    DEICTIC,
    LATER,
    NOUN_NEXT,
    RANKED,
    SEASON,
    WEEKDAY,
)
from briefgen.domain.dates.date_reading import Reading, Ruler
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list

_NO_DATE = frozenset(
    ("every", "each", "black", "good", "bloody", "super", "cyber", "ash", "holy", "maundy", "easter", "palm")
)
_DAYS = frozenset(map(str.lower, WEEKDAYS))
_UNITS = word_list("time_units")
_DEICTIC = frozenset(("yesterday", "today", "tomorrow", "tonight", "morning", "afternoon", "evening", "night"))
"""A word of each of ``date_patterns.DEICTIC``."""
_EARLY = 6
_NEXT = frozenset(("next",))
_LAST = frozenset(("last", "this past", "the previous"))
_DAYS_AWAY = {
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_SHIFTS = {"last": -1, "next": 1, "the coming": 1}


def relative(ruler: Ruler, words: frozenset[str]) -> Iterator[Reading]:
    """Every relative date, the more telling patterns first; ``words`` are the words of time in the passage."""
    units = not _UNITS.isdisjoint(words)
    if "ago" in words:
        yield from _ago(ruler)
    if units:
        yield from _later(ruler)
    if not _DAYS.isdisjoint(words):
        yield from _weekdays(ruler)
    if not _DEICTIC.isdisjoint(words):
        yield from _deictic(ruler)
    if units:
        yield from _beside(ruler)
    if not SEASONS.keys().isdisjoint(words):
        yield from _seasons(ruler)
    if units:
        yield from _to_come(ruler)


def _weekdays(ruler: Ruler) -> Iterator[Reading]:
    for found in WEEKDAY.finditer(ruler.text, *ruler.within):
        before = BEFORE_WEEKDAY.search(ruler.before(found.start()))
        which = _one_space(before["which"] if before else None)
        if _is_habit(ruler, found.end(), which) or not found[0][0].isupper():
            continue
        daytime = DAYTIME.match(ruler.text, found.end(), ruler.within.end)
        start = found.start() - (len(before[0]) if before else 0)
        span = Span(start, daytime.end() if daytime else found.end())
        if which == "the following":
            yield ruler.reading(span, None, "relative")._replace(told_from=True)
            continue
        ahead = False if which in _LAST else True if which in {"next", "this coming", "coming"} else ruler.ahead(span)
        kind = "last" if which in _LAST else "next" if which in _NEXT else ""
        iso = ruler.day and weekday(weekday_number(found[0]), ruler.day, ahead=ahead, which=kind)
        yield ruler.reading(span, iso or None, "relative", ahead)


def _is_habit(ruler: Ruler, end: int, which: str) -> bool:
    """``every Friday``, ``on a Friday``, ``Good Friday``; but not ``a Friday statement``."""
    return which in _NO_DATE or (which == "a" and not NOUN_NEXT.match(ruler.text, end, ruler.within.end))


def _deictic(ruler: Ruler) -> Iterator[Reading]:
    for found in DEICTIC.finditer(ruler.text, *ruler.within):
        shift = _DAYS_AWAY.get(_one_space(found["word"]), 0)
        ahead = shift > 0 if shift else None
        iso = ruler.day and (ruler.day + dt.timedelta(days=shift)).isoformat()
        yield ruler.reading(Span(*found.span()), iso or None, "relative", ahead)


def _ago(ruler: Ruler) -> Iterator[Reading]:
    for found in AGO.finditer(ruler.text, *ruler.within):
        count = small_number(found["count"])
        exact = count is not None and not found["rough"] and ruler.day
        iso = units_away(count, found["unit"].lower(), ruler.day, back=True) if exact and count and ruler.day else None
        yield ruler.reading(Span(*found.span()), iso, "relative", ahead=False)


def _to_come(ruler: Ruler) -> Iterator[Reading]:
    """``in two weeks``: a date only where the clause looks ahead; otherwise it says how long something took."""
    for found in AHEAD.finditer(ruler.text, *ruler.within):
        span, count = Span(*found.span()), small_number(found["count"])
        if ruler.ahead(span) and not RANKED.search(ruler.before(found.start(), 80)):
            exact = count is not None and not found["rough"]
            day = ruler.day
            iso = units_away(count, found["unit"].lower(), day, back=False) if exact and count and day else None
            yield ruler.reading(span, iso, "relative", ahead=True)


def _later(ruler: Ruler) -> Iterator[Reading]:
    for found in LATER.finditer(ruler.text, *ruler.within):
        yield ruler.reading(Span(*found.span()), None, "relative")._replace(told_from=True)


def _beside(ruler: Ruler) -> Iterator[Reading]:
    for found in BESIDE.finditer(ruler.text, *ruler.within):
        which = _one_space(found["which"])
        if which == "the" and not (found["part"] or "").lower().endswith("of"):
            continue
        shift, span = _SHIFTS.get(which, 0), Span(*found.span())
        ahead = _ahead(shift, found["part"])
        ahead = ruler.ahead(span) if ahead is None else ahead
        if which == "the" and ahead is False and ruler.day and ruler.day.month <= _EARLY:
            shift = -1  # what happened by "the end of the year" was not this year, when this one has only begun
        iso = ruler.day and unit_beside(found["unit"].lower(), shift, ruler.day, ahead=ahead)
        yield ruler.reading(span, iso or _year_beside(ruler, found, shift), "relative", ahead)


def _year_beside(ruler: Ruler, found: re.Match[str], shift: int) -> str | None:
    """``last year`` of an article of which only the year or the month is known."""
    if found["unit"].lower() != "year" or not ruler.published:
        return None
    return f"{int(ruler.published[:4]) + shift:04d}"


def _ahead(shift: int, part: str | None) -> bool | None:
    if shift:
        return shift > 0
    return {"earlier": False, "later": True}.get((part or "").lower())


def _seasons(ruler: Ruler) -> Iterator[Reading]:
    for found in SEASON.finditer(ruler.text, *ruler.within):
        which, span = _one_space(found["which"]), Span(*found.span())
        told = {"this coming": "next", "this past": "last", "in the": ""}.get(which, which)
        iso = ruler.day and told and season_beside(found["season"], told, ruler.day)
        yield ruler.reading(span, iso or None, "relative", {"last": False, "next": True}.get(told))


def _one_space(words: str | None) -> str:
    return " ".join((words or "").lower().split())
