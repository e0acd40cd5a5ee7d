"""Comparing words as a reader would: spaces, quotation marks, dashes, ligatures and case do not matter.

Folding keeps a map of offsets, so that what is found in the folded text has an address in the text as read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefgen.domain.span import Span

BARRIER = "\x00"
"""Stands between stretches of text that do not touch; folding never lets it through, so no quote matches over it."""

_QUOTES = frozenset(
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201e\u2032\u2033\u2035\u2036\u300c\u300d\u300e\u300f\u301d\u301e\uff02\uff07"
)
_QUOTE_CATEGORIES = ("Pi", "Pf")
_MINUS = "\u2212\u2043"
_MARKS = range(0x300, 0x370)
_LONGEST_WORD = 60
_TRIES = 16
_POSSESSIVE = re.compile(r"['’]s(?!\w)", re.IGNORECASE)
_PLAIN = re.compile(r"[!#-&(-_a-~]+(?: [!#-&(-_a-~]+)*")
"""Stretches of ASCII without quotation marks and with single spaces, which fold to themselves in lower case."""


_RUN = re.compile(r"([ '])\1+")
"""Runs of spaces or of quotation marks count as one."""


class Folded(NamedTuple):
    """``text`` to compare with, and for each of its characters the place of the character that it stands for."""

    text: str
    places: list[int]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if character in _QUOTES or category in _QUOTE_CATEGORIES:
        return "'"
    if category == "Pd" or character in _MINUS:
        return "-"
    if character.isspace() or character == BARRIER:
        return " "
    if category in ("Cf", "Cc") or ord(character) in _MARKS:
        return ""
    if category == "No":  # ten squared is not one hundred and two
        return character
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if ord(c) not in _MARKS).casefold()
    return "".join(c for c in plain if ord(c) not in _MARKS) if plain.strip() else " "


class _Characters(dict[int, str]):
    """What every character is folded to, found when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDED = _Characters()


def fold_spans(text: str, spans: Iterable[Span]) -> Folded:
    """Fold some stretches of a text into one; only white space between two of them lets a quote run over."""
    pieces, places = [""], list[int]()
    end = -1
    for span in spans:
        if end >= 0 and text[end : span.start].strip():
            pieces.append(BARRIER)
            places.append(end)
        elif end >= 0 and not pieces[-1].endswith(" "):
            pieces.append(" ")
            places.append(end)
        _fold_span(text, span, pieces, places)
        end = span.end
    return Folded("".join(pieces), places)


def _fold_span(text: str, span: Span, pieces: list[str], places: list[int]) -> None:
    place = span.start
    while place < span.end:
        if run := _PLAIN.match(text, place, span.end):
            pieces.append(run[0].lower())
            places.extend(range(place, run.end()))
            place = run.end()
            continue
        for letter in _fold_character(text[place]):
            if letter in " '" and pieces[-1].endswith(letter):
                continue  # runs of spaces or quotation marks count as one
            pieces.append(letter)
            places.append(place)
        place += 1


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A text as it is compared."""
    if _PLAIN.fullmatch(text):
        return text.lower()
    return _RUN.sub(r"\1", text.translate(_FOLDED)).strip()


@lru_cache(maxsize=8192)
def _is_wordy(character: str) -> bool:
    """Whether a character belongs to a word that must not be cut; scripts without spaces have no such words."""
    if character.isalnum() or character == "_":
        return not (
            "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u109f" or _is_ideographic(character)
        )
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or character in "\u00ad\u200c\u200d\u2060"


def _is_ideographic(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def is_inside_word(text: str, place: int) -> bool:
    """Whether a cut before ``place`` would go through a word, a number or a contraction."""
    if not 0 < place < len(text):
        return False
    left, right = text[place - 1], text[place]
    if _is_wordy(left) and _is_wordy(right):
        return True
    if right in ".,:'’" and place + 1 < len(text):
        return _joins(left, right, text[place + 1]) and not _POSSESSIVE.match(text, place)
    return left in ".,:'’" and place > 1 and _joins(text[place - 2], left, right)


def _joins(before: str, mark: str, after: str) -> bool:
    if mark in "'’":
        return before.isalpha() and after.isalpha() and _is_wordy(before) and _is_wordy(after)
    return before.isdigit() and after.isdigit()


def whole_words(text: str, span: Span) -> Span | None:
    """The span grown to the borders of its words and trimmed of white space; None where a word has no end."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for _ in range(_LONGEST_WORD):
        if not is_inside_word(text, start):
            break
        start -= 1
    for _ in range(_LONGEST_WORD):
        if not is_inside_word(text, end):
            break
        end += 1
    if start == end or is_inside_word(text, start) or is_inside_word(text, end):
        return None
    return Span(start, end)


def stands_in(words: str, text: str) -> bool:
    """Whether some words stand in a text exactly as they are written, cutting none of its words."""
    at = text.find(words) if words else -1
    while at >= 0:
        if not (is_inside_word(text, at) or is_inside_word(text, at + len(words))):
            return True
        at = text.find(words, at + 1)
    return False


_WORD = re.compile(r"\w+")


def word_count(text: str) -> int:
    """How many words a quote has; in scripts without spaces two characters are counted as one."""
    words = sum(1 for _ in _WORD.finditer(text))
    return max(words, sum(map(_is_ideographic, text)) // 2)


def find_folded(needle: str, folded: Folded) -> Iterator[Span]:
    """Where a folded quote stands, as raw spans of the text as read, at most so many that time stays linear."""
    begin = 0
    for _ in range(_TRIES):
        begin = folded.text.find(needle, begin) if needle else -1
        if begin < 0:
            return
        yield Span(folded.places[begin], folded.places[begin + len(needle) - 1] + 1)
        begin += 1


def first_whole(text: str, spans: Iterable[Span], *, may_grow: bool) -> Span | None:
    """The first span that cuts no word; else, if it may grow, the first that does, grown to whole words."""
    cut: Span | None = None
    for span in spans:
        whole = whole_words(text, span)
        if whole is None:
            continue
        if not (is_inside_word(text, span.start) or is_inside_word(text, span.end)):
            return whole
        cut = cut or whole
    return cut if may_grow else None
