"""Two counts of the dead of one event that cannot both hold, though the sentences around them share little."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.merging.differing import superseded
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import stems_of
from briefgen.engines.extractive.merging.sides import side_of
from briefgen.engines.extractive.merging.telling import Telling

FOREMOST = 3
"""The toll of what an article is about stands in its first sentences; further down it may be that of another event."""

SHARED = 3
"""So many words beside the count show that two sentences speak of one event of the story."""

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})*|(?:{'|'.join(_SMALL)})(?![\w-]))"
_BOUND = (
    r"(?P<bound>(?:at\sleast|more\sthan|over|nearly|almost|about|around|some|up\sto|as\smany\sas|an\sestimated|fewer\sthan"
    r"|less\sthan)\s)?"
)
_TOLLS = (
    re.compile(
        rf"\b{_BOUND}{_NUMBER}\s(?:people\s|persons\s)?(?:were\s|have\sbeen\s|are\s|have\s)?"
        r"(?:killed|died|die|dead)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:kill(?:s|ed|ing)|claim(?:s|ed|ing)\sthe\slives\sof|left|leaves|leaving)\s{_BOUND}{_NUMBER}\s"
        r"(?:people|persons|dead)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bdeath\stoll\s(?:\w+\s){{0,3}}?(?:to|of|at|is|was)\s{_BOUND}{_NUMBER}\b", re.IGNORECASE),
)
_ROSE = re.compile(
    rf"\bdeath\stoll\b[^.]{{0,160}}?\b(?:rose|risen|rises|climbed|climbs|stands|stood)\s(?:to|at)\s{_BOUND}{_NUMBER}\b",
    re.IGNORECASE,
)
_ANY_DEAD = re.compile(rf"\bkill(?:s|ed|ing)\s{_BOUND}{_NUMBER}\s(?:[a-z]+\s)?[a-z]+s\b", re.IGNORECASE)
_READ = 500


class Toll(NamedTuple):
    """A count of the dead, whether it is only a bound or an estimate, and its words."""

    value: int
    loose: bool
    words: str


def toll_in(text: str) -> Toll | None:
    """The count of the dead that a statement gives; None where it gives none, or more than one."""
    found = [match for pattern in (*_TOLLS, _ROSE) for match in pattern.finditer(text[:_READ])]
    counts = {_value(match["number"]) for match in found}
    if len(counts) != 1:
        return None
    return Toll(counts.pop(), any(match["bound"] for match in found), found[0][0].strip())


def dead_in(text: str) -> int:
    """How many dead a statement knows of, be they all or, as in *killed six civilians*, some of them; 0 for none."""
    toll = toll_in(text)
    counts = [_value(match["number"]) for match in _ANY_DEAD.finditer(text[:_READ])]
    return max([*counts, toll.value if toll else 0])


def tolls(groups: Sequence[Group], telling: Telling) -> Iterator[DisagreementDraft]:
    """The first two tolls of a story that differ, each told at the head of an article of its own origin."""
    told = [(group, toll) for group in groups if is_foremost(group) and (toll := toll_in(group.lead.claim.text))]
    for place, (other, theirs) in enumerate(told):
        for group, toll in told[:place]:
            if _differ(toll, theirs) and _of_one_event(group, other, telling):
                about = f"Which figure holds: {toll.words} or {theirs.words}?"
                sides = (side_of(group.members), side_of(other.members))
                yield DisagreementDraft(about=about, kind="number", sides=sides)
                return


def is_foremost(group: Group) -> bool:
    """Whether a statement tells of what its article is about, as far as its place shows."""
    claim = group.lead.claim
    return group.lead.place <= FOREMOST and claim.kind != "question" and not claim.future


def _differ(one: Toll, other: Toll) -> bool:
    """Whether two exact counts differ; *at least four* holds beside six."""
    return one.value != other.value and not one.loose and not other.loose


def _of_one_event(one: Group, other: Group, telling: Telling) -> bool:
    a, b = one.lead, other.lead
    if a.origin == b.origin or superseded(a, b):
        return False
    counts = stems_of(" ".join(toll.words for toll in (toll_in(a.claim.text), toll_in(b.claim.text)) if toll))
    titles = frozenset[str]().union(*telling.titles.values())
    shared = (a.stems & b.stems) - counts
    return len(shared) >= SHARED and bool(shared & titles or not titles)


def _value(number: str) -> int:
    word = number.casefold()
    return _SMALL.index(word) + 1 if word in _SMALL else int(number.replace(",", ""))
