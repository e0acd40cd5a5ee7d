"""What was said around its speaker: before "he said", on both sides of it, or of a thing that it is said of."""

from briefgen.engines.extractive.speech.extents import content_end, leaves
from briefgen.engines.extractive.speech.phrases import END_MARKS, closed, is_name, phrase_start
from briefgen.engines.extractive.speech.speakers import Words
from briefgen.engines.extractive.speech.tokens import QUOTED, Line

_RESUMES = END_MARKS | {",", QUOTED, "—", "--", ":"}


def front_start(line: Line, end: int) -> int:
    """Where what was said before its speaker begins: after an earlier "; ", or a bracket that is still open."""
    closed_since = 0
    for k in range(end - 1, 0, -1):
        closed_since += line.low[k] == ")"
        if line.low[k] == ";" or (line.low[k] == "(" and not closed_since):
            return k + 1
        closed_since -= line.low[k] == "("
    return 0


def tail_start(line: Line, stop: int) -> int | None:
    """The end of what was said before a speaker who begins at ``stop``: the comma or quotation there."""
    if stop < 1:
        return None
    before = line.low[stop - 1]
    if before == QUOTED:
        return stop
    if before in {",", "—", "--"} and stop > 1:
        return stop - 1
    return None


def _is_aside(line: Line, at: int) -> bool:
    """Whether what follows "…, he said," tells when and how it was said: "on his way back", "trying to reassure"."""
    word = line.low[at]
    return word in closed("adverbial") or word.endswith("ing") or word in {"whose", "where"}


def resumed(line: Line, at: int) -> Words | None:
    """What is said after "…, he said," in the same sentence."""
    here = at
    while here < len(line.low) and (
        line.low[here] not in _RESUMES or (line.low[here] == QUOTED and line.low[here - 1] in closed("preposition"))
    ):
        here += 1
    if here + 1 >= len(line.low) or line.low[here] in END_MARKS:
        return None
    start = here if line.low[here] == QUOTED else here + 1
    if start >= len(line.low) or leaves(line, start - 1) or _is_aside(line, start):
        return None
    stop = content_end(line, start)
    return (start, stop) if stop - start > 1 or line.low[start] == QUOTED else None


def related(line: Line, source: Words, at: int) -> tuple[Words, Words] | None:
    """What "a rule that Ito said would help" says of the rule: its noun phrase, and what follows the verb of speech."""
    relative = source[0] - 1
    if relative < 1 or line.low[relative] not in {"that", "which"} or at >= len(line.low):
        return None
    comma = line.low[relative - 1] == ","
    thing = phrase_start(line, relative - comma), relative - comma
    begins = line.low[thing[0]] in closed("determiner") | closed("possessive") or is_name(line, thing[0])
    if thing[0] == thing[1] or not begins or line.low[at] not in closed("be") | closed("have") | closed("modal"):
        return None
    stop = content_end(line, at)
    if comma:
        stop = next((k for k in range(at, stop) if line.low[k] == ","), stop)
    return thing, (at, stop)
