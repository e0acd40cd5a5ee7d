"""What was said: where the content of a cue begins and ends."""

from collections.abc import Callable

from briefgen.engines.extractive.speech.cues import Cue
from briefgen.engines.extractive.speech.extents import content_end
from briefgen.engines.extractive.speech.phrases import (
    END_MARKS,
    STOPS,
    begins_phrase,
    closed,
    is_adverb,
    phrase_end,
)
from briefgen.engines.extractive.speech.speakers import Words
from briefgen.engines.extractive.speech.tokens import QUOTED, Line

_CLAUSE = frozenset({"clause", "that", "tell"})
_SPEAKS = frozenset({"clause", "that", "tell", "quote", "front"})
_HEADLESS = frozenset({"when", "who", "which", "where"})
_ASKING = frozenset({"ask", "know", "wonder", "question", "disclose", "specify", "understand", "see", "explain"})
_PEOPLE = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns that are never an object: a clause begins with them, "that" or no "that"."""

_ABOUT = frozenset({"about", "around", "nearly", "almost", "over", "roughly"})
"""What may stand before a number."""

_PARTICLES = frozenset({"out", "back", "off", "up", "himself", "herself", "itself", "themselves"})
"""What may stand between a verb and its preposition: "lashed out at", "distanced himself from"."""

_AS_REACH = 8
"""Words within which "as" must follow what is seen as something."""

_BESIDE = frozenset({"when", "while", "after", "during", "before"})
"""What begins another time, at which a thing ends."""

_NEAR = 4
"""Words before such a time in which a relative clause has said nothing yet."""

_TIME_WORDS = 3
"""Words of time that may stand before "to": "promised last week to close it"."""

_TIMES = frozenset({"week", "month", "year", "morning", "afternoon", "evening", "night", "weekend", "summer", "spring"})
_ADVERBIAL_REACH = 30
"""How many words may stand between a verb and the "that" or quotation it leads to."""


def content_after(line: Line, cue: Cue, at: int) -> Words | None:
    """The content that follows a cue whose next word is ``at``; None where nothing of that kind does."""
    start = _content_start(line, cue, at)
    if start is None or line.low[start] in closed("no content"):
        return None
    stop = content_end(line, start)
    if _is_phrase(line, cue, start):
        stop = min(stop, _phrase_limit(line, start))
    return (start, stop) if stop > start else None


def _is_phrase(line: Line, cue: Cue, start: int) -> bool:
    """Whether a content is a thing, not a clause: the object of "rejected", what "called for" leads to."""
    word = line.low[start]
    if word in closed("complementiser"):
        return False
    if word == QUOTED or "clause" in cue.takes or "obj" in cue.takes:
        return start > 0 and line.low[start - 1] in cue.prepositions
    return not (word == "to" and "to" in cue.takes)


def _phrase_limit(line: Line, start: int) -> int:
    """Where a thing ends at the latest: at a comma that begins no list, at a dash, at "while" or "when"."""
    for here in range(start + 1, len(line.low)):
        word = line.low[here]
        if word in {"--", "—", "–"} or (
            word in _BESIDE and not closed("relative") & set(line.low[max(start, here - _NEAR) : here])
        ):
            return here  # "… a review that had begun during the war": the time belongs to the relative clause
        if word == "," and not _lists(line, here) and not _goes_on(line, here):
            return here
    return len(line.low)


def _goes_on(line: Line, comma: int) -> bool:
    """Whether ", including …, to lay down their arms" still belongs to the thing."""
    after = line.low[comma + 1] if comma + 1 < len(line.low) else "."
    return after in {"including", "such", "to"}


def _lists(line: Line, comma: int) -> bool:
    """Whether a comma parts the members of a list: "tariffs, taxes and fees"."""
    for here in range(comma + 1, min(len(line.low), comma + 6)):
        if line.low[here] in {"and", "or"}:
            return True
        if line.low[here] in STOPS or line.low[here] in closed("subordinator"):
            return line.low[here] == "," and here - comma > 1 and _lists(line, here)
    return False


def _content_start(line: Line, cue: Cue, at: int) -> int | None:
    if at >= len(line.low):
        return None
    word = line.low[at]
    if is_adverb(word) and word not in closed("determiner"):
        return _content_start(line, cue, at + 1)
    if (
        word in _PARTICLES - cue.prepositions
        and at + 1 < len(line.low)
        and line.low[at + 1] in cue.prepositions | {"that", QUOTED}
    ):
        return _content_start(line, cue, at + 1)
    for applies in (_opened, _prepositional, _told, _plain):
        if (start := applies(line, cue, at)) is not None:
            return start
    if word in closed("adverbial") and cue.takes & _SPEAKS:
        return _beyond_adverbial(line, cue, at)
    return None


def _opened(line: Line, cue: Cue, at: int) -> int | None:
    """Content behind "that", a colon or a comma, a quotation, or "to"."""
    word, takes = line.low[at], cue.takes
    if word == QUOTED and takes & (_SPEAKS | {"np"}):
        return at
    if word in {":", ",", "--"} and takes & _SPEAKS:
        follows = line.low[at + 1] if at + 1 < len(line.low) else ""
        if follows == QUOTED or (word == ":" and follows[:1].isalpha()):
            return at + 1
        return at + 1 if follows == "that" and takes & _CLAUSE else None
    if word in closed("complementiser") and takes & _CLAUSE and (word not in _HEADLESS or _asks(line, cue, at)):
        return at
    return at if word == "to" and "to" in takes and _infinitive(line, at + 1) else None


def _asks(line: Line, cue: Cue, at: int) -> bool:
    """Whether "when" or "who" begins a question that is told, not a time: "asked who would pay", "did not say when"."""
    return cue.lemma in _ASKING or any(word in closed("negation") for word in line.low[max(0, at - 3) : at])


def _infinitive(line: Line, at: int) -> bool:
    """Whether "to" leads to a verb, not to a noun: "call to arms", "pledge to the nation"."""
    if at >= len(line.low) or not line.words[at][0].isalpha():
        return at < len(line.low) and line.low[at] == QUOTED
    word = line.low[at]
    follows = line.low[at + 1] if at + 1 < len(line.low) else "."
    if (follows in END_MARKS | {","} and word == "be") or follows in closed("have") | closed("be") | closed("modal"):
        return False
    known = word in closed("determiner") or word in closed("possessive") or word in closed("object")
    return (
        not known and not line.words[at][0].isupper() and not (word.endswith("s") and not word.endswith(("ss", "us")))
    )


def _prepositional(line: Line, cue: Cue, at: int) -> int | None:
    if line.low[at] not in cue.prepositions or at + 1 >= len(line.low):
        return None
    return at + 1 if line.low[at + 1] not in END_MARKS | {",", "which", "whom"} else None


def _told(line: Line, cue: Cue, at: int) -> int | None:
    """Content after those who are told: "told Reuters that …", "assured him he would"."""
    if "tell" not in cue.takes or (not begins_phrase(line, at) and line.low[at] not in closed("object")):
        return None
    here = at + 1
    while here < len(line.low) and here - at < _ADVERBIAL_REACH:
        word = line.low[here]
        if word in {"that", "how", "why", "what", "whether", QUOTED}:
            return here
        if word in {",", ":"}:
            return _opened(line, cue, here)
        owned = word in closed("possessive") or word in closed("determiner") - {"one", "all"}
        if word in closed("nominative") or (owned and not _is_within(line, here)):
            return here
        if word == "to" or word in END_MARKS:
            return here if word == "to" else None
        here += 1
    return None


def _is_within(line: Line, at: int) -> bool:
    """Whether a determiner or possessive stands inside those who are told, or in a time: "at the port", "this week"."""
    after = line.low[at + 1] if at + 1 < len(line.low) else "."
    return line.low[at - 1] in closed("preposition") or after in _TIMES


def _plain(line: Line, cue: Cue, at: int) -> int | None:
    """A clause without "that", an object, the one who is urged, or what is seen as something."""
    word = line.low[at]
    if "light" in cue.takes:
        return None
    begins = begins_phrase(line, at) or word in closed("object")
    bare = "that" in cue.takes and (word in _PEOPLE or (word == "there" and begins))
    if bare or (cue.takes & {"clause", "np", "obj"} and begins):
        return at
    if "clause" in cue.takes and word in _ABOUT and at + 1 < len(line.low):
        follows = line.low[at + 1]
        return at if follows[0].isdigit() or follows in closed("determiner") else None
    return at if "as" in cue.takes and begins and "as" in line.low[at + 1 : at + _AS_REACH] else None


def _beyond_adverbial(line: Line, cue: Cue, at: int) -> int | None:
    """Content after "on Monday", "in a statement": behind the next "that", colon or quotation."""
    for here in range(at, min(len(line.low), at + _ADVERBIAL_REACH)):
        word = line.low[here]
        if word == QUOTED and line.low[here - 1] in closed("preposition") and here > at:
            continue
        if (word == "that" and line.low[here - 1] not in closed("preposition")) or (
            word == "to" and "to" in cue.takes and here - at <= _TIME_WORDS and _infinitive(line, here + 1)
        ):
            return here
        if word in {":", QUOTED, ","} or word in END_MARKS:
            return _opened(line, cue, here) if word not in END_MARKS else None
        if here > at and "clause" in cue.takes and _begins_clause(line, here):
            return None if line.low[here - 1] in closed("clause opener") else here
    return None


def _begins_clause(line: Line, at: int) -> bool:
    """Whether a pronoun begins a clause here, or behind a day a noun phrase: "said Monday the port would close"."""
    word = line.low[at]
    if word in closed("nominative"):
        return True
    dated = line.low[at - 1] in closed("day") and at + 1 < len(line.low) and not _is_within(line, at)
    return dated and (word in closed("determiner") or word in closed("possessive"))


def nothing_follows(line: Line, at: int, content: Callable[[int], Words | None]) -> bool:
    """Whether a verb whose next word is ``at`` has no content behind it, at most an adverbial."""
    if at >= len(line.low) or line.low[at] in END_MARKS | {",", QUOTED, "—", "--", ":"}:
        return True
    return content(at) is None


def object_end(line: Line, start: int) -> int:
    """Where the object of a verb such as "rejected" ends."""
    here = max(start + 1, phrase_end(line, start))
    while here < len(line.low) and line.low[here] not in STOPS - {QUOTED}:
        here += 1
    return here
