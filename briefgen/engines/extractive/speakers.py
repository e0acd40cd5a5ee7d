"""Who speaks: the subject of a cue verb, before or after it, with what stands in apposition to it."""

from functools import cache
from typing import NamedTuple

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.cues import Cue, verb_forms
from briefgen.engines.extractive.phrases import (
    END_MARKS,
    STOPS,
    begins_phrase,
    closed,
    is_adverb,
    is_name,
    phrase_end,
    phrase_start,
)
from briefgen.engines.extractive.tokens import QUOTED, Line

Words = tuple[int, int]
"""Half-open range of words of a line."""

_APPOSITIONS = 5
"""How many comma-bounded pieces may stand between a speaker and the verb."""


class Group(NamedTuple):
    """A verb with its helpers: ``first`` is where they begin, ``verb`` the cue word itself."""

    first: int
    verb: int
    use: str
    negated: bool


def verb_group(line: Line, at: int, cue: Cue) -> Group | None:
    """How a cue verb is used: finite, gerund, infinitive or passive; None where it is rather a noun or adjective."""
    if at and line.words[at][0].isupper() and line.low[at - 1] != QUOTED:
        return None
    first, helpers = at, set[str]()
    while first > 0 and (is_adverb(line.low[first - 1]) or _helper(line.low[first - 1])):
        first -= 1
        helpers.add(line.low[first])
    while first < at and is_adverb(line.low[first]) and first and line.low[first - 1] in STOPS - {","}:
        first += 1
    before = line.low[first - 1] if first else ""
    use = _use(cue, helpers, before)
    if use == "bare" and not _bare_is_verb(line, first, at, cue):
        return None
    return Group(first, at, "finite" if use == "bare" else use, bool(helpers & closed("negation")))


def _helper(word: str) -> bool:
    return word in closed("be") or word in closed("have") or word in closed("do") or word in closed("modal")


def _use(cue: Cue, helpers: set[str], before: str) -> str:
    be, have = helpers & closed("be"), helpers & closed("have")
    if before == "to" and cue.form == "base":
        return "infinitive"
    if cue.form == "gerund":
        return "finite" if be else "gerund"
    if cue.form in {"past", "participle"} and (be or (cue.form == "participle" and not have)):
        return "passive"
    if be:
        return "passive"
    if have or helpers & closed("modal") or helpers & closed("do") or cue.form == "finite":
        return "finite"
    return "bare"


def _bare_is_verb(line: Line, first: int, at: int, cue: Cue) -> bool:
    """Whether a form without helpers is a verb: what stands before it can be its subject."""
    if first == 0:
        return False
    before = line.low[first - 1]
    after = line.low[at + 1] if at + 1 < len(line.low) else "."
    if before in closed("determiner") - {"many", "some", "others", "several", "all", "most", "few", "both", "one"}:
        return False
    if before in closed("possessive") or before == "'s" or before in closed("preposition"):
        return False
    if first > 1 and line.low[first - 2] == "the" and before in {"most", "few", "many"}:
        return False
    if cue.form == "past":
        return after != "by"
    if cue.form == "third":
        return before not in {"they", "we", "i", "you"} and not _noun_after_noun(line, first, at)
    return _plural(line, first)


def _plural(line: Line, stop: int) -> bool:
    """Whether the phrase before a verb is plural, so that "fear", "plan", "support" is read as its verb."""
    if line.low[stop - 1] in {"they", "we", "i", "you", "and", "who", "that"}:
        return True
    start = phrase_start(line, stop)
    head = next((k for k in range(start + 1, stop) if line.low[k] in closed("preposition")), stop) - 1
    return line.low[head] in word_table("speaker_nouns")["group"] or (
        line.low[head].endswith("s") and not line.low[head].endswith(("ss", "us", "'s"))
    )


def _noun_after_noun(line: Line, first: int, at: int) -> bool:
    """Whether "abuse claims were", "price demands from" is read, not "Ito claims the"."""
    after = line.low[at + 1] if at + 1 < len(line.low) else "."
    if is_name(line, first - 1) or line.low[first - 1] in {"he", "she", "it", "who"}:
        return after in closed("be") or after in closed("have")
    return after in closed("be") | closed("have") | closed("modal") | {"of", "from", "by", ".", "and"}


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
    if before in {")", "—", "–", "--"}:
        return _across_aside(line, stop - 1)
    start = phrase_start(line, stop)
    return (start, stop) if start < stop and plausible(line, start, stop) else None


def plausible(line: Line, start: int, stop: int) -> bool:
    """Whether a phrase can be a speaker: it has a name or a determiner, or its head is a noun for those who speak."""
    first, last = line.low[start], line.low[stop - 1]
    if first in closed("nominative") or first in closed("determiner") or first in closed("possessive"):
        return True
    return any(is_name(line, k) for k in range(start, stop)) or last in speaker_nouns() or first in speaker_nouns()


@cache
def speaker_nouns() -> frozenset[str]:
    """Every common noun for those who speak."""
    return frozenset(noun for nouns in word_table("speaker_nouns").values() for noun in nouns)


def _antecedent(line: Line, at: int) -> Words | None:
    """The noun phrase that "who" or "which" takes up."""
    stop = at - 1 if at and line.low[at - 1] == "," else at
    start = phrase_start(line, stop)
    return (start, at + 1) if start < stop else None


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
        opening = next((k for k in range(stop - 1, -1, -1) if line.low[k] in {",", QUOTED, ";", ":"}), -1)
        if opening < 1 or line.low[opening] != "," or not _appositive(line, opening + 1, stop):
            return None
        start = phrase_start(line, opening)
        if start < opening and _may_speak(line, start, opening):
            return start, comma
        stop = opening
    return None


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
    if line.low[start] in closed("opener"):
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
    if line.low[first : first + 1] and line.low[first] in closed("opener"):
        comma = next((k for k, word in enumerate(line.low[:25]) if word == ","), None)
        first = comma + 1 if comma is not None else first + 1
    if first >= len(line.low) or not begins_phrase(line, first):
        return None
    stop = _subject_end(line, first)
    return (first, stop) if stop > first else None


def _subject_end(line: Line, first: int) -> int:
    if line.low[first] in closed("nominative"):
        return first + 1
    here = phrase_end(line, first)
    for k in range(first + 1, here):
        if is_name(line, k - 1) and line.words[k][0].islower() and line.low[k] not in {"of", "'s", "and", "for"}:
            return k
        if not is_name(line, k) and (
            line.low[k] in verb_forms() or line.low[k] in closed("verb") or line.low[k].endswith("ed")
        ):
            return k
    return here
