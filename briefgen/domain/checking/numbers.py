"""The numbers of a text as values, so that "2,500", "2.5 thousand" and "two and a half" can be compared."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.domain.wordlists import word_table

_SCALES = {
    "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}  # fmt: skip
_SPELT = ("hundred", "thousand", "million", "billion", "trillion")
_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f ']\d{3}){1,6}(?!\d)(?:\.\d{1,20})?|\d{1,40}(?:[.,:]\d{1,20})?)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[%$€£¥-])"
)
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_TENS = range(20, 91, 10)


class Quantity(NamedTuple):
    """A value, the unit that stands with it (empty where none does), and the words it is written in.

    ``bound`` is 1 where the text says that it is more ("at least"), -1 where it is less ("fewer than"), else 0.
    """

    value: float
    unit: str
    words: str
    bound: int = 0


@cache
def _spelt() -> dict[str, float]:
    return {word: float(values[0]) for word, values in word_table("number_words").items()}


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, words in word_table("units").items() for word in words}


def _value_of(digits: str) -> float:
    plain = re.sub(r"[,\u00a0\u202f ']", "", digits) if re.search(r"[,\u00a0\u202f ']\d{3}(?!\d)", digits) else digits
    try:
        return float(plain.replace(",", ".").replace(":", "."))
    except ValueError:  # digits that Python does not read, such as circled ones
        return -1.0


_LOOSE = frozenset(
    {"both", "pair", "couple", "twice", "double", "doubled", "second", "triple", "tripled", "thrice", "half"}
)
"""Words that can carry a number but do not state one that has to be carried."""


def stated_in(text: str) -> list[Quantity]:
    """The numbers of a text that must be carried."""
    return [quantity for quantity in quantities_in(text) if quantity.words.casefold() not in _LOOSE]


@lru_cache(maxsize=1024)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Every number of a text, in order; "one" and "first" are words rather than numbers in prose and left out."""
    if _DIGIT.search(text) is None and _spelt().keys().isdisjoint(_LETTERS.findall(text.casefold())):
        return ()
    found: list[Quantity] = []
    tokens = list(_TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        value, after = _number_at(tokens, place)
        if after == place:
            place += 1
            continue
        words = text[tokens[place].start() : tokens[after - 1].end()]
        found.append(Quantity(value, _unit_beside(tokens, place, after), words, _bound_before(tokens, place)))
        place = after
    return tuple(found)


def number_of(word: str) -> float | None:
    """The value of one word that is a number, "one" among them; None where it is none."""
    form = word.casefold()
    return 1.0 if form == "one" else float(form) if form.isdecimal() and form.isascii() else _spelt().get(form)


def _number_at(tokens: list[re.Match[str]], place: int) -> tuple[float, int]:
    """The number that begins at a token, and the first token behind it (the same where none begins)."""
    token = tokens[place]
    spelt = _spelt()
    if token["digits"]:
        return _scaled(_value_of(token["digits"]), tokens, place + 1)
    word = (token["word"] or "").casefold()
    if word in _SPELT and place + 1 < len(tokens):
        return 0.0, place  # "hundreds", "a million": no exact number
    if word not in spelt:
        return 0.0, place
    value, after = spelt[word], place + 1
    if value in _TENS and after + 1 < len(tokens) + 1:
        value, after = _with_ones(value, tokens, after)
    return _scaled(value, tokens, after)


def _with_ones(tens: float, tokens: list[re.Match[str]], after: int) -> tuple[float, int]:
    """Twenty, and the five of twenty-five where it follows."""
    following = after + 1 if after < len(tokens) and tokens[after]["sign"] == "-" else after
    word = (tokens[following]["word"] or "").casefold() if following < len(tokens) else ""
    ones = {"one": 1.0, "first": 1.0, "second": 2.0}.get(word, _spelt().get(word, 0.0))
    return (tens + ones, following + 1) if 1 <= ones < 10 else (tens, after)  # noqa: PLR2004 - the digits


def _scaled(value: float, tokens: list[re.Match[str]], after: int) -> tuple[float, int]:
    """The value times the magnitudes that follow it."""
    for _ in range(2):
        following = after + 1 if after < len(tokens) and tokens[after]["sign"] == "-" else after
        word = (tokens[following]["word"] or "").casefold() if following < len(tokens) else ""
        if word not in _SCALES or (word not in _SPELT and tokens[following].start() > tokens[after - 1].end() + 1):
            break
        value, after = value * _SCALES[word], following + 1
    return value, after


def _bound_before(tokens: list[re.Match[str]], place: int) -> int:
    """What the words before a number make of it."""
    before = [token[0].casefold() for token in tokens[max(0, place - 3) : place] if token[0] not in "$€£¥-"][-2:]
    said = " ".join(before)
    return next((sign for sign, words in _BOUNDS.items() if said.endswith(words)), 0)


_BOUNDS = {
    1: ("more than", "over", "at least", "above", "exceeding", "exceeded", "least"),
    -1: ("less than", "fewer than", "under", "up to", "at most", "below", "nearly", "almost", "to under", "to below"),
}


def _unit_beside(tokens: list[re.Match[str]], place: int, after: int) -> str:
    units = _units()
    if place and tokens[place - 1]["sign"] in ("$", "€", "£", "¥"):
        return units[tokens[place - 1][0]]
    for following in range(after, min(after + 2, len(tokens))):
        token = tokens[following]
        if (unit := units.get(token[0].casefold())) and token[0] not in "$€£¥":
            return unit
        if token[0].casefold() not in ("-", "per"):
            return ""
        if token[0].casefold() == "per" and following + 1 < len(tokens) and tokens[following + 1][0] == "cent":
            return "percent"
    return ""


_MONEY = ("dollar", "euro", "pound", "yen")


def carries(held: Sequence[Quantity], said: Quantity) -> bool:
    """Whether one of the numbers held is the one said: the same value, and no unit or bound that contradicts it."""
    for quantity in held:
        if abs(quantity.value - said.value) > 1e-9 * max(1.0, abs(said.value)):
            continue
        if quantity.bound * said.bound < 0:
            continue
        if quantity.unit == said.unit or not said.unit or not quantity.unit:
            if "percent" in (said.unit, quantity.unit) and quantity.unit != said.unit:
                continue
            if said.unit in _MONEY and not quantity.unit:
                continue
            return True
    return False
