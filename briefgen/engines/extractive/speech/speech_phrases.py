"""What nouns, adjectives and "according to" attribute."""

from collections.abc import Iterator

from briefgen.engines.extractive.speech.around import front_start
from briefgen.engines.extractive.speech.contents import content_after
from briefgen.engines.extractive.speech.cues import Cue, verb_forms
from briefgen.engines.extractive.speech.extents import content_end
from briefgen.engines.extractive.speech.phrases import closed, is_adverb, is_name, phrase_end, phrase_start, verb_like
from briefgen.engines.extractive.speech.speakers import Words, speaker_before
from briefgen.engines.extractive.speech.speech_reading import Reading
from briefgen.engines.extractive.speech.tokens import QUOTED, Line
from briefgen.engines.extractive.speech.verbs import Group

_LONGEST_NAME = 4
"""Words of a name before the colon of a transcript."""

_PUT_REACH = 10
"""Words within which "put it" must follow "as"."""

_TELLS = frozenset({"clause", "that", "front"})
_OWNER_REACH = 2
"""Words that may stand between a possessor and the cue noun: "his latest call for"."""


def according(line: Line, at: int) -> Iterator[Reading]:
    """What "according to the ministry" attributes: the sentence before it, or, where it opens one, what follows."""
    if at + 2 >= len(line.low) or line.low[at + 1] != "to":
        return
    stop = phrase_end(line, at + 2)
    if stop == at + 2:
        return
    if content := _beside(line, at, stop):
        yield Reading(line, (at, at + 2), "according to", (at + 2, stop), (content,))


def _beside(line: Line, at: int, stop: int) -> Words | None:
    """What stands before a phrase that begins at ``at``, or, where that opens the sentence, behind its comma."""
    if at > 1 or line.low[:at] == (QUOTED,):
        return front_start(line, at), at - 1 if line.low[at - 1] == "," else at
    comma = next((k for k in range(stop, len(line.low)) if line.low[k] == ","), len(line.low))
    told = line.low[comma + 1 : comma + 2]
    return (comma + 1, content_end(line, comma + 1)) if told == (QUOTED,) or comma + 2 < len(line.low) else None


def as_told(line: Line, at: int) -> Iterator[Reading]:
    """What "as reported by the ministry" and "as Ito put it" attribute."""
    cue = verb_forms().get(line.low[at + 1]) if at + 1 < len(line.low) else None
    if cue and line.low[at + 2 : at + 3] == ("by",) and cue.form in {"past", "participle"} and cue.takes & _TELLS:
        source, told = (at + 3, phrase_end(line, at + 3)), (at + 1, at + 2)
        after = source[1]
    else:
        put = next((k for k in range(at + 2, min(len(line.low), at + _PUT_REACH)) if line.low[k] in {"put", "puts"}), 0)
        if not put or line.low[put + 1 : put + 2] != ("it",):
            return
        source, told, after = (at + 1, put), (put, put + 2), put + 2
    if source[0] < source[1] and (content := _beside(line, at, after)):
        yield Reading(line, told, cue.lemma if cue else "say", source, (content,))


def transcribed(line: Line, at: int) -> Iterator[Reading]:
    """What stands behind a name and a colon, as in a transcript: "Ito: “We will stay.”"."""
    named = 0 < at <= _LONGEST_NAME and all(is_name(line, k) for k in range(at))
    if named and line.low[at + 1 : at + 2] == (QUOTED,):
        yield Reading(line, (at, at + 1), "say", (0, at), ((at + 1, content_end(line, at + 1)),))


def nominal(line: Line, cue: Cue, at: int) -> Iterator[Reading]:
    """What "the minister's claim that …" and "his call for …" attribute."""
    here = at if "light" not in cue.takes else 0
    while (
        here > 0
        and at - here < _OWNER_REACH
        and line.low[here - 1] not in closed("possessive")
        and line.low[here - 1] != "'s"
    ):
        here -= 1
    if here == 0:
        return
    owner = line.low[here - 1]
    if owner in closed("possessive"):
        source: Words = (here - 1, here)
    elif owner == "'s":
        source = (_owner_start(line, here - 1), here)
        if source[0] >= here - 1:
            return
    else:
        return
    content = content_after(line, cue, at + 1)
    if content and source[0] == 0:
        content = _before_verb(line, content)
    elif content and line.low[content[0]] == "to":
        content = _before_helper(line, content)
    if content:
        yield Reading(line, (at, at + 1), cue.lemma, source, (content,), kind="noun")


def _before_verb(line: Line, content: Words) -> Words | None:
    """The content of a noun that is itself a subject ends at its verb; of a clause nobody can tell where that is."""
    start, stop = content
    if line.low[start] in closed("complementiser"):
        return None
    end = next((here for here in range(start + 1, stop) if verb_like(line, here)), stop)
    return start, end


def _before_helper(line: Line, content: Words) -> Words:
    """An infinitive ends where its whole phrase is the subject of another verb: "his plan to go [will fail]"."""
    start, stop = content
    own = closed("relative") | closed("nominative") | closed("subordinator") | closed("conjunction") | {"to", ","}
    helpers = closed("be") | closed("have") | closed("modal")
    for here in range(start + 3, stop):
        before = line.low[here - 1]
        if line.low[here] in helpers and line.low[here] not in {"be", "been", "being", "have", "having"}:
            return (start, here) if before not in own | helpers and not is_adverb(before) else content
    return content


def adjectival(line: Line, cue: Cue, at: int) -> Iterator[Reading]:
    """What "the minister is confident that …" attributes."""
    first = at
    while first > 0 and (
        is_adverb(line.low[first - 1]) or line.low[first - 1] in closed("be") | closed("have") | closed("modal")
    ):
        first -= 1
    if not any(line.low[k] in closed("be") for k in range(first, at)):
        return
    source = speaker_before(line, Group(first, at, "finite", negated=False))
    if source and line.low[source[0]] != "it" and (content := content_after(line, cue, at + 1)):
        yield Reading(line, (first, at + 1), cue.lemma, source, (content,), kind="adjective")


def _owner_start(line: Line, stop: int) -> int:
    """Where a possessor begins: a name without what stands before it, else the whole noun phrase."""
    if not is_name(line, stop - 1):
        return phrase_start(line, stop)
    while stop and is_name(line, stop - 1):
        stop -= 1
    return stop
