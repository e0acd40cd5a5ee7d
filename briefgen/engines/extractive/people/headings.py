"""Lines whose capitals say nothing: names are not found there, only found again."""

import re
from collections.abc import Sequence

from briefgen.domain.chunk import Sentence
from briefgen.domain.span import Span
from briefgen.engines.extractive.people.sightings import Sighting

_LONGEST_HEADLINE = 400  # characters


def is_headline(words: str) -> bool:
    """Whether capitals say nothing in a line: most words have one, and no full stop ends it."""
    if len(words) > _LONGEST_HEADLINE:
        return False
    letters = re.findall(r"[^\W\d_]{4,}", words)
    capitals = sum(word[0].isupper() for word in letters)
    return len(letters) > 3 and capitals > 0.66 * len(letters) and words.rstrip()[-1:] not in '.”"'  # noqa: PLR2004


def known_in(text: str, sentence: Sentence, number: int, names: Sequence[str]) -> list[Sighting]:
    """Where a headline writes names that are known from elsewhere."""
    found: list[Sighting] = []
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name, sentence.span.start, sentence.span.end)
        while at >= 0:
            span = Span(at, at + len(name))
            if _is_whole(text, span) and not any(one.span.overlap(span) for one in found):
                found.append(Sighting(name, span, number))
            at = text.find(name, span.end, sentence.span.end)
    return found


def _is_whole(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 2]
    return not (
        before[-1:].isalnum() or before == "-" or after[:1].isalnum() or (after[:1] == "-" and after[1:].isalnum())
    )
