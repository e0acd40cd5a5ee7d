"""From the readings of single sentences to the attributions of a text, as places in it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.span import Span, trimmed
from briefgen.engines.extractive.speech.phrases import closed
from briefgen.engines.extractive.speech.speech_reading import Kind, Reading
from briefgen.engines.extractive.speech.tokens import QUOTED

_OPENED = re.compile(r"[\"“„«‘]|''|``")
_DANGLING = re.compile(r",?\s+(?:and|but|or)$")
_CLOSED = re.compile(r"(?:[\"”»’]|'')$")


class Voice(NamedTuple):
    """One attribution by its places in the text, before its speaker has a name."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span
    lemma: str
    line: int
    negated: bool
    kind: Kind
    speech: bool


def voices(text: str, readings: Sequence[Sequence[Reading]]) -> tuple[Voice, ...]:
    """The attributions of a text, nothing told twice; ``readings`` are those of each line."""
    found = (voice for number, each in enumerate(readings) for voice in _in_line(text, each, number))
    distinct: dict[object, Voice] = {}
    for voice in found:
        distinct.setdefault(voice.content or voice.cue, voice)
    return tuple(distinct.values())


def _in_line(text: str, readings: Sequence[Reading], number: int) -> Iterator[Voice]:
    for reading in readings:
        if any(_echoes(reading, other) for other in readings):
            continue
        line = reading.line
        content = tuple(span for words in reading.content if (span := _words(text, line.span(*words))).size)
        if reading.content and not content:
            continue
        source = line.span(*reading.source) if reading.source else None
        speech = not content or any(QUOTED in line.low[slice(*words)] for words in reading.content)
        cue = line.span(*reading.cue)
        yield Voice(content, source, cue, reading.lemma, number, reading.negated, reading.kind, speech)


def _words(text: str, span: Span) -> Span:
    """Without "that", the marks of a quotation that is the whole of it, and the punctuation that leads in or out."""
    start, end = trimmed(text, span)
    while start < end and text[start] in ",;: —–":
        start += 1
    while end > start and text[end - 1] in ",;: ":
        end -= 1
    if dangling := _DANGLING.search(text, start, end):
        end = dangling.start()
    if text[start : start + 5].lower() == "that ":
        start += 5
    return without_marks(text, trimmed(text, Span(start, end)))


def without_marks(text: str, span: Span) -> Span:
    """A quotation without its marks, and without the comma that only leads to the speaker; others stay as they are."""
    opened = _OPENED.match(text, *span)
    if opened is None:
        return span
    start, end = opened.end(), span.end
    close = _CLOSED.search(text, max(start, end - 4), end)
    inner = text[start : close.start() if close else end]
    if not inner.strip() or any(mark in inner for mark in ("“", "”", '"', "''")):
        return span
    return trimmed(text, Span(start, start + len(inner.rstrip(", "))))


def _echoes(reading: Reading, other: Reading) -> bool:
    """Whether a reading stands inside what another says: it repeats the speaker, or tells what that one says of others.

    "Ito said she hopes …" is one attribution; so is "Ito said the union plans …", which is Ito's word about the union.
    "Ito said the union warned …" is two.  In "…, Ito said, according to a tape" only Ito speaks.
    """
    if other is reading or reading.source is None or other.source == reading.source:
        return False
    if reading.lemma == "according to":
        inside = any(start <= other.cue[0] < stop for start, stop in reading.content)
        begins = other.content[:1] and other.content[0][0] == reading.content[0][0]
        return inside and other.kind == "speech" and (bool(begins) or 2 * _size(other) > _size(reading))
    inside = any(start <= reading.cue[0] < stop for start, stop in other.content)
    if inside and reading.kind != "speech":
        return True
    return inside and reading.line.low[reading.source[0]] in closed("nominative") | closed("possessive")


def _size(reading: Reading) -> int:
    """Words of what was said."""
    return sum(stop - start for start, stop in reading.content)
