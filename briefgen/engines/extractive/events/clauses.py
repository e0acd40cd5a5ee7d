"""The part of a sentence that reports one dated event and can be read by itself."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.domain.span import Span, trimmed
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.events.date_roles import role_of
from briefgen.engines.extractive.events.standing import (
    balanced,
    first_verb,
    has_verb,
    leans_back,
    stands_alone,
    tells,
    without_connectives,
)

_CUT = re.compile(
    r"\s*(?:;\s|,\s(?:but|while|whereas|although|though|yet)\s|,\sand\s(?=(?:[A-Z]|the\s|his\s|her\s|its\s|their\s)))"
)
"""Where a sentence goes on to something else: what follows has its own subject and verb."""
_OPENER = re.compile(
    r"(?:\b(?:(?:but\s|and\s)?that|although|though|while|whereas|because|after|before|when|since|as|where|but|and)\s"
    r"|:\s)"
)
_SUBJECT = re.compile(
    r"(?:[A-Z](?!\w{2,5}day\b)|\d|(?:the|a|an|some|many|several|two|three|four|five|six|all|most|no|more|nearly|about|at|"
    r"around|up)\s|[a-z]+s\s)"
)
"""How a noun phrase begins that can be the subject of a clause: a name, a number, a determiner, a plural."""
_COMMA = re.compile(r",\s")
_WORD_BACK = re.compile(r"[\w.’'()&-]{1,40}\s?$")
_LEAST_PHRASE = 6
"""Words.  Shorter noun phrases name an event and say nothing of it ("the 2016 election")."""
_ENDED = re.compile(r"[a-z]{3,}\.$")
_PHRASE_WORDS = 30
_PHRASE_HEAD = 8


def main_clause(text: str, sentence: Span, date: Span) -> Span | None:
    """The words of a sentence that tell what its main date dates; None where nothing of it can be read by itself.

    The sentence from its head is preferred, without what follows on another subject; then a clause inside it.
    """
    start = sentence.start + without_connectives(sentence.of(text))
    cuts = [m.start() for m in _CUT.finditer(text, start, sentence.end)]
    cut = next((cut for cut in cuts if cut >= date.end), sentence.end)
    for end in dict.fromkeys((cut, sentence.end)):
        span = trimmed(text, Span(start, end))
        if stands_alone(span.of(text)) and has_verb(span.of(text)):
            return span
    return aside_clause(text, sentence, date)


def aside_clause(text: str, sentence: Span, date: Span) -> Span | None:
    """The words inside a sentence that tell what a date in passing dates.

    They are a clause with a subject of its own, or the noun phrase of an event ("the attack that killed three soldiers
    in January 2024").
    """
    for span in _inner(text, sentence, date):
        words = span.of(text)
        if _has_subject(words) and stands_alone(words) and role_of(text, span, date) == "main":
            return span
    return _described(text, sentence, date) or event_phrase(text, sentence, date)


def _has_subject(words: str) -> bool:
    """Whether a clause from inside a sentence begins with a noun phrase that a verb follows without a break."""
    verb = first_verb(words)
    return verb > 0 and _SUBJECT.match(words) is not None and not re.search(r"[,;:.]\s", words[:verb])


def _inner(text: str, sentence: Span, date: Span) -> Iterator[Span]:
    openers = [m.end() for m in _OPENER.finditer(text, sentence.start, date.start)]
    commas = [m.start() for m in _COMMA.finditer(text, date.end, sentence.end)]
    for start in reversed([start for start in openers if len(text[start : date.start].split()) > 1]):
        for end in dict.fromkeys((*commas[:1], sentence.end)):
            yield trimmed(text, Span(start, end))


def _described(text: str, sentence: Span, date: Span) -> Span | None:
    """``Sunni militants who crossed from Syria after 2003``, ``the PMF, formed in 2014``."""
    for found in reversed(list(_description().finditer(text, sentence.start, date.start))):
        start = _phrase_start(text, sentence, found.start())
        span = trimmed(text, Span(start, _end_of_phrase(text, sentence, date)))
        follows = text[found.end() : date.end]
        if start < found.start() and tells(follows) and _short_way(follows) and _SUBJECT.match(span.of(text)):
            return _readable(text, span)
    return None


def _readable(text: str, span: Span) -> Span | None:
    words = span.of(text)
    long = len(words.split()) >= _LEAST_PHRASE
    return span if long and balanced(words) and not leans_back(words) else None


def _phrase_start(text: str, sentence: Span, end: int) -> int:
    start = end
    for _ in range(_PHRASE_HEAD):
        found = _WORD_BACK.search(text[max(sentence.start, start - 42) : start])
        word = found[0].strip() if found else ""
        if not found or word.lower() in word_list("phrase_stops") or tells(word) or _ENDED.search(word):
            break
        start -= len(found[0])
    return start


def _short_way(words: str) -> bool:
    return len(words.split()) <= _PHRASE_WORDS and not re.search(r"[;:,“”\"]", words)


def _end_of_phrase(text: str, sentence: Span, date: Span) -> int:
    stop = re.compile(r",\s|;\s|[.!?]$|\s(?:and|but|that|which|who)\s|$").search(text, date.end, sentence.end)
    return stop.start() if stop else sentence.end


def event_phrase(text: str, sentence: Span, date: Span) -> Span | None:
    """The noun phrase of an event that a date dates: "the 2003 invasion", "the assassination of Ito in 2020"."""
    naming = role_of(text, sentence, date) == "noun"
    for found in reversed(list(_event_noun().finditer(text, sentence.start, sentence.end))):
        span = Span(found.start(), max(date.end, found.end()))
        follows = found.end() <= date.start and not naming and _short_way(text[found.end() : date.start])
        if found.start() <= date.start and (follows or date.end <= found.end()):
            return _readable(text, span)
    return None


@cache
def _event_noun() -> re.Pattern[str]:
    either = "|".join(sorted(word_list("event_nouns")))
    return re.compile(rf"\b(?:the|a|an)\s(?:[\w.’'-]{{1,30}}\s){{0,4}}?(?:{either})\b", re.IGNORECASE)


@cache
def _description() -> re.Pattern[str]:
    """Where a noun phrase ends and what is said of it begins: a relative clause or a participle."""
    made = "|".join(sorted(word_list("making_participles")))
    return re.compile(rf"\s(?:who|that|which)\s(?=\w)|,?\s(?=(?:{made})\s)|\s(?=[a-z]{{2,20}}ed\s)")
