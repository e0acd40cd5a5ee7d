"""Who speaks: the subject of a cue verb, before or after it, with what stands in apposition to it."""

from functools import cache

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.speech.cues import verb_forms
from briefgen.engines.extractive.speech.phrases import (
    END_MARKS,
    STOPS,
    begins_phrase,
    closed,
    is_name,
    phrase_end,
    phrase_start,
)
from briefgen.engines.extractive.speech.tokens import QUOTED, Line
from briefgen.engines.extractive.speech.verbs import Group

Words = tuple[int, int]
"""Half-open range of words of a line."""

_PARTICIPLE = 2
"""Words of a phrase that may begin with a participle: "armed groups", "leading economists"."""

_NEVER_ALONE = frozenset({"the", "a", "an", "no", "every", "such", "other", "this", "that", "these"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_SHARES = frozenset({"percent", "cent", "%", "half", "none", "another", "third", "quarter", "quarters", "thirds"})
"""What speaks for a share of those asked: "two thirds say"."""
_AGENTS = ("er", "or", "ist", "ian", "man", "men", "ers", "ors", "ists", "ians", "people", "wing", "ese", "ee", "ees")
"""Endings of nouns for those who act."""

_CLAUSE_REACH = 12
"""Words of a clause that may stand between a speaker and the verb."""

_APPOSITIONS = 5
"""How many comma-bounded pieces may stand between a speaker and the verb."""


def speaker_before(line: Line, group: Group) -> Words | None:
    """The subject that ends where the verb group begins, its appositions included."""
    stop = group.first
    if stop == 0:
        return None
    before = line.low[stop - 1]
    if before == ",":
        return _across_apposition(line, stop - 1)
    if before in closed("relative"):
        return _antecedent(line, stop - 1)
    if before in {")", "—", "–", "--", "-", "―"}:
        return _across_aside(line, stop - 1)
    start = phrase_start(line, stop)
    if (relative := _relative(line, start)) is not None:
        return _antecedent(line, relative)
    return (start, stop) if start < stop and plausible(line, start, stop) else None


def _relative(line: Line, start: int) -> int | None:
    """The "who" of a clause between speaker and verb: "an official who asked not to be named said"."""
    for here in range(start - 1, max(-1, start - _CLAUSE_REACH), -1):
        word = line.low[here]
        if word == "who":
            return here
        if word in STOPS or word in {"that", "and", "but"} or word in closed("clause opener"):
            return None
    return None


def plausible(line: Line, start: int, stop: int) -> bool:
    """Whether a phrase can be a speaker: it has a name or a determiner, or its head is a noun for those who speak."""
    if line.low[start] in closed("nominative"):
        return True
    if stop - start > 1 and line.low[stop - 1] in _REFLEXIVE:
        stop -= 1
    led_by_verb = line.low[start].endswith(("ing", "ed")) and not is_name(line, start)
    described = start + 1 < stop and (is_name(line, start + 1) or _is_person(line.low[start + 1]))
    if led_by_verb and stop - start > _PARTICIPLE and not described:
        return False
    head = _head(line, start, stop)
    word = line.low[head]
    if word.endswith(("ing", "ed")) and not is_name(line, head):
        return False
    if stop - start == 1 and word in closed("determiner"):
        return word not in _NEVER_ALONE
    return is_name(line, head) or _is_person(word) or _is_share(line, start, head)


def _is_person(word: str) -> bool:
    return word in speaker_nouns() or word.endswith(_AGENTS)


def _is_share(line: Line, start: int, head: int) -> bool:
    """Whether a phrase is a share of those who were asked: "two in three voters", "one of the authors", "42%"."""
    if line.low[head].endswith("%") or line.low[head] in _SHARES:
        return True
    return line.low[start] in closed("determiner") - _NEVER_ALONE and line.low[start + 1] in {"of", "in"}


def is_document(line: Line, source: Words) -> bool:
    """Whether a speaker is a poll, a report or the like."""
    return line.low[_head(line, *source)] in word_table("speaker_nouns")["document"]


def _head(line: Line, start: int, stop: int) -> int:
    """The head of a noun phrase: its last word before a preposition, a comma or a relative clause."""
    for here in range(start + 1, stop):
        word = line.low[here]
        if word in {",", "(", "who", "which", "that"} or word in closed("preposition"):
            return here - 1 - (here - 2 >= start and line.low[here - 2] in speaker_nouns())
        modifies = word.endswith(("ed", "ing")) or word in closed("adverb")
        if modifies and (line.low[here - 1] in speaker_nouns() or is_name(line, here - 1)):
            return here - 1
    return stop - 1 if line.low[stop - 1] != "'s" or stop - 1 == start else stop - 2


@cache
def speaker_nouns() -> frozenset[str]:
    """Every common noun for those who speak."""
    return frozenset(noun for nouns in word_table("speaker_nouns").values() for noun in nouns)


def _antecedent(line: Line, at: int) -> Words | None:
    """The noun phrase that "who" or "which" takes up."""
    stop = at - 1 if at and line.low[at - 1] == "," else at
    start = phrase_start(line, stop)
    return (start, at + 1) if start < stop and plausible(line, start, stop) else None


def _across_aside(line: Line, at: int) -> Words | None:
    """The subject before "(D-Ohio)" or "— … —"."""
    opening = "(" if line.low[at] == ")" else line.low[at]
    for here in range(at - 1, max(-1, at - 25), -1):
        if line.low[here] == opening:
            start = phrase_start(line, here)
            return (start, here) if start < here else None
    return None


def _across_apposition(line: Line, comma: int) -> Words | None:
    """The subject before ", a senior fellow at the institute," or ", who was there,": the phrase before the pieces."""
    stop = comma
    for _ in range(_APPOSITIONS):
        opening = next((k for k in range(stop - 1, -1, -1) if _bounds_piece(line, k)), -1)
        if opening < 1 or line.low[opening] != "," or not _appositive(line, opening + 1, stop):
            return None
        aside = _across_aside(line, opening - 1) if line.low[opening - 1] == ")" else None
        start = aside[0] if aside else phrase_start(line, opening)
        if start < opening and _may_speak(line, start, opening):
            return start, comma
        stop = opening
    return None


def _bounds_piece(line: Line, at: int) -> bool:
    """Whether a piece between commas ends here; a title in quotation marks belongs to it: "author of “Old Ports,”"."""
    if line.low[at] == QUOTED:
        return not (at and line.low[at - 1] in closed("preposition"))
    return line.low[at] in {",", ";", ":"}


def _appositive(line: Line, first: int, stop: int) -> bool:
    if first >= stop:
        return False
    word = line.low[first]
    if word in closed("nominative") or word in {"and", "but", "or", "that", "if", "when", "while"}:
        return False
    return not any(
        line.low[k] in verb_forms() and verb_forms()[line.low[k]].form == "finite" for k in range(first, first + 1)
    )


def _may_speak(line: Line, start: int, stop: int) -> bool:
    """Whether a phrase before a comma is a speaker: a name, or begun by a determiner."""
    if line.low[start] in closed("nominative"):
        return True
    if line.low[start] in closed("opener") or line.low[start].startswith(("d-", "r-", "i-")):
        return False
    return any(is_name(line, k) for k in range(start, stop)) or line.low[start] in closed("determiner") | closed(
        "possessive"
    )


def speaker_after(line: Line, verb: int) -> Words | None:
    """The subject of an inverted verb: "…, said Ada Ito, the minister"."""
    start = verb + 1
    if start >= len(line.low) or not begins_phrase(line, start) or line.low[start] in closed("possessive") | {"that"}:
        return None
    stop = phrase_end(line, start)
    if start == stop or not plausible(line, start, stop):
        return None
    return start, _with_apposition(line, start, stop)


def _with_apposition(line: Line, start: int, stop: int) -> int:
    """Take in one apposition after a name where the sentence ends with it, or a comma closes it."""
    if stop + 1 >= len(line.low) or line.low[stop] != "," or not is_name(line, stop - 1):
        return stop
    if line.low[stop + 1] not in closed("determiner") and not line.words[stop + 1][0].islower():
        return stop
    if line.low[stop + 1] in closed("subordinator") | closed("conjunction") or line.low[stop + 1] in verb_forms():
        return stop
    here = phrase_end(line, stop + 1)
    return here if here > start and (here >= len(line.low) or line.low[here] in END_MARKS | {","}) else stop


def line_subject(line: Line) -> Words | None:
    """The likely subject of a sentence: its first noun phrase, after an opening "On Monday, …"."""
    first = 1 if line.low[:1] == (QUOTED,) else 0
    if line.low[first : first + 1] and (line.low[first] in closed("opener") or line.low[first].endswith("ing")):
        comma = next((k for k, word in enumerate(line.low[:25]) if word == ","), None)
        first = comma + 1 if comma is not None else first + 1
    if first >= len(line.low) or not begins_phrase(line, first):
        return None
    stop = _subject_end(line, first)
    if stop > first and stop < len(line.low) and not plausible(line, first, stop) and line.low[stop] in {",", "later"}:
        comma = stop + (line.low[stop] == "later")
        if comma + 1 < len(line.low) and line.low[comma] == "," and begins_phrase(line, comma + 1):
            first, stop = comma + 1, _subject_end(line, comma + 1)
    return (first, stop) if stop > first else None


def clause_subject(line: Line, content: Words) -> Words | None:
    """The likely subject of a clause that was said: its first noun phrase."""
    first = content[0] + (line.low[content[0]] == "that")
    if first >= content[1] or not begins_phrase(line, first):
        return None
    return first, _subject_end(line, first)


def _subject_end(line: Line, first: int) -> int:
    if line.low[first] in closed("nominative"):
        return first + 1
    here = phrase_end(line, first)
    for k in range(first + 1, here):
        titled = k + 1 < here and is_name(line, k + 1) and line.low[k] not in verb_forms()
        if is_name(line, k - 1) and line.words[k][0].islower() and line.low[k] not in {"of", "'s", "and", "for"}:
            if not titled:
                return k
            continue
        if not is_name(line, k) and (
            line.low[k] in verb_forms() or line.low[k] in closed("verb") or line.low[k].endswith("ed")
        ):
            return k
    return here
