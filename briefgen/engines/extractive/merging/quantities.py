"""The quantities in a statement: a number with what it counts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.engines.extractive.merging.shared_words import Stems, stems_of

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "": 1.0}
_ONES = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    **{word: float(value) for value, word in enumerate(f"{_ONES} eighteen nineteen".split(), 2)},
    **{word: float(value) for word, value in zip(_TENS.split(), range(20, 100, 10), strict=True)},
    "dozen": 12.0,
}
_NUMBER = re.compile(
    r"(?P<bound>\b(?:about|around|approximately|roughly|nearly|almost|some|up to|more than|less than|fewer than|over"
    r"|under|at least|at most|as many as|an estimated|within)\s+)?"
    r"(?P<money>[$€£]\s?)?(?<![\w.,:/-])(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?:\.\d{1,4})?"
    rf"|(?:{'|'.join(_WORDS)})\b)(?![\d:/])(?:\s?(?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?P<unit>\s?(?:%|percent\b|per cent\b))?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:[\s-]+[^\W\d_][\w.’'-]{0,30}){1,4}")
_UNIT_STOP = re.compile(
    r"\b(?:and|or|of|in|on|at|to|for|from|by|with|who|that|which|were|was|are|is|have|has|had|after|before|during|as"
    r"|since|while|when|under|between|against|but|than|a|an|the|ago|last|this)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_YEARS = range(1800, 2101)
_ROUNDED = 0.06
"""*About 2,500* and *2,400* may be one count in two roundings."""


class Quantity(NamedTuple):
    """A number, what it counts (stems), whether it is only a bound or an estimate, and its words."""

    value: float
    unit: Stems
    loose: bool
    words: str

    def differs(self, other: "Quantity") -> bool:
        """Whether two counts of one thing cannot both hold."""
        if not self.unit & other.unit or self.value == other.value:
            return False
        if self.loose or other.loose:
            return abs(self.value - other.value) > _ROUNDED * max(self.value, other.value)
        return True


def years_of(text: str) -> frozenset[str]:
    """The years that a text names; figures of different years are different figures."""
    return frozenset(_YEAR.findall(text))


def quantities_of(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in its order; years, days of a month, ages and clock times are none."""
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    for found in _NUMBER.finditer(text):
        digits = found["number"].casefold().replace(",", "")
        value = _WORDS.get(digits) or float(digits) * _SCALES[(found["scale"] or "").casefold()]
        after = text[found.end() : found.end() + 80]
        marked = found["money"] or found["unit"] or found["scale"]
        if not marked and (_is_date(text, found.start("number"), value) or re.match(r"-?year|st|nd|rd|th", after)):
            continue
        named = _UNIT.match(after)
        unit = _UNIT_STOP.split(named.group(), maxsplit=1)[0] if named else ""
        stems = stems_of(unit) | ({"$"} if found["money"] else set()) | ({"%"} if found["unit"] else set())
        if stems:
            yield Quantity(value, frozenset(stems), bool(found["bound"]), (found.group() + unit).strip(" ,.;-"))


def _is_date(text: str, start: int, value: float) -> bool:
    return (value in _YEARS and text[start : start + 4].isdigit()) or bool(
        _MONTH.search(text[max(0, start - 12) : start])
    )
