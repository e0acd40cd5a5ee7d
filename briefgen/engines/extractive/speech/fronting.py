"""What was said before its speaker is named: "…, he said", "…, said Ada Ito"."""

from briefgen.engines.extractive.speech.around import front_start, resumed, tail_start
from briefgen.engines.extractive.speech.cues import Cue
from briefgen.engines.extractive.speech.phrases import END_MARKS, STOPS, begins_phrase, closed, verb_like
from briefgen.engines.extractive.speech.speakers import Words, speaker_after
from briefgen.engines.extractive.speech.tokens import QUOTED, Line
from briefgen.engines.extractive.speech.verbs import Group

Fronted = tuple[Words | None, tuple[Words, ...]]
"""A speaker, and what stands before that."""


def fronted_by(used: tuple[Line, Cue, Group], source: Words | None, content: Words | None) -> Fronted | None:
    """Speaker and content where the content stands first, though words behind the verb could be it."""
    line, cue, group = used
    fronted = _fronted(line, cue, group, source) if _takes_front(line, cue, group) else None
    if fronted and _may_front(line, cue, fronted[1][0]) and _prefers_front(line, group.verb + 1, content, fronted):
        return fronted
    return None


def _takes_front(line: Line, cue: Cue, group: Group) -> bool:
    """Whether what was said may stand before a verb: of most verbs only where the sentence ends with them."""
    ends = group.verb + 1 >= len(line.low) or line.low[group.verb + 1] in END_MARKS
    return group.use == "finite" and ("front" in cue.takes or ("that" in cue.takes and ends))


def _may_front(line: Line, cue: Cue, words: Words) -> bool:
    """Whether a verb can follow what stands before it: "continued" and "joked" only a quotation."""
    return bool(cue.takes & {"clause", "that"}) or QUOTED in line.low[slice(*words)]


def _prefers_front(line: Line, after: int, content: Words | None, fronted: Fronted) -> bool:
    """Whether what was said stands before the speaker, though words behind the verb could be it."""
    source, ((start, stop), *_) = fronted
    if content is None or (source and source[0] >= after):
        return True
    if line.low[stop - 1] == QUOTED:
        return not _is_title(line, stop - 1)
    begins = line.words[content[0]].lstrip("\"“‘'`«")[:1]
    quoted = line.low[content[0]] == QUOTED
    return quoted and begins.islower() and line.low[after] == "," and line.low[start] not in closed("opener")


def _fronted(line: Line, cue: Cue, group: Group, source: Words | None) -> Fronted | None:
    """Speaker and content where the content stands first: "…, he said", "…, said Ada Ito"."""
    if line.low[group.first - 1 : group.first] in {(",",), (QUOTED,)} and (
        inverted := _inverted(line, cue, group, source)
    ):
        return inverted
    if source is None or source[1] > group.first:
        return None
    end = tail_start(line, source[0])
    if not end or (end == 1 and line.low[0] != QUOTED):
        return None
    if not _leads_to_speaker(line, end) and _clause_follows(line, cue, group.verb + 1):
        return None
    more = resumed(line, group.verb + 1)
    return source, ((front_start(line, end), end), *([more] if more else []))


def _is_title(line: Line, at: int) -> bool:
    """Whether a quotation is the name of something: "in an appearance on “The Late Show,” Ito said …"."""
    return at > 0 and line.low[at - 1] in closed("preposition")


def _leads_to_speaker(line: Line, end: int) -> bool:
    """Whether a quotation ends with the comma that leads to its speaker: "…,” Ito said"."""
    return line.low[end - 1] == QUOTED and line.words[end - 1].rstrip("\"”’'»")[-1:] == ","


def _clause_follows(line: Line, cue: Cue, after: int) -> bool:
    """Whether a clause without "that" follows the verb, so that nothing said stands before the speaker."""
    return "clause" in cue.takes and begins_phrase(line, after) if after < len(line.low) else False


def _inverted(line: Line, cue: Cue, group: Group, source: Words | None) -> Fronted | None:
    if "invert" not in cue.takes or group.first != group.verb:
        return None
    end = tail_start(line, group.first)
    speaker = speaker_after(line, group.verb)
    if not end or speaker is None or (source and line.low[group.first - 1] != QUOTED):
        return None
    follows = line.low[speaker[1]] if speaker[1] < len(line.low) else "."
    if not (follows in STOPS or follows in closed("adverbial") or follows in closed("relative")):
        return None
    more = resumed(line, speaker[1])
    if more and line.low[more[0]] != QUOTED:
        # behind a clause, and where it says who the speaker is, what follows is the writer's
        more = None if any(verb_like(line, k) for k in range(end)) else _beyond_role(line, more)
    return speaker, ((front_start(line, end), end), *([more] if more else []))


def _beyond_role(line: Line, more: Words) -> Words | None:
    """What is said behind "said Ada Ito, a senator from Brae, …": a quotation; a verb goes on with what was begun."""
    if verb_like(line, more[0]):
        return more
    quoted = next((k for k in range(more[0] + 1, more[1]) if line.low[k] == QUOTED and line.low[k - 1] == ","), None)
    return (quoted, more[1]) if quoted else None
