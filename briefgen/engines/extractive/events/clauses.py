"""The part of a sentence that reports one dated event and can be read by itself."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.domain.span import Span, trimmed
from briefgen.domain.wordlists import word_list, word_table
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
_TOLD_THAT = re.compile(r"(?:\w+\s){0,5}$")
_SURE = frozenset(
    ("clear", "sure", "aware", "confident", "certain", "true", "likely", "possible", "so", "news", "fact", "day")
)
"""Beside verbs and nouns of saying, what a *that* may follow which begins a clause with all its parts."""

_WITHOUT_OBJECT = re.compile(r"(?:(?!(?:to|at|for)\b)[\w.’'-]+\s){1,4}?[a-z]+\s(?:to|at|on|for|against|in|of)\s")
"""*The warning that Berg gave to the company*: a verb and no object before its preposition."""

_WHEN = frozenset(
    ("on", "in", "at", "to", "late", "early", "earlier", "later", "again", "yesterday", "today", "this", "last")
)
_TELLING = frozenset(
    ("told", "tells", "tell", "telling", "informed", "warned", "warning", "assured", "reminded", "showed")
)
"""Verbs that name whom they tell before what."""

_MAIN_GOES_ON = re.compile(r"\s(?:\w+ly\s)?(?:is|are|was|were|has|have|had|will|would|could|did)\b")
"""Behind a date, the verb of the sentence around a clause: *men shot when he opened fire on Friday were improving*."""

_RELATIVE_BEFORE = re.compile(r"(?:\b(?:which|that|whom|who|whose|to)|[\w’'-]+[’']s)\s$")
_WORD_BACK = re.compile(r"[\w.’'()&-]{1,40}\s?$")
_LEAST_PHRASE = 6
"""Words.  Shorter noun phrases name an event and say nothing of it ("the 2016 election")."""
_RELATIVES = frozenset(("who", "that", "which"))
_NAME_ONLY = re.compile(r"(?:[A-Z][\w.’'-]*\s?)+")
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
    cut = [date.end] if _MAIN_GOES_ON.match(text, date.end, sentence.end) else [*commas[:1], sentence.end]
    for start in reversed([start for start in openers if len(text[start : date.start].split()) > 1]):
        for end in dict.fromkeys(cut) if _is_complete(text, sentence, start) else ():
            yield trimmed(text, Span(start, end))


def _is_complete(text: str, sentence: Span, start: int) -> bool:
    """Whether what begins here lacks nothing: behind *the criticism that* stands a clause without its object."""
    before = text[max(sentence.start, start - 80) : start]
    if not before.endswith("that "):
        return True
    near = _TOLD_THAT.search(before.removesuffix("that "))
    words = near[0].lower().split() if near else []
    known = word_list("saying_verbs") | word_list("speaking_verbs") | _saying_nouns() | _SURE
    places = [place for place, word in enumerate(words) if word in known or word.removesuffix("s") in known]
    if not words or not places:
        return not words or words[-1].endswith(("ing", "ed", "ous"))
    told, follows = words[places[-1]], words[places[-1] + 1 :]
    if told in _saying_nouns() and _WITHOUT_OBJECT.match(text, start, sentence.end):
        return False
    return not follows or follows[0] in _WHEN or told in _TELLING


def _described(text: str, sentence: Span, date: Span) -> Span | None:
    """``Sunni militants who crossed from Syria after 2003``, ``the PMF, formed in 2014``."""
    for found in reversed(list(_description().finditer(text, sentence.start, date.start))):
        start = _phrase_start(text, sentence, found.start())
        span = trimmed(text, Span(start, _end_of_phrase(text, sentence, date)))
        follows = text[found.end() : date.end]
        if not _is_described(text, sentence, Span(start, found.start()), relative=found[0].strip() in _RELATIVES):
            continue
        if tells(follows) and _short_way(follows) and _SUBJECT.match(span.of(text)):
            return _readable(text, span)
    return None


def _is_described(text: str, sentence: Span, head: Span, *, relative: bool) -> bool:
    """Whether a noun phrase is what the words behind it describe, and no clause of its own nor the end of a longer one.

    Of a bare name before *who* or *that* nothing tells whether they speak of it ("a student at Brae who …").
    """
    before, words = text[max(sentence.start, head.start - 30) : head.start], head.of(text)
    if not words or _RELATIVE_BEFORE.search(before):
        return False
    return not relative or not _NAME_ONLY.fullmatch(words) or not before.strip()


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
def _saying_nouns() -> frozenset[str]:
    """*Claim* and its like, behind which *that* tells all of what is claimed; *criticism* is none of them."""
    return frozenset(noun for noun, forms in word_table("attribution_nouns").items() if "that" in forms)


@cache
def _event_noun() -> re.Pattern[str]:
    either = "|".join(sorted(word_list("event_nouns")))
    return re.compile(rf"\b(?:the|a|an)\s(?:[\w.’'-]{{1,30}}\s){{0,4}}?(?:{either})\b", re.IGNORECASE)


@cache
def _description() -> re.Pattern[str]:
    """Where a noun phrase ends and what is said of it begins: a relative clause or a participle."""
    made = "|".join(sorted(word_list("making_participles")))
    return re.compile(rf"\s(?:who|that|which)\s(?=\w)|,?\s(?=(?:{made})\s)|\s(?=[a-z]{{2,20}}ed\s)")
