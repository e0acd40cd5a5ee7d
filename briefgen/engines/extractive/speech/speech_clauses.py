"""What one sentence attributes to whom."""

from collections.abc import Iterator

from briefgen.engines.extractive.speech.around import related, resumed
from briefgen.engines.extractive.speech.contents import content_after
from briefgen.engines.extractive.speech.cues import Cue, cue_adjectives, cue_nouns, verb_forms
from briefgen.engines.extractive.speech.fronting import fronted_by
from briefgen.engines.extractive.speech.passives import by_agent
from briefgen.engines.extractive.speech.phrases import STOPS, closed
from briefgen.engines.extractive.speech.speakers import (
    Words,
    clause_subject,
    is_document,
    line_subject,
    speaker_before,
)
from briefgen.engines.extractive.speech.speech_phrases import according, adjectival, as_told, nominal, transcribed
from briefgen.engines.extractive.speech.speech_reading import Kind, Reading
from briefgen.engines.extractive.speech.tokens import QUOTED, Line
from briefgen.engines.extractive.speech.verbs import Group, verb_group

_INWARD = frozenset({"fear", "hope", "worry", "wish", "want", "expect", "believe"})
"""Verbs of which only they can know who do it: "… leaders fled, fearing arrest" is said of the leaders."""

_GOES_ON = frozenset(
    {"went", "goes", "took", "used", "returned", "rose", "stood", "came", "paused", "continued", "quick"}
)
_GOES_ON_REACH = 7
"""How many words before "to say" the verb may stand that leads to it."""

_SHARING = frozenset({",", QUOTED, "and", "while", "by", "in", "after", "—", "--"})
"""What stands before a gerund that shares the subject of its clause."""

_LEADING = {":": transcribed, "according": according, "as": as_told}
"""Words that attribute without a verb."""

_OPENED = 2
"""Where the speaker stands in "But, Ito said, …"."""

_LONGEST_SENTENCE = 300
"""Words beyond which a line is a table or a list without stops, and no sentence to be read."""


def readings(line: Line) -> Iterator[Reading]:
    """Every attribution of a sentence, in the order of its cues."""
    subject: Words | None = None
    if len(line.low) > _LONGEST_SENTENCE:
        return
    said: Words = (0, 0)
    for at, word in enumerate(line.low):
        if word in _LEADING:
            yield from _LEADING[word](line, at)
        elif (cue := verb_forms().get(word)) and (group := verb_group(line, at, cue)):
            within = said[0] <= at <= said[1] + 1 and cue.lemma in _INWARD
            source = _source(line, group, clause_subject(line, said) if within else subject)
            if group.use == "finite" and source and _in_main_clause(line, source):
                subject = source
            for reading in _verbal(line, cue, group, source):
                said = reading.content[-1] if reading.content else said
                yield reading
        if cue := cue_nouns().get(word):
            yield from nominal(line, cue, at)
        if cue := cue_adjectives().get(word):
            yield from adjectival(line, cue, at)


def _in_main_clause(line: Line, source: Words) -> bool:
    """Whether a subject stands in no subordinate clause, so that later verbs may share it."""
    return source[0] == 0 or line.low[source[0] - 1] not in closed("subordinator")


def _source(line: Line, group: Group, subject: Words | None) -> Words | None:
    """The speaker of a verb: its own subject, or that of the clause it hangs on."""
    before = line.low[group.first - 1] if group.first else ""
    if group.use == "finite":
        if before in {"and", "but", "or"}:
            return subject or line_subject(line)
        return speaker_before(line, group)
    if group.use == "infinitive":
        return (subject or line_subject(line)) if _goes_on(line, group) else None
    return _of_gerund(line, group, subject) if group.use == "gerund" else None


def _of_gerund(line: Line, group: Group, subject: Words | None) -> Words | None:
    """The speaker of "…, saying that": that of its clause, unless another stands right before it."""
    before = line.low[group.first - 1] if group.first else ""
    if before in closed("preposition") - _SHARING:
        return None
    own = before and before not in _SHARING
    if own and ((speaker := speaker_before(line, group)) or line.low[group.verb] != "saying"):
        return speaker
    shared = subject or line_subject(line)
    return None if shared and (line.low[shared[0]] == "it" or shared[0] == 0 == group.first) else shared


def _goes_on(line: Line, group: Group) -> bool:
    """Whether an infinitive only tells how it came to be said: "went on to say", "took to the radio to warn"."""
    near = range(max(0, group.first - _GOES_ON_REACH), group.first)
    return any(line.low[k] in _GOES_ON for k in near) and not any(line.low[k] in closed("negation") for k in near)


def _verbal(line: Line, cue: Cue, group: Group, source: Words | None) -> Iterator[Reading]:
    """The attributions of a cue verb: content before it, behind it, or on both sides."""
    if group.use == "passive":
        yield from by_agent(line, cue, group)
        return
    if not _may_attribute(cue, group):
        return
    after = group.verb + 1
    if "light" in cue.takes:
        yield from _light(line, group, source)
        return
    made = (line, (group.first, after), cue.lemma)
    if source and "doc" in cue.takes and is_document(line, source):
        cue = cue._replace(takes=cue.takes | {"clause", "front"})
    content = content_after(line, cue, after)
    if fronted := fronted_by((line, cue, group), source, content):
        yield Reading(*made, *fronted, group.negated)
    elif content and source:
        content = _within_clause(line, source, content)
        if group.first == 0 < source[0]:  # "Declaring that …, Ito left": the content ends where its speaker is named
            content = content[0], min(content[1], source[0])
        yield Reading(*made, source, (content,), group.negated, _kind(cue))
    elif source:
        yield from _elsewhere(line, cue, group, source)


def _may_attribute(cue: Cue, group: Group) -> bool:
    """Whether a verb in this use can show what somebody says; an infinitive only where it is one of speech."""
    if group.use == "infinitive":
        return "light" not in cue.takes and bool(cue.takes & {"front", "tell"})
    if group.use == "gerund":
        return not cue.takes & {"mind", "light"}
    return group.use == "finite"


def _elsewhere(line: Line, cue: Cue, group: Group, source: Words) -> Iterator[Reading]:
    """What is said where none of it follows the verb itself: of a thing named before, behind an aside, or a line on."""
    after = group.verb + 1
    made = (line, (group.first, after), cue.lemma)
    if "clause" in cue.takes and (parts := related(line, source, after)):
        yield Reading(*made, source, parts, group.negated)
    elif more := _after_aside(line, source, after):
        yield Reading(*made, source, (more,), group.negated, _kind(cue))
    elif "quote" in cue.takes and line.low[-1] == ":":
        yield Reading(*made, source, (), group.negated)


def _after_aside(line: Line, source: Words, after: int) -> Words | None:
    """What follows "But, Ito said, …" and "As Ito said, …"."""
    before = line.low[source[0] - 1] if source[0] else ""
    if (
        after >= len(line.low)
        or line.low[after] != ","
        or not (before == "as" or (before == "," and source[0] == _OPENED))
    ):
        return None
    return resumed(line, after)


def _kind(cue: Cue) -> Kind:
    if "mind" in cue.takes:
        return "mind"
    return "speech" if cue.takes & {"front", "tell"} else "stance"


def _within_clause(line: Line, source: Words, content: Words) -> Words:
    """The content of a clause begun by "while" or "as" ends with that clause, at its comma."""
    opener = line.low[source[0] - 1] if source[0] else ""
    commas = [k for k in range(content[0] + 1, content[1]) if line.low[k] == ","]
    if opener in closed("clause opener"):
        return content[0], next(iter(commas), content[1])
    if closed("relative") & set(line.low[source[1] - 1 : content[0]]):  # "Ito, who has claimed it, has been silent"
        goes_on = closed("have") | closed("be") | closed("modal")
        return content[0], next(
            (k for k in commas if line.low[k + 1 : k + 2] and line.low[k + 1] in goes_on), content[1]
        )
    return content


def _light(line: Line, group: Group, source: Words | None) -> Iterator[Reading]:
    """The noun is the cue that counts in "expressed hope that …", "made a promise to …"."""
    clear = next((k for k in range(group.verb + 1, min(len(line.low), group.verb + 3)) if line.low[k] == "clear"), None)
    if clear and source and (content := content_after(line, cue_adjectives()["clear"], clear + 1)):
        yield Reading(line, (group.first, clear + 1), "say", source, (content,), group.negated)
        return
    for at in range(group.verb + 1, min(len(line.low), group.verb + 5)):
        if line.low[at] in closed("preposition") or line.low[at] in STOPS or line.low[at].endswith("ed"):
            return
        if (cue := cue_nouns().get(line.low[at])) and (content := content_after(line, cue, at + 1)):
            if source:
                yield Reading(line, (group.first, at + 1), cue.lemma, source, (content,), group.negated)
            return
