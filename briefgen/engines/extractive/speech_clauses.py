"""What one sentence attributes to whom."""

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.engines.extractive.contents import content_after, content_end, resumed, tail_start
from briefgen.engines.extractive.cues import Cue, cue_adjectives, cue_nouns, verb_forms
from briefgen.engines.extractive.phrases import STOPS, begins_phrase, closed, is_adverb, phrase_end, phrase_start
from briefgen.engines.extractive.speakers import Words, line_subject, speaker_after, speaker_before
from briefgen.engines.extractive.tokens import QUOTED, Line
from briefgen.engines.extractive.verbs import Group, verb_group

_LONGEST_SENTENCE = 300
"""Words beyond which a line is a table or a list without stops, and no sentence to be read."""

_OWNER_REACH = 2
"""Words that may stand between a possessor and the cue noun: "his latest call for"."""


class Reading(NamedTuple):
    """One attribution in a sentence, as ranges of its words; without content where a colon ends the sentence."""

    line: Line
    cue: Words
    lemma: str
    source: Words | None
    content: tuple[Words, ...]
    negated: bool = False
    mind: bool = False


def readings(line: Line) -> Iterator[Reading]:
    """Every attribution of a sentence, in the order of its cues."""
    subject: Words | None = None
    if len(line.low) > _LONGEST_SENTENCE:
        return
    for at, word in enumerate(line.low):
        if word == "according":
            yield from _according(line, at)
        elif (cue := verb_forms().get(word)) and (group := verb_group(line, at, cue)):
            source = _source(line, group, subject)
            if group.use == "finite" and source:
                subject = source
            yield from _verbal(line, cue, group, source)
        if cue := cue_nouns().get(word):
            yield from _nominal(line, cue, at)
        if cue := cue_adjectives().get(word):
            yield from _adjectival(line, cue, at)


def _source(line: Line, group: Group, subject: Words | None) -> Words | None:
    """The speaker of a verb: its own subject, or that of the clause it hangs on."""
    before = line.low[group.first - 1] if group.first else ""
    if group.use == "finite":
        if before in {"and", "but", "or", "then"}:
            return subject or line_subject(line)
        return speaker_before(line, group)
    if group.use != "gerund" or not before:
        return None
    if before in {",", "and", "while", "by", "—", "--"}:
        return subject or line_subject(line)
    return None if before in closed("preposition") else speaker_before(line, group)


def _verbal(line: Line, cue: Cue, group: Group, source: Words | None) -> Iterator[Reading]:
    """The attributions of a cue verb: content before it, behind it, or on both sides."""
    if group.use not in {"finite", "gerund"}:
        return
    after = group.verb + 1
    if "light" in cue.takes:
        yield from _light(line, group, source)
        return
    made = (line, (group.first, after), cue.lemma)
    content = content_after(line, cue, after)
    fronted = _fronted(line, cue, group, source) if group.use == "finite" and "front" in cue.takes else None
    if fronted and _prefers_front(line, after, content, fronted):
        yield Reading(*made, *fronted, group.negated)
    elif content and source:
        content = _within_clause(line, source, content)
        yield Reading(*made, source, (content,), group.negated, "mind" in cue.takes)
    elif source and "quote" in cue.takes and line.low[-1] == ":":
        yield Reading(*made, source, (), group.negated)


def _within_clause(line: Line, source: Words, content: Words) -> Words:
    """The content of a clause begun by "while" or "as" ends with that clause, at its comma."""
    opener = line.low[source[0] - 1] if source[0] else ""
    if opener not in closed("clause opener"):
        return content
    comma = next((k for k in range(content[0] + 1, content[1]) if line.low[k] == ","), content[1])
    return content[0], comma


def _prefers_front(
    line: Line, after: int, content: Words | None, fronted: tuple[Words | None, tuple[Words, ...]]
) -> bool:
    """Whether what was said stands before the speaker, though words behind the verb could be it."""
    source, ((start, stop), *_) = fronted
    if content is None or (source and source[0] >= after):
        return True
    if line.low[stop - 1] == QUOTED:
        return True
    begins = line.words[content[0]].lstrip("\"“‘'`«")[:1]
    quoted = line.low[content[0]] == QUOTED
    return quoted and begins.islower() and line.low[after] == "," and line.low[start] not in closed("opener")


def _light(line: Line, group: Group, source: Words | None) -> Iterator[Reading]:
    """The noun is the cue that counts in "expressed hope that …", "made a promise to …"."""
    for at in range(group.verb + 1, min(len(line.low), group.verb + 5)):
        if line.low[at] in closed("preposition") or line.low[at] in STOPS:
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
    return source, ((_front_start(line, end), end), *([more] if more else []))


def _leads_to_speaker(line: Line, end: int) -> bool:
    """Whether a quotation ends with the comma that leads to its speaker: "…,” Ito said"."""
    return line.low[end - 1] == QUOTED and line.words[end - 1].rstrip("\"”’'»")[-1:] == ","


def _clause_follows(line: Line, cue: Cue, after: int) -> bool:
    """Whether a clause without "that" follows the verb, so that nothing said stands before the speaker."""
    return "clause" in cue.takes and begins_phrase(line, after) if after < len(line.low) else False


def _front_start(line: Line, end: int) -> int:
    """Where what was said before its speaker begins: after an earlier "; " or bracket."""
    return next((k + 1 for k in range(end - 1, 0, -1) if line.low[k] in {";", "("}), 0)


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
    return speaker, ((_front_start(line, end), end), *([more] if more else []))


def _according(line: Line, at: int) -> Iterator[Reading]:
    if at + 2 >= len(line.low) or line.low[at + 1] != "to":
        return
    stop = phrase_end(line, at + 2)
    if stop == at + 2:
        return
    if at <= 1:
        comma = next((k for k in range(stop, len(line.low)) if line.low[k] == ","), None)
        content = (comma + 1, content_end(line, comma + 1)) if comma and comma + 2 < len(line.low) else None
    else:
        content = (_front_start(line, at), at - 1 if line.low[at - 1] == "," else at)
    if content:
        yield Reading(line, (at, at + 2), "according to", (at + 2, stop), (content,))


def _nominal(line: Line, cue: Cue, at: int) -> Iterator[Reading]:
    """What "the minister's claim that …" and "his call for …" attribute."""
    here = at
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
        source = (phrase_start(line, here - 1), here)
        if source[0] >= here - 1:
            return
    else:
        return
    if content := content_after(line, cue, at + 1):
        yield Reading(line, (at, at + 1), cue.lemma, source, (content,))


def _adjectival(line: Line, cue: Cue, at: int) -> Iterator[Reading]:
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
        yield Reading(line, (first, at + 1), cue.lemma, source, (content,))
