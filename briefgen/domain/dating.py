"""Whether the words of a passage carry a date."""

import re

from briefgen.domain.mentions import name_tokens
from briefgen.domain.numbers import quantities_in

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def is_iso_date(date: str) -> bool:
    """Whether a date is written YYYY, YYYY-MM or YYYY-MM-DD and exists."""
    match = _DATE.fullmatch(date)
    if not match or not date.isascii():
        return False
    month, day = int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= len(_MONTHS) and 1 <= day <= 31 and match[1] != "0000"  # noqa: PLR2004 - the longest month


def date_is_carried(date: str, words: str, published: str | None) -> bool:
    """Whether ``words`` say the date; what they leave out may come from the day of publication."""
    year, month, day = (*date.split("-"), "", "")[:3]
    numbers = {quantity.value for quantity in quantities_in(words)}
    tokens = name_tokens(words)
    said_year = float(year) in numbers or year in words
    said_month = not month or _MONTHS[int(month) - 1] in tokens or float(month) in numbers
    said_day = not day or float(day) in numbers
    if said_year and said_month and said_day:
        return True
    return published is not None and _is_near(date, published) and _speaks_of_time(words, tokens)


_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|ago|last|next|this|earlier|later|since|by|in|on|until"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def _speaks_of_time(words: str, tokens: frozenset[str]) -> bool:
    return bool(_RELATIVE.search(words)) or not tokens.isdisjoint(_MONTHS)


def _is_near(date: str, published: str) -> bool:
    """Within about a year: what words such as "last autumn" reach."""
    return abs(int(date[:4]) - int(published[:4])) <= 1


def date_in_words(date: str) -> str:
    """A date as a text that carries its numbers and its month's name."""
    year, month, day = (*date.split("-"), "", "")[:3]
    name = _MONTHS[int(month) - 1].capitalize() if month else ""
    return f"{day} {name} {year} {date}" if month else year
