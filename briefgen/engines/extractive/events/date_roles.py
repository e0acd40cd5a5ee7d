"""What a date in a sentence dates: its main event, something told in passing, or only a comparison."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from briefgen.domain.span import Span
from briefgen.domain.text.alternatives import any_of
from briefgen.domain.wordlists import word_list

Role = Literal["main", "aside", "noun", "comparison"]

_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|(?:low|high|level|close|peak|best|worst|lowest|highest|biggest|largest|first|most|"
    r"least|seen|record|decline|rise|drop|fall|gain)[^,;.]{0,40}?\ssince|from|versus|unlike|as of)\s"
    r"(?:in\s|on\s|at\s|during\s)?(?:the\s|its\s|their\s)?(?:\w+\s(?:of|in|on)\s)?$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:\b(?:that|which|who|whom|whose|where|when|after|before|because|while|although|though|if|whether|since|until|as|"
    r"according)\s|[,–—(]\s?(?=\w+(?:ed|ing)\s))"
)
_OWNER = re.compile(r"\b(?:the|its|their|his|her|a|an|this|our|\w+[’']s)\s$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"(?:[’']s)?,?\s(?!to\b|in\b|on\b|at\b|and\b|but\b|for\b|by\b|with\b|as\b|of\b|that\b|from\b|after\b)[a-zA-Z-]{3,}"
)
_BOUND = re.compile(r"\b(?:since|after|before|until|till|as of)\s(?:the\s)?$")
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|whether|if)\s")
_ADJECTIVE = re.compile(r"\b(?:the|a|an|its|their|his|her|of|\w{2,12}ly|most|\w+[’']s)\s$")
_JOINS = frozenset(("and", "or", "been", "be", "was", "were", "had", "has", "have", "not", "also", "then"))
_POSSESSIVE = re.compile(r"[’']s?\s\w")
_HEAD_WORDS = 4
_TRADING = re.compile(
    r"\b(?:close|end|start|opening|trading|session|low|high)(?:\sof)?(?:\strading)?(?:\son)?\s$", re.IGNORECASE
)


def role_of(text: str, sentence: Span, date: Span) -> Role:
    """The part that a date plays in its sentence.

    It dates the ``main`` verb, something told ``aside`` in a clause of its own, or only the ``noun`` it stands before
    ("its July 2020 report"); or it is what the event is compared with ("the lowest since 1997").
    """
    lead = text[sentence.start : date.start]
    rest = text[date.end : sentence.end]
    if _COMPARED.search(lead[-90:]):
        return "comparison"
    if _POSSESSIVE.match(rest) or (_OWNER.search(lead) and _NOUN_AFTER.match(rest)):
        return "aside" if _BOUND.search(lead) else "noun"
    lead = _BOUND.sub("", lead)
    verbs = [m for m in _past().finditer(lead) if not _ADJECTIVE.search(lead[max(0, m.start() - 16) : m.start()])]
    if not verbs:
        return "aside" if len(lead.split()) > _HEAD_WORDS and _SUBORDINATE.search(lead) else "main"
    if _RELATIVE.search(lead, 0, verbs[0].start()) or _SUBORDINATE.search(lead, verbs[0].end()):
        return "aside"
    return "aside" if _participle(lead, verbs) else "main"


def _participle(lead: str, verbs: Sequence[re.Match[str]]) -> bool:
    """Whether the last of several verb forms only describes a noun: "rose on figures released in May"."""
    last = verbs[-1]
    if len(verbs) == 1 or last[0].lower() in word_list("pure_past"):
        return False
    before = lead[verbs[-2].end() : last.start()].split()
    return len(before) > 1 and before[-1] not in _JOINS


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?<!-)(?:{any_of(word_list('irregular_past'))}|[a-z]{{2,20}}ed)\b")
