"""What is demanded, hoped for or offered, and whether another statement tells what came of it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import coverage

ANSWERED = 0.35
"""An answer shares so much with what it answers; lower, two statements only share their actors."""
ALIKE = 0.45
ALIKE_LEAST = 6
"""The same by the mere number of words, however common they are in the story."""


def demand_in(text: str) -> str | None:
    """What kind of thing a statement waits for (*demand*, *hope*, *offer*); None where it waits for nothing."""
    return next((kind for kind, cue in _demands().items() if cue.search(text)), None)


def is_answered_by(group: Group, other: Group, weights: Mapping[str, float]) -> bool:
    """Whether another statement, not of the same actor or sentence, tells what became of one."""
    a, b = other.lead, group.lead
    if a.claim.kind == "question" or (a.claim.source, a.place) == (b.claim.source, b.place):
        return False
    if a.actor and a.actor == b.actor:
        return False
    shared = len(a.stems & b.stems)
    alike = shared >= ALIKE_LEAST and shared >= ALIKE * min(len(a.stems), len(b.stems))
    if not alike and coverage(a.stems, b.stems, weights) < ANSWERED:
        return False
    return tells_outcome(a.claim.text)


def tells_outcome(text: str) -> bool:
    """Whether a statement has a word of those with which answers are told: agreed, refused, was released."""
    return bool(_answer().search(text))


@cache
def _demands() -> dict[str, re.Pattern[str]]:
    return {kind: _any_of(words) for kind, words in word_table("demand_cues").items()}


@cache
def _answer() -> re.Pattern[str]:
    return _any_of(sorted(word_list("answer_cues")))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
