"""What a statement is about, in a few of its own words."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from briefgen.engines.extractive.speech.cues import verb_forms
from briefgen.engines.extractive.speech.phrases import closed

_CLASSES = (
    *("be", "have", "do", "modal", "negation", "adverb", "verb", "day", "opener", "phrase break"),
    *("subordinator", "preposition", "determiner", "possessive", "nominative", "object", "conjunction"),
)
_ALSO_NOUNS = frozenset(
    {"support", "plan", "plans", "report", "reports", "claim", "claims", "demand", "demands", "attack", "attacks"}
)
_MOST = 6
"""Words of an issue at most."""

_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*\.?|[^\w\s]")
_CONTRACTED = re.compile(r"[’'](?![sS]$)|^(?:it|that|there|he|she|what|who|here|let)[’']s$", re.IGNORECASE)
_LINKS = frozenset({"of"})


def issue_of(words: str, frequency: Counter[str]) -> str | None:
    """The noun phrase of ``words`` that speaks most of what the article speaks of; None where there is none."""
    best = max(_phrases(words), key=lambda phrase: _weight(phrase, frequency), default=None)
    return " ".join(best) if best else None


def _weight(phrase: list[str], frequency: Counter[str]) -> float:
    return sum(1 + min(6, frequency[word.lower()]) + word[0].isupper() for word in phrase if word not in _LINKS)


def _phrases(words: str) -> Iterator[list[str]]:
    run: list[str] = []
    before = ""
    for match in _WORD.finditer(words):
        word, infinitive, before = match[0], before == "to", match[0].lower()
        if infinitive and word.islower():
            yield from _whole(run)
            run = []
            continue
        stops = word.endswith(".") and "." not in word[:-1]
        plain = word.rstrip(".") if stops else word
        if _may_belong(plain, run):
            run = [*run, plain] if len(run) < _MOST else run
        if stops or not _may_belong(plain, run):
            yield from _whole(run)
            run = []
    yield from _whole(run)


def _may_belong(word: str, run: list[str]) -> bool:
    return bool(run) if word.lower() in _LINKS else _is_of_noun(word)


@lru_cache(maxsize=16_384)
def _is_of_noun(word: str) -> bool:
    """Whether a word may stand in a noun phrase."""
    if not word[:1].isalnum() or _CONTRACTED.search(word):
        return False
    low = word.lower()
    return low not in _closed_words() and not (word.islower() and low in function_words())


def _whole(run: list[str]) -> Iterator[list[str]]:
    while run and (run[-1] in _LINKS or (len(run) > 1 and run[-1].endswith(("ing", "ed")) and run[-1].islower())):
        run = run[:-1]
    if run:
        yield run


@cache
def function_words() -> frozenset[str]:
    """Words that no noun phrase ends with: the closed classes, and the cue verbs."""
    return _closed_words() | (frozenset(verb_forms()) - _ALSO_NOUNS)


@cache
def _closed_words() -> frozenset[str]:
    return frozenset().union(*map(closed, _CLASSES))
