"""What a date in a sentence dates: its main event, something told in passing, or only a comparison."""

import re
from functools import cache
from typing import Literal

from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list

Role = Literal["main", "aside", "comparison"]

_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|(?:low|high|level|close|peak|best|worst|lowest|highest|biggest|largest|first|most|"
    r"least|seen|record|decline|rise|drop|fall|gain)[^,;.]{0,40}?\ssince|from|versus|unlike|as of)\s"
    r"(?:the\s|its\s|their\s)?(?:\w+\s(?:of|in|on)\s)?$",
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
_POSSESSIVE = re.compile(r"[’']s?\s\w")
_HEAD_WORDS = 4
_TRADING = re.compile(
    r"\b(?:close|end|start|opening|trading|session|low|high)(?:\sof)?(?:\strading)?(?:\son)?\s$", re.IGNORECASE
)


def role_of(text: str, sentence: Span, date: Span) -> Role:
    """The part that a date plays in its sentence."""
    lead = text[sentence.start : date.start]
    rest = text[date.end : sentence.end]
    if _COMPARED.search(lead[-90:]):
        return "comparison"
    if _POSSESSIVE.match(rest) or (_OWNER.search(lead) and _NOUN_AFTER.match(rest)):
        return "aside"
    lead = _BOUND.sub("", lead)
    if len(lead.split()) <= _HEAD_WORDS and not _past().search(lead):
        return "main"
    verb = _past().search(lead)
    if verb is None:
        return "aside" if _SUBORDINATE.search(lead) else "main"
    return "aside" if _SUBORDINATE.search(lead, verb.end()) or _participle(lead, verb.end()) else "main"


def _participle(lead: str, start: int) -> bool:
    """Whether a second verb form follows the first without "and" or an auxiliary between them."""
    second = None
    for found in _past().finditer(lead, start):
        before = lead[start : found.start()].split()
        if len(before) > 1 and before[-1] not in {
            "and",
            "or",
            "been",
            "be",
            "was",
            "were",
            "had",
            "has",
            "have",
            "not",
        }:
            second = found
    return second is not None


@cache
def _past() -> re.Pattern[str]:
    either = "|".join(sorted(word_list("irregular_past")))
    return re.compile(rf"(?<![-\w])(?:{either}|[a-z]{{2,20}}ed)\b")
