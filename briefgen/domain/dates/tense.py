"""Whether the words around a date speak of what is past or of what is to come."""

import re
from functools import cache

from briefgen.domain.span import Span
from briefgen.domain.text.alternatives import any_of
from briefgen.domain.wordlists import word_list

_BOUNDARY = re.compile(r"[;:—–]|,\s|\s(?:that|which|who|but|and|while|although|after|before|when|as)\s")
_JOINED = re.compile(r"\sand\s\Z")
_SEEMING = re.compile(r"\b(?:seem|appear|claim|believe|report|allege)(?:s|d|ed)?\s\Z", re.IGNORECASE)
"""Before *to be*: what was thought to be so looks nowhere ahead (``talks seemed to be moving``)."""
_INFINITIVE = re.compile(r"\bto\s(?!the\b|an?\b|its\b|their\b|his\b|her\b)[a-z]{2,20}\b")
_LIMIT = re.compile(r"\b(?:by|until|before|through)\s(?:the\s)?$", re.IGNORECASE)
_COMMITMENT = re.compile(
    r"\b(?:agree|decide|invite|propose|offer|threaten|prepare|need|intend)(?:s|d|ed)?\b|"
    r"\b(?:ready|deadline|deal|agreement|bid|preparing)\b",
    re.IGNORECASE,
)
"""What is done about something to come; what one votes or urges to do "on Friday" is dated by the voting."""
_UNTIL = re.compile(r"\b(?:until|till)\s\Z")
_WAS = re.compile(r"\b(?:was|were|had)\b")
_WINDOW = 200
"""Characters to each side of a date that may belong to its clause: longer than all but one in a hundred clauses."""
_GROUP = 24
"""Characters between "will" and the participle it governs, as in "will be formally released"."""


def points_ahead(text: str, place: Span, within: Span) -> bool | None:
    """Whether the clause around ``place`` looks ahead; None where its verbs do not say.

    The verb nearest before the date decides ("said Friday it will close"); where there is none, the first one after.
    """
    before = _last_clause(text[max(within.start, place.start - _WINDOW) : place.start])
    found = _nearest_before(before)
    if not found and (_committed(before) or (_UNTIL.search(before) and not _WAS.search(before))):
        return True
    if found is not None:
        return found
    return _first_after(text[place.end : min(within.end, place.end + _WINDOW)])


def _last_clause(words: str) -> str:
    for edge in reversed([m.end() for m in _BOUNDARY.finditer(words)]):
        clause = words[edge - 1 :]
        if not _JOINED.search(words[:edge]) or _future().search(clause) or _past().search(clause):
            return clause  # without a verb of its own *and* only joins words ("its best and final offer")
    return words


def _committed(clause: str) -> bool:
    """Whether the date belongs to an infinitive that says what is to be done: "agreed to end the work by May"."""
    infinitive = _INFINITIVE.search(clause)
    if infinitive is None or any(m.start() > infinitive.start() for m in _past().finditer(clause)):
        return False
    return bool(_LIMIT.search(clause) or _COMMITMENT.search(clause, 0, infinitive.start()))


def _nearest_before(clause: str) -> bool | None:
    ahead = max((m.start() for m in _future().finditer(clause) if not _seems(clause, m)), default=None)
    past = max((m.start() for m in _past().finditer(clause)), default=None)
    if ahead is None:
        return None if past is None else False
    return past is None or past - ahead <= _GROUP


def _seems(clause: str, marker: re.Match[str]) -> bool:
    return marker[0].casefold() == "to be" and _SEEMING.search(clause, 0, marker.start()) is not None


def _first_after(rest: str) -> bool | None:
    ahead, past = _future().search(rest), _past().search(rest)
    if ahead is None:
        return None if past is None else False
    return past is None or ahead.start() < past.start()


@cache
def _future() -> re.Pattern[str]:
    # "May" with a capital is the month
    return re.compile(rf"(?:\b(?!May\b){any_of(word_list('future_markers'))}|[’']ll)\b", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?<!-)(?:{any_of(word_list('irregular_past'))}|[A-Za-z]{{2,20}}ed)\b", re.IGNORECASE)
