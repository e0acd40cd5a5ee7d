"""What a statement is about, in a few of its own words."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from briefgen.engines.extractive.cues import verb_forms
from briefgen.engines.extractive.phrases import closed

_MOST = 6
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*\.?|[^\w\s]")
_LINKS = frozenset({"of"})


def issue_of(words: str, frequency: Counter[str]) -> str | None:
    """The noun phrase of ``words`` that speaks most of what the article speaks of; None where there is none."""
    best = max(_phrases(words), key=lambda phrase: _weight(phrase, frequency), default=None)
    return " ".join(best) if best else None


def _weight(phrase: list[str], frequency: Counter[str]) -> float:
    return sum(min(6, frequency[word.lower()]) + 2 * word[0].isupper() for word in phrase if word not in _LINKS)


def _phrases(words: str) -> Iterator[list[str]]:
    run: list[str] = []
    for match in _WORD.finditer(words):
        word = match[0].rstrip(".") if "." not in match[0][:-1] else match[0]
        if word and word[0].isalnum() and (word.lower() not in _breaks() or (run and word.lower() in _LINKS)):
            if len(run) < _MOST:
                run.append(word)
            continue
        yield from _whole(run)
        run = []
    yield from _whole(run)


def _whole(run: list[str]) -> Iterator[list[str]]:
    while run and run[-1] in _LINKS:
        run = run[:-1]
    if run:
        yield run


@cache
def _breaks() -> frozenset[str]:
    kinds = (
        "be",
        "have",
        "do",
        "modal",
        "negation",
        "adverb",
        "subordinator",
        "preposition",
        "determiner",
        "possessive",
        "nominative",
        "object",
        "conjunction",
        "opener",
        "day",
        "verb",
    )
    nouns = {
        "support",
        "plan",
        "plans",
        "report",
        "reports",
        "claim",
        "claims",
        "demand",
        "demands",
        "attack",
        "attacks",
    }
    verbs = {word for word, cue in verb_forms().items() if word not in nouns}
    return frozenset().union(*map(closed, kinds)) | verbs | {"us", "there", "s", "t"}
