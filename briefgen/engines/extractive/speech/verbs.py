"""Whether a cue word is used as a verb, and how: finite, gerund, infinitive or passive."""

from typing import NamedTuple

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.speech.cues import Cue
from briefgen.engines.extractive.speech.phrases import STOPS, closed, is_adverb, is_name, phrase_start
from briefgen.engines.extractive.speech.tokens import QUOTED, Line

_NAMES = frozenset({"call", "dub", "label", "brand"})
"""Verbs whose past form after a noun gives its name: "a coalition dubbed the Shield"."""

_ALONE = frozenset({"many", "some", "others", "several", "all", "most", "few", "both", "one"})
"""Determiners that may be the whole subject: "many say"."""


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
    first, helpers = _before_times(line, at), set[str]()
    while first > 0 and (is_adverb(line.low[first - 1]) or _helper(line.low[first - 1])):
        first -= 1
        helpers.add(line.low[first])
    while first < at and is_adverb(line.low[first]) and first and line.low[first - 1] in STOPS - {","}:
        first += 1
    before = line.low[first - 1] if first else ""
    use = _use(cue, helpers, before)
    if use == "gerund" and (before == "'s" or before in closed("possessive") or before in closed("determiner")):
        return None
    if use == "bare" and not _bare_is_verb(line, first, at, cue):
        return None
    return Group(first, at, "finite" if use == "bare" else use, bool(helpers & closed("negation")))


def _before_times(line: Line, at: int) -> int:
    """Step back over "last week", "on Tuesday" between subject and verb."""
    if at > 1 and line.low[at - 1] in closed("day"):
        return at - 2 if line.low[at - 2] == "on" else at - 1
    if at > 1 and line.low[at - 1] in {"week", "month", "year", "night"} and line.low[at - 2] in {"last", "this"}:
        return at - 2
    return at


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
    if _is_modified(line, first):
        return False
    before, after = line.low[first - 1], line.low[at + 1] if at + 1 < len(line.low) else "."
    if cue.form == "past":
        return after != "by" and not (cue.lemma in _NAMES and _is_named(line, first) and after not in cue.prepositions)
    if cue.form == "third":
        return before not in {"they", "we", "i", "you"} and not _noun_after_noun(line, first, at, cue)
    if cue.lemma == "read":
        return before in word_table("speaker_nouns")["document"] or (before in {QUOTED, ","} and after == "the")
    return cue.lemma == "say" or _plural(line, first)


def _is_modified(line: Line, first: int) -> bool:
    """Whether a word is plainly a noun or an adjective: "the claim", "his call", "in support", "the most wanted"."""
    before = line.low[first - 1]
    if before in closed("determiner") - _ALONE or before in closed("possessive") or before == "'s":
        return True
    return before in closed("preposition") or (first > 1 and line.low[first - 2] == "the" and before in _ALONE)


def _is_named(line: Line, first: int) -> bool:
    """Whether a common noun before "called" is what bears the name, not who gives it."""
    word = line.low[first - 1]
    if word in closed("nominative") or word == "who" or line.words[first - 1][0].isupper():
        return False
    return not word.endswith("s") and word not in word_table("speaker_nouns")["person"] and word.isalpha()


def _plural(line: Line, stop: int) -> bool:
    """Whether the phrase before a verb is plural, so that "fear", "plan", "support" is read as its verb."""
    if line.low[stop - 1] in {"they", "we", "i", "you", "and", "who", "that"}:
        return True
    start = phrase_start(line, stop)
    if start < stop and "and" in line.low[start:stop] and is_name(line, stop - 1):
        return True
    head = next((k for k in range(start + 1, stop) if line.low[k] in closed("preposition")), stop) - 1
    return line.low[head] in word_table("speaker_nouns")["group"] or (
        line.low[head].endswith("s") and not line.low[head].endswith(("ss", "us", "'s"))
    )


def _noun_after_noun(line: Line, first: int, at: int, cue: Cue) -> bool:
    """Whether "abuse claims were", "price demands from" is read, not "Ito claims the"."""
    after = line.low[at + 1] if at + 1 < len(line.low) else "."
    if is_name(line, first - 1) or line.low[first - 1] in {"he", "she", "it", "who"}:
        return after in closed("be") or after in closed("have")
    ends = set() if "front" in cue.takes else {".", "and"}
    return after in closed("be") | closed("have") | closed("modal") | {"of", "from", "by"} | ends
