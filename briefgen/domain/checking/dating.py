"""Whether the words of a passage carry a date."""

import datetime as dt
import re
from collections.abc import Iterator

from briefgen.domain.checking.numbers import quantities_in
from briefgen.domain.checking.stemming import words_in
from briefgen.domain.dates.dates import find_dates
from briefgen.domain.names.mentions import plain
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_table

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ON_PAGE = re.compile(r"(?:reported )?(?:(?:([0-9]{1,2}) )?([a-z]{3,9}) )?([0-9]{4})")
_CLOSE, _NEAR = 1, 4
"""Words between a month and its day: none in a statement, a few in a passage ("March 13 and 14")."""


def is_iso_date(date: str) -> bool:
    """Whether a date is written YYYY, YYYY-MM or YYYY-MM-DD and exists."""
    match = _DATE.fullmatch(date)
    if not match or not date.isascii():
        return False
    try:
        dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def date_is_carried(date: str, words: str, published: str | None) -> bool:
    """Whether ``words`` say the date: in so many words, or told from the day of publication.

    Where the words tell time in a way that cannot be resolved ("a decade later"), the date must still have its year
    among them.
    """
    for mention in find_dates(words, Span(0, len(words)), published=published):
        if mention.iso and mention.iso.startswith(date):
            return True
    year, month, day = (*date.split("-"), "", "")[:3]
    numbers = {quantity.value for quantity in quantities_in(words)}
    if float(year) not in numbers and year not in words:
        return False
    pairs = _month_days(words, _NEAR)
    name = _MONTHS[int(month) - 1] if month else ""
    if not month:
        return True
    return (name, int(day)) in pairs if day else any(name == other for other, _ in pairs)


def page_date(words: str) -> str | None:
    """The date that a page writes as ``10 April 2025``, ``January 2024``, ``2003`` or ``reported 3 May 2013``."""
    match = _ON_PAGE.fullmatch(words.strip().casefold())
    if not match or (match[2] and match[2] not in _MONTHS):
        return None
    month = f"-{_MONTHS.index(match[2]) + 1:02}" if match[2] else ""
    return f"{match[3]}{month}" + (f"-{int(match[1]):02}" if match[1] else "")


def date_in_words(date: str) -> str:
    """A date as a text that carries its numbers and its month's name."""
    year, month, day = (*date.split("-"), "", "")[:3]
    name = _MONTHS[int(month) - 1].capitalize() if month else ""
    return f"{day} {name} {year} {date}" if month else year


def days_missing(statement: str, passage: str) -> Iterator[str]:
    """The days of a month that a statement names and the passage does not, each as the statement has it."""
    said = {pair for pair in _month_days(statement, _CLOSE) if pair[1]}
    if not said:
        return
    held = _month_days(passage, _NEAR)
    for month, number in sorted(said - held):
        yield f"{month.capitalize()} {number}"


def _month_days(text: str, reach: int) -> set[tuple[str, int]]:
    """Months with the numbers that stand within ``reach`` words of them, and each month with 0."""
    forms = _month_forms()
    words = [plain(word.text) for word in words_in(text)]
    found: set[tuple[str, int]] = set()
    for place, word in enumerate(words):
        if (month := forms.get(word)) is None:
            continue
        found.add((month, 0))
        for near in words[max(0, place - reach) : place + reach + 1]:
            digits = re.match(r"\d{1,4}(?=$|st$|nd$|rd$|th$|s$)", near)
            found |= {(month, int(digits[0]))} if digits and (word != "may" or len(words) > 1) else set()
    return found


def _month_forms() -> dict[str, str]:
    table = word_table("calendar_names")
    return {form: month for month in _MONTHS for form in (month, *table.get(month, ()))}
