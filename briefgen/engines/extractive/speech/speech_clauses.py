"""What one sentence attributes to whom."""

from collections.abc import Iterator

from briefgen.engines.extractive.speech.around import front_start, related, resumed, tail_start
from briefgen.engines.extractive.speech.contents import content_after
from briefgen.engines.extractive.speech.cues import Cue, cue_adjectives, cue_nouns, verb_forms
from briefgen.engines.extractive.speech.phrases import STOPS, begins_phrase, closed
from briefgen.engines.extractive.speech.speakers import (
    Words,
    clause_subject,
    is_document,
    line_subject,
    speaker_after,
    speaker_before,
)
from briefgen.engines.extractive.speech.speech_phrases import according, adjectival, nominal, transcribed
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

_LEADING = {":": transcribed, "according": according}
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
    if group.use != "gerund":
        return None
    if not before or before in {",", QUOTED, "and", "while", "by", "—", "--"}:
        shared = subject or line_subject(line)
        return None if shared and (line.low[shared[0]] == "it" or shared[0] == 0 == group.first) else shared
    return None if before in closed("preposition") else speaker_before(line, group)


def _goes_on(line: Line, group: Group) -> bool:
    """Whether an infinitive only tells how it came to be said: "went on to say", "took to the radio to warn"."""
    near = range(max(0, group.first - _GOES_ON_REACH), group.first)
    return any(line.low[k] in _GOES_ON for k in near) and not any(line.low[k] in closed("negation") for k in near)


def _verbal(line: Line, cue: Cue, group: Group, source: Words | None) -> Iterator[Reading]:
    """The attributions of a cue verb: content before it, behind it, or on both sides."""
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
    fronted = _fronted(line, cue, group, source) if group.use == "finite" and "front" in cue.takes else None
    if fronted and _may_front(line, cue, fronted[1][0]) and _prefers_front(line, after, content, fronted):
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
    if opener not in closed("clause opener"):
        return content
    comma = next((k for k in range(content[0] + 1, content[1]) if line.low[k] == ","), content[1])
    return content[0], comma


def _may_front(line: Line, cue: Cue, words: Words) -> bool:
    """Whether a verb can follow what stands before it: "continued" and "joked" only a quotation."""
    return bool(cue.takes & {"clause", "that"}) or QUOTED in line.low[slice(*words)]


def _prefers_front(
    line: Line, after: int, content: Words | None, fronted: tuple[Words | None, tuple[Words, ...]]
) -> bool:
    """Whether what was said stands before the speaker, though words behind the verb could be it."""
    source, ((start, stop), *_) = fronted
    if content is None or (source and source[0] >= after):
        return True
    if line.low[stop - 1] == QUOTED:
        return not _is_title(line, stop - 1)
    begins = line.words[content[0]].lstrip("\"“‘'`«")[:1]
    quoted = line.low[content[0]] == QUOTED
    return quoted and begins.islower() and line.low[after] == "," and line.low[start] not in closed("opener")


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


def _fronted(line: Line, cue: Cue, group: Group, source: Words | None) -> tuple[Words | None, tuple[Words, ...]] | None:
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


def _inverted(
    line: Line, cue: Cue, group: Group, source: Words | None
) -> tuple[Words | None, tuple[Words, ...]] | None:
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
    more = more if more and line.low[more[0]] == QUOTED else None
    return speaker, ((front_start(line, end), end), *([more] if more else []))
