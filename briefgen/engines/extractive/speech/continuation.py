"""Speech that runs on: quotations beside which no speaker is named again."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefgen.domain.span import Span
from briefgen.engines.extractive.speech.assembly import Voice, without_marks
from briefgen.engines.extractive.speech.tokens import Line

_LONGEST_SPEECH = 40
"""Quotations that one attribution may take in, so that a text that is one long quotation stays in proportion."""

_SHORTEST = 8
"""Characters below which a quotation that stands alone is a title or a word, not speech."""

_OWNERS = frozenset({"say", "add", "continue", "tell", "write", "tweet"})
"""Verbs after which a quotation goes on with the speech though they reported without quoting."""


def with_continuations(
    text: str, lines: Sequence[Line], found: Sequence[Voice], quotations: Sequence[Span]
) -> Iterator[Voice]:
    """The same attributions, each with the quotations that go on with it; what then has no content is left out."""
    more = _more(lines, found, quotations)
    for number, voice in enumerate(found):
        extra = [without_marks(text, span) for span in more.get(number, [])[:_LONGEST_SPEECH]]
        if extra:
            yield voice._replace(content=(*voice.content, *extra), speech=True)
        elif voice.content:
            yield voice


def _more(lines: Sequence[Line], found: Sequence[Voice], quotations: Sequence[Span]) -> dict[int, list[Span]]:
    """The quotations that go on with each attribution, by its number."""
    taken = {start for voice in found for start in _starts(voice, quotations)}
    alone = {line.start[0]: number for number, line in enumerate(lines) if line.start and _stands_alone(line)}
    more: dict[int, list[Span]] = {}
    at, owner, last = 0, -1, -1
    for quotation in quotations:
        while at < len(found) and found[at].cue.start < quotation.start:
            if found[at].speech or found[at].lemma in _OWNERS:
                owner, last = at, found[at].line
            at += 1
        number = alone.get(quotation.start)
        if quotation.start in taken or owner < 0 or number is None or quotation.size < _SHORTEST:
            continue
        if _goes_on(lines, last, number, found[owner]):
            more.setdefault(owner, []).append(quotation)
            last = _last_line(lines, number, quotation)
    return more


def _goes_on(lines: Sequence[Line], last: int, number: int, owner: Voice) -> bool:
    """Whether a line is in the paragraph where the speaker was heard last, or, if it was speech, the next line."""
    if lines[number].sentence.paragraph == lines[last].sentence.paragraph:
        return True
    return number == last + 1 and owner.speech


def _last_line(lines: Sequence[Line], number: int, quotation: Span) -> int:
    while number + 1 < len(lines) and lines[number + 1].sentence.span.start < quotation.end:
        number += 1
    return number


def _stands_alone(line: Line) -> bool:
    """Whether a sentence is a quotation and nothing else."""
    return not any(word[0].isalnum() for word, start in zip(line.low, line.start, strict=True) if start >= line.end[0])


def _starts(voice: Voice, quotations: Sequence[Span]) -> Iterator[int]:
    """Where the quotations begin that an attribution holds."""
    for span in voice.content:
        for number in range(max(0, bisect_left(quotations, (span.start, 0)) - 1), len(quotations)):
            if quotations[number].start >= span.end:
                break
            if quotations[number].overlap(span):
                yield quotations[number].start
