"""What a verb in the passive attributes to the one whom "by" names."""

from collections.abc import Iterator

from briefgen.engines.extractive.speech.contents import content_after
from briefgen.engines.extractive.speech.cues import Cue
from briefgen.engines.extractive.speech.extents import content_end
from briefgen.engines.extractive.speech.phrases import STOPS, closed, phrase_end, phrase_start
from briefgen.engines.extractive.speech.speakers import Words, plausible
from briefgen.engines.extractive.speech.speech_reading import Kind, Reading
from briefgen.engines.extractive.speech.tokens import Line
from briefgen.engines.extractive.speech.verbs import Group

_OF_WHAT = frozenset({"as", "of", "for"})
"""What may lead from the agent to the rest of what was held: "described by Ito as a farce"."""


def by_agent(line: Line, cue: Cue, group: Group) -> Iterator[Reading]:
    """What "the plan was criticised by Ito as too dear" attributes to Ito: the plan, and what it was called.

    Of "he was warned by Ito that …" it is the warning alone.
    """
    by = group.verb + 1
    if line.low[by : by + 1] != ("by",) or cue.lemma == "quote":
        return
    source: Words = by + 1, phrase_end(line, by + 1)
    if source[0] >= source[1] or not plausible(line, *source):
        return
    made = (line, (group.first, by), cue.lemma, source)
    if told := _told(line, cue, source[1]):
        yield Reading(*made, (told,), group.negated)
    elif "np" in cue.takes and "obj" not in cue.takes and (thing := _subject(line, group.first)):
        rest = _rest(line, source[1])
        yield Reading(*made, (thing, rest) if rest else (thing,), group.negated, _kind(cue))


def _told(line: Line, cue: Cue, at: int) -> Words | None:
    """The clause, quotation or infinitive behind the agent, no thing that only stands there."""
    if at >= len(line.low) or line.low[at] in STOPS - {'"'} or not cue.takes & {"clause", "that", "tell"}:
        return None
    if line.low[at] not in closed("complementiser") | {'"'}:
        return None
    return content_after(line, cue._replace(takes=cue.takes | {"quote"}), at)


def _subject(line: Line, stop: int) -> Words | None:
    start = phrase_start(line, stop)
    named = start < stop and line.low[start] not in closed("nominative") | closed("relative")
    return (start, stop) if named else None


def _rest(line: Line, at: int) -> Words | None:
    """What follows the agent where "as" leads to it."""
    if line.low[at : at + 1] and line.low[at] in _OF_WHAT:
        return at, content_end(line, at)
    return None


def _kind(cue: Cue) -> Kind:
    return "speech" if cue.takes & {"front", "tell"} else "stance"
