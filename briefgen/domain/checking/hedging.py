"""Whether a statement says as fact what a passage only holds possible, or only knows by report."""

from collections.abc import Iterator
from functools import cache, lru_cache

from briefgen.domain.checking.stemming import Word, words_in
from briefgen.domain.statement import Certainty
from briefgen.domain.wordlists import word_list, word_table

_REACH = 5
_BEFORE, _BEHIND = 10, 6


_NOTHING = (frozenset[str](), frozenset[str](), frozenset[str](), frozenset[str]())
"""Where nothing is hedged, what is said outright matters to nobody."""


@lru_cache(maxsize=2048)
def _hedged(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The stems that a text holds possible, those it has by report or as an intention, and those it says outright."""
    words, table = words_in(text), word_table("hedges")
    possible, reported, intended = set[int](), set[int](), set[int]()
    hedges = [(place, word) for place, word in enumerate(words) if may_hedge(word.text)]
    if not hedges:
        return _NOTHING
    for place, word in hedges:
        if word.text in table["modal"] and not _is_month(words, place):
            possible.update(_heads(words, place))
        if word.text in table["hearsay"]:
            reported.update(_heads(words, place))
        if word.text in table["intent"] and words[place + 1 : place + 2] and words[place + 1].text == "to":
            intended.update(_heads(words, place))
    hedged = possible | reported | intended
    outright = (w.stem for i, w in enumerate(words) if i not in hedged)
    return (
        frozenset(words[i].stem for i in possible),
        frozenset(words[i].stem for i in reported),
        frozenset(words[i].stem for i in intended),
        frozenset(outright),
    )


def may_hedge(word: str) -> bool:
    """Whether a folded word may begin a hedge."""
    return word in _hedges()


@cache
def _hedges() -> frozenset[str]:
    """Every word that may begin a hedge."""
    return frozenset().union(*(word_table("hedges")[kind] for kind in ("modal", "hearsay", "intent")))


def _is_month(words: tuple[Word, ...], place: int) -> bool:
    if words[place].text != "may":
        return False
    beside = [words[i].text for i in (place - 1, place + 1) if 0 <= i < len(words)]
    return any(word.isnumeric() for word in beside) or (
        place > 0 and words[place - 1].text in word_table("hedges")["before the month"]
    )


def _heads(words: tuple[Word, ...], place: int) -> Iterator[int]:
    """The place of the first content word behind a hedge."""
    small = word_list("function_words")
    for behind in range(place + 1, min(place + 1 + _REACH, len(words))):
        if words[behind].parted:
            return
        if words[behind].text not in small:
            yield behind
            return


def hedge_faults(statement: str, context: str, certainty: Certainty) -> Iterator[str]:
    """Say which hedge of the passage the statement lost."""
    possible, reported, intended, outright = _hedged(context)
    if not (possible or reported or intended):
        return
    held_possible, held_reported, held_intended, _ = _hedged(statement)
    table = word_table("hedges")
    if certainty != "possible" and _bare(statement, possible - outright - held_possible, table["possible"]):
        yield "the passage only holds possible what the statement says as fact"
    if certainty != "possible" and _bare(
        statement, intended - outright - held_intended, (*table["possible"], *table["ahead"])
    ):
        yield "the passage only has as an intention what the statement says as fact"
    if certainty == "stated" and _bare(statement, reported - outright - held_reported, table["reported"]):
        yield "the passage knows only by report what the statement says as fact"


def _bare(statement: str, stems: frozenset[str], hedges: tuple[str, ...]) -> bool:
    """Whether one of the stems stands in a statement without a hedge near it."""
    words, able = words_in(statement), frozenset(hedges)
    return any(
        able.isdisjoint(near.text for near in words[max(0, place - _BEFORE) : place + _BEHIND])
        for place, word in enumerate(words)
        if word.stem in stems
    )
