"""Which words of an article say best who an actor is, where it gives no role."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefgen.domain.chunk import Sentence
from briefgen.domain.span import Span, trimmed
from briefgen.engines.extractive.people.entity import Entity

_READ = 12  # places of a name at which a sentence is judged: who somebody is stands early
_LONGEST = 360  # characters of a sentence that is quoted whole
_EASY = 240  # characters that are read at a glance
_SHORTEST = 40
_LEADS_IN = re.compile(r"(?:[•*–—-]\s*)?(?:The |In |On )?$")
_BULLET = re.compile(r"[•*–—-]\s+")
_DEFINES = re.compile(
    r"(?: \([^)]{1,12}\))?,? (?:is|are|was|were) (?:an?|the|one of|formally|officially)\b"
    r"|(?: \([^)]{1,12}\))?, (?:an?|the|which|formed|founded|established|known)\b"
)
_DANGLING = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|And|However|Meanwhile|Also)\b|[“\"‘]"
)


def naming_part(text: str, sentences: Sequence[Sentence], entity: Entity) -> Span | None:
    """Return the sentence that says most of an actor, or the stretch around its name where all are too long."""
    judged = [
        (_worth(text, around.span, place), -place.start, around.span, place)
        for place in entity.mentions[:_READ]
        if (around := sentence_around(sentences, place))
    ]
    return _short(text, *max(judged)[2:]) if judged else None


def sentence_around(sentences: Sequence[Sentence], place: Span) -> Sentence | None:
    """The sentence that holds a place, None where none does; sentences are in the order of the text."""
    number = bisect_right(sentences, place.start, key=lambda sentence: sentence.span.start) - 1
    return sentences[number] if number >= 0 and sentences[number].span.holds(place) else None


def _worth(text: str, sentence: Span, name: Span) -> int:
    """How well a sentence tells who an actor is: it begins with the name, defines it, and stands by itself."""
    owner = text[name.end : name.end + 2] in {"’s", "'s"}
    worth = 3 * (not owner and bool(_LEADS_IN.fullmatch(text, sentence.start, name.start)))
    worth += 3 * bool(_DEFINES.match(text, name.end, sentence.end))
    worth -= 3 * bool(_DANGLING.match(text, sentence.start)) + 4 * (sentence.size > _EASY)
    worth -= 4 * (sentence.size < _SHORTEST) + 3 * (text[sentence.end - 1] not in '.!”"’')
    return worth


def _short(text: str, sentence: Span, name: Span) -> Span:
    """The sentence without its bullet, or whole words around the name where it is too long."""
    bullet = _BULLET.match(text, sentence.start, sentence.end)
    start = bullet.end() if bullet and bullet.end() <= name.start else sentence.start
    if sentence.end - start <= _LONGEST:
        return Span(start, sentence.end)
    begin = max(start, name.start - _LONGEST // 3)
    end = min(sentence.end, begin + _LONGEST)
    begin = begin if begin == start else text.find(" ", begin, name.start + 1) + 1 or name.start
    end = end if end == sentence.end else max(text.rfind(" ", name.end, end), name.end)
    return trimmed(text, Span(begin, end))
