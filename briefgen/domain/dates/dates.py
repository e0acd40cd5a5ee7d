"""Dates that a text speaks of: where they stand, and what they mean as far as the words alone can say.

An explicit date means itself.  A relative or partial one ("last Tuesday", "Jan. 9") is read against the day the
article was published, and stays open (``iso`` None) where that day is not known or the words do not settle it.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Literal, Self

from briefgen.domain.dates import calendar_dates, relative_dates
from briefgen.domain.dates.calendar_words import MONTHS, WEEKDAYS, full_day
from briefgen.domain.dates.date_reading import Reading, Ruler
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.statement import IsoDate
from briefgen.domain.wordlists import word_list

_TOKEN = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"\d{4}|['’]\d0s")
_CALENDAR = frozenset(
    word for name in MONTHS for word in (name, name[:3], name.upper(), name[:3].upper(), "Sept", "SEPT")
)
_RELATIVE = frozenset(
    form for word in (*word_list("time_words"), *WEEKDAYS) for form in (word.lower(), word.capitalize(), word.upper())
)


class DateMention(Noun):
    """Words of a text that say when.

    ``iso`` is only as precise as the words are.  ``future`` says whether the words look ahead of the article, None
    where they do not tell.  ``needs_anchor`` marks words that are told from another date of the text ("a decade
    later"), so that no day of publication settles them.
    """

    span: Span
    words: str
    iso: IsoDate | None
    future: bool | None
    basis: Literal["explicit", "relative", "partial"]
    needs_anchor: bool

    @classmethod
    def read(cls, text: str, reading: Reading) -> Self:
        """The mention that a reading of ``text`` amounts to."""
        return cls(
            span=reading.span,
            words=reading.span.of(text),
            iso=reading.iso,
            future=reading.future,
            basis=reading.basis,
            needs_anchor=reading.told_from,
        )


def find_dates(text: str, within: Span, *, published: IsoDate | None = None) -> tuple[DateMention, ...]:
    """The dates that the words ``within`` speak of, in the order of the text; none overlaps another."""
    tokens = set(_TOKEN.findall(text, *within))
    ruler = Ruler(text, within, full_day(published), published)
    taken: list[Reading] = []
    for reading in _readings(tokens, ruler):
        place = bisect(taken, reading.span, key=_span)
        if not any(reading.span.overlap(other.span) for other in taken[max(0, place - 1) : place + 1]):
            taken.insert(place, reading)
    return tuple(DateMention.read(text, reading) for reading in taken)


def _span(reading: Reading) -> Span:
    return reading.span


def _readings(tokens: set[str], ruler: Ruler) -> Iterator[Reading]:
    year = _DIGITS.search(ruler.text, *ruler.within) is not None
    if year:
        yield from calendar_dates.numeric(ruler)
    if not tokens.isdisjoint(_CALENDAR):
        yield from calendar_dates.months(ruler)
    if year:
        yield from calendar_dates.years(ruler)
    if not tokens.isdisjoint(_RELATIVE):
        yield from relative_dates.relative(ruler, frozenset(map(str.lower, tokens & _RELATIVE)))


def dates_agree(iso_a: IsoDate, iso_b: IsoDate) -> bool:
    """Whether both can be the date of one thing: one is the other, or says it less precisely."""
    return iso_a.startswith(iso_b) or iso_b.startswith(iso_a)


def dates_in(text: str) -> frozenset[str]:
    """What a statement says of dates, comparable between wordings.

    A date with its year is its ISO form; one without is ``--MM-DD`` or ``--MM``; any other is its words in lower case
    with single spaces.
    """
    ruler = Ruler(text, Span(0, len(text)), None, None)
    mentions = find_dates(text, Span(0, len(text)))
    return frozenset(m.iso or calendar_dates.yearless(ruler, m.span) or _plain(m.words) for m in mentions)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())
