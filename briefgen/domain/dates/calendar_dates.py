"""Dates told by the calendar: days, months and years, with or without their year."""

import re
from collections.abc import Iterator

from briefgen.domain.dates.anchored_dates import day_without_year, month_without_year
from briefgen.domain.dates.calendar_words import iso_day, month_number
from briefgen.domain.dates.date_patterns import (
    AFTER_MONTH,
    BEFORE_MONTH,
    DATED_BY,
    DATING,
    DECADE,
    MONTH,
    NOT_A_YEAR,
    NOUN_NEXT,
    NUMERIC,
    PART_BEFORE,
    WEEKDAY_BEFORE,
    YEAR,
    YEAR_BEFORE,
    YEAR_CUE,
)
from briefgen.domain.dates.date_reading import Reading, Ruler
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list

_ALSO_WORDS = frozenset(("march", "april", "may", "june", "august"))
_SHORT = 4
_SINCE = re.compile(r"\b(?:since|post|after)[\s-]$", re.IGNORECASE)
_THAT = re.compile(r"\b[Tt]hat\s\Z")
_MONTHS_A_YEAR = 12
_YEAR_SHIFT = {"last": -1, "this": 0, "next": 1}


def numeric(ruler: Ruler) -> Iterator[Reading]:
    """``2024-01-09``, ``17.01.2024``; of ``03/04/2024`` only the year is sure."""
    for found in NUMERIC.finditer(ruler.text, *ruler.within):
        if iso := _numeric_iso(found):
            yield ruler.reading(Span(*found.span()), iso, "explicit")


def _numeric_iso(found: re.Match[str]) -> str | None:
    if found["y"]:
        return iso_day(int(found["y"]), int(found["m"]), int(found["d"]))
    first, second, year = int(found["a"]), int(found["b"]), int(found["c"])
    if found["sep"] == "." or first > _MONTHS_A_YEAR or first == second:
        return iso_day(year, second, first)
    return iso_day(year, first, second) if second > _MONTHS_A_YEAR else found["c"]


def months(ruler: Ruler) -> Iterator[Reading]:
    """Every date that names a month."""
    for found in MONTH.finditer(ruler.text, *ruler.within):
        after = AFTER_MONTH.match(ruler.text, found.end(), ruler.within.end)
        before = BEFORE_MONTH.search(ruler.before(found.start()))
        if before and not (after and after["day"]):
            reading = _day_first(ruler, found, before, after)
        elif after and after["day"]:
            reading = _month_first(ruler, found, after)
        else:
            reading = _month_alone(ruler, found, after)
        if reading:
            yield reading


def _day_first(
    ruler: Ruler, found: re.Match[str], before: re.Match[str], after: re.Match[str] | None
) -> Reading | None:
    span = Span(found.start() - len(before[0]), after.end() if after else _abbreviated(ruler, found))
    return _day(ruler, span, (found[0], before["day"]), after["only_year"] if after else None)


def _month_first(ruler: Ruler, found: re.Match[str], after: re.Match[str]) -> Reading | None:
    weekday = WEEKDAY_BEFORE.search(ruler.before(found.start()))
    span = Span(found.start() - (len(weekday[0]) if weekday else 0), after.end())
    return _day(ruler, span, (found[0], after["day"]), after["year"])


def _day(ruler: Ruler, span: Span, words: tuple[str, str], year: str | None) -> Reading | None:
    month, day = month_number(words[0]), int(words[1])
    if iso_day(2000, month, day) is None:
        return None
    if year:
        return ruler.reading(span, iso_day(int(year), month, day), "explicit")
    ahead = ruler.ahead(span)
    lead = ruler.before(span.start)
    if not DATING.search(lead) and _names_a_landmark(ruler, span.end):
        return ruler.reading(span, None, "partial", ahead)  # "the Sept. 11 attacks": a name, of whichever year
    landmark = bool(_SINCE.search(lead))
    iso = ruler.day and day_without_year(month, day, ruler.day, ahead=ahead, landmark=landmark)
    return ruler.reading(span, iso or None, "partial", ahead)


def _names_a_landmark(ruler: Ruler, end: int) -> bool:
    noun = NOUN_NEXT.match(ruler.text, end, ruler.within.end)
    return noun is not None and noun[0].strip().lower() in word_list("landmark_nouns")


def _month_alone(ruler: Ruler, found: re.Match[str], after: re.Match[str] | None) -> Reading | None:
    lead = ruler.before(found.start())
    part = PART_BEFORE.search(lead)
    start = found.start() - (len(part[0]) if part else 0)
    if after:
        return _month_of_year(ruler, Span(start, after.end()), month_number(found[0]), after)
    if not _is_month(found[0], lead, ruler.text[found.end() : found.end() + 1]):
        return None
    span, which = Span(start, _abbreviated(ruler, found)), ((part and part["which"]) or "").lower()
    if _THAT.search(ruler.before(start)):
        return ruler.reading(span, None, "partial")._replace(told_from=True)
    ahead = _direction(which, ruler, span)
    iso = ruler.day and month_without_year(month_number(found[0]), ruler.day, ahead=ahead, strict=which == "last")
    return ruler.reading(span, iso or None, "partial", ahead)


def _month_of_year(ruler: Ruler, span: Span, month: int, after: re.Match[str]) -> Reading:
    if after["only_year"]:
        return ruler.reading(span, f"{after['only_year']}-{month:02d}", "explicit")
    year = ruler.published and int(ruler.published[:4]) + _YEAR_SHIFT[after["which"].lower()]
    return ruler.reading(span, f"{year:04d}-{month:02d}" if year else None, "partial")


def _direction(which: str, ruler: Ruler, span: Span) -> bool | None:
    if which in {"last", "this past", "the previous"}:
        return False
    return True if which == "next" else ruler.ahead(span)


def _is_month(word: str, lead: str, following: str) -> bool:
    if len(word) <= _SHORT and word.lower() not in {"june", "july"}:
        return bool(DATED_BY.search(lead)) and (following == "." or word == "May")
    return word.lower() not in _ALSO_WORDS or bool(DATED_BY.search(lead))


def _abbreviated(ruler: Ruler, found: re.Match[str]) -> int:
    """The end of a month's name with the full stop of its abbreviation, unless that ends the sentence."""
    dotted = len(found[0]) <= _SHORT and found[0] not in {"May", "June", "July"}
    end = found.end()
    return end + (dotted and ruler.text[end : end + 1] == "." and end + 1 < ruler.within.end)


def years(ruler: Ruler) -> Iterator[Reading]:
    """``in 2003``, ``early 2024``, ``the fall of 2019``, ``the 1990s``."""
    for found in DECADE.finditer(ruler.text, *ruler.within):
        yield ruler.reading(Span(*found.span()), None, "explicit")
    for found in YEAR.finditer(ruler.text, *ruler.within):
        lead = ruler.before(found.start())
        if YEAR_CUE.search(lead) and not NOT_A_YEAR.match(ruler.text, found.end(), ruler.within.end):
            part = YEAR_BEFORE.search(lead)
            span = Span(found.start() - (len(part[0]) if part else 0), found.end())
            yield ruler.reading(span, found[0], "explicit")


def yearless(ruler: Ruler, span: Span) -> str | None:
    """``--MM-DD`` or ``--MM`` of a date without its year, None of any other."""
    month = MONTH.search(ruler.text, *span)
    if month is None:
        return None
    day = re.search(r"\d{1,2}", span.of(ruler.text))
    return f"--{month_number(month[0]):02d}" + (f"-{int(day[0]):02d}" if day else "")
