"""When an event is told to have been, as far as its words settle it, and where that stands among open dates."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.domain.claim import Claim
from briefgen.domain.dates.calendar_words import MONTHS, WEEKDAYS, full_day, month_number, small_number, weekday_number
from briefgen.domain.dates.dates import dates_in

_WEEK, _MONTH, _YEAR = 7.0, 30.0, 365.0
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONTH_NAME = re.compile(rf"\b({'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}\b\.?")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")
_AGO = re.compile(r"\b(?P<count>\w+)\s(?P<unit>day|week|month|year|decade)s?\sago\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?P<which>earlier this|later this|last|next|this|past|coming)\s(?:\w+\sof\s)?(?P<unit>week(?:end)?|month|year|"
    r"decade|spring|summer|fall|autumn|winter)\b",
    re.IGNORECASE,
)
_UNITS = {"day": 1.0, "week": _WEEK, "weekend": _WEEK, "month": _MONTH, "year": _YEAR, "decade": 10 * _YEAR}
_NEAR = (
    (re.compile(r"\byesterday\b|\blast (?:night|evening)\b", re.IGNORECASE), -1.0),
    (re.compile(r"\btomorrow\b", re.IGNORECASE), 1.0),
    (re.compile(r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE), 0.0),
)
_PART = 0.4
"""``Earlier this month`` lies less than half of a month back."""

_UNTOLD = -2.0


class Occasion(NamedTuple):
    """When a claim says that something was: the ISO date where that is known, else what its words leave.

    ``weekday`` counts from Monday, 0; ``month`` and ``day`` are those of a date without its year; ``words`` are the
    words in a form that can be compared; ``away`` is how many days the words look back (below 0) or ahead from the
    day of writing, None where they are no such words.
    """

    iso: str | None
    weekday: int | None
    month: int | None
    day: int | None
    words: str
    away: float | None

    @property
    def key(self) -> str:
        """What two occasions that can be one have in common: the year, the weekday, else the words."""
        if self.iso:
            return self.iso[:4]
        return WEEKDAYS[self.weekday] if self.weekday is not None else self.words

    @property
    def known_weekday(self) -> int | None:
        """The weekday that is named, or that of the day that is known."""
        day = full_day(self.iso)
        return day.weekday() if day else self.weekday

    @property
    def is_near(self) -> bool:
        """Whether the words are *today*, *yesterday* and their like."""
        return self.iso is None and self.away in {0.0, -1.0}

    def may_be(self, other: "Occasion") -> bool:
        """Whether nothing in the words of two occasions of one story tells them apart."""
        if self.iso and other.iso:
            return self.iso.startswith(other.iso) or other.iso.startswith(self.iso)
        if self.known_weekday is not None and other.known_weekday is not None:
            return self.known_weekday == other.known_weekday
        return self.words == other.words

    def may_be_day_of(self, other: "Occasion") -> bool:
        """Whether two occasions told in unlike words may be one day: ``this morning`` and ``on Wednesday``."""
        if any(each.known_weekday is None and not each.is_near for each in (self, other)):
            return False
        return None in (self.known_weekday, other.known_weekday) or self.known_weekday == other.known_weekday


def occasion_of(claim: Claim) -> Occasion:
    """When a claim tells that its event was."""
    words = claim.date_words or ""
    if claim.date:
        return Occasion(claim.date, None, None, None, "", None)
    plain = " ".join(sorted(dates_in(words))) or words.lower()
    yearless, weekday = _YEARLESS.search(plain), _WEEKDAY.search(words)
    month = _MONTH_NAME.search(words)
    return Occasion(
        None,
        weekday_number(weekday[1]) if weekday else None,
        int(yearless[1]) if yearless else month_number(month[1]) if month else None,
        int(yearless[2]) if yearless and yearless[2] else None,
        plain,
        _away(words, future=claim.future),
    )


def _away(words: str, *, future: bool) -> float | None:
    if found := _AGO.search(words):
        return -_UNITS[found["unit"].lower()] * (small_number(found["count"]) or 2)
    for pattern, days in _NEAR:
        if pattern.search(words):
            return days
    found = _BESIDE.search(words)
    if found is None:
        return None
    size = _UNITS.get(found["unit"].lower(), _YEAR / 3)
    which = found["which"].lower()
    ahead = {"last": -1.0, "past": -1.0, "next": 1.0, "coming": 1.0}.get(which, _PART if future else -_PART)
    return size * ahead


class Calendar:
    """Puts the open dates of one story's claims in order, by what their words are told from; it dates nothing.

    The weekdays of a story begin behind the longest stretch of days that it does not name; what an article calls
    *today* or *last week* is told from the last weekday of the past that it names.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Read when each claim was."""
        self._of = {claim.key: (claim, occasion_of(claim)) for claim in claims}
        told = [(claim, each) for claim, each in self._of.values() if not claim.future]
        self._first = _first_weekday(Counter(each.weekday for _, each in told if each.weekday is not None))
        self._writing: dict[str, float] = {}
        for claim, each in told:
            if each.weekday is not None:
                days = self._behind_first(each.weekday)
                self._writing[claim.source] = max(days, self._writing.get(claim.source, days))
        latest = sorted(self._writing.values())
        self._usual = latest[len(latest) // 2] if latest else 0.0
        self._latest = max(((each.month, each.day) for _, each in told if each.month and each.day), default=None)

    def occasion(self, claim: Claim) -> Occasion:
        """When a claim says that its event was."""
        return self._of[claim.key][1]

    def place(self, row: Sequence[Claim]) -> float:
        """Where an open date stands among the others of the story, in days about its main day."""
        claim, each = self._of[row[0].key]
        writing = self._writing.get(claim.source, self._usual)
        if each.weekday is not None and (each.away is None or abs(each.away) < _WEEK):
            return self._behind_first(each.weekday)
        if each.away is not None:
            return writing + each.away
        if each.month:
            return self._in_year(each.month, each.day, future=claim.future)
        return _YEAR if claim.future else writing + _UNTOLD

    def _behind_first(self, weekday: int) -> float:
        return float((weekday - self._first) % len(WEEKDAYS))

    def _in_year(self, month: int, day: int | None, *, future: bool) -> float:
        """Months look back from the latest day of a month that the story names, else from the end of the year.

        What is told by the day of its month lies more than a week back: nearer days have names of their own.
        """
        latest = self._latest or (12, 31)
        days = _MONTH * (month - latest[0]) + ((day or 1) - latest[1])
        if future:
            return days % _YEAR
        return (days - _YEAR if days > 0 else days) - _WEEK - (0.0 if day else 1.0)


def _first_weekday(told: Counter[int]) -> int:
    """The weekday behind the longest stretch that is not named, of equals the one told most often."""
    days = sorted(told)
    gaps = {day: (day - days[place - 1]) % len(WEEKDAYS) or len(WEEKDAYS) for place, day in enumerate(days)}
    return max(days, key=lambda day: (gaps[day], told[day]), default=0)
