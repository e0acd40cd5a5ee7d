"""Names that act for something else: Baghdad for Iraq's government, and newspapers that only carry words."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.domain.chunk import Sentence
from briefgen.domain.names.name_forms import is_demonym
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.people.sightings import Sighting

_GOVERNMENT = re.compile(r"(?: ?i| ?ian)?[’']?s? (?:government|regime|leadership|administration)\b")
_VERBS = (
    r"said|says|agreed|agrees|wants|want|wanted|hopes|hoped|would|will|has|have|had|is|was|were|are|denied|denies|rejected|rejects|"
    r"accused|accuses|warned|warns|insists|insisted|demanded|demands|called|calls|announced|expects|seeks|sought|refused|refuses|"
    r"plans|planned|vowed|pledged|promised|imposed|provided|provides|backed|backs|supports|supported|condemned|signed|sent|"
    r"ordered|responded|urged|urges|threatened|threatens|fears|feared|believes|views|sees|considers|could|might|should|must|can|may"
)
_SPEAKS = re.compile(
    rf"(?:,? and [A-Z]\w+)? (?:also |recently |now |later |long |reportedly |repeatedly |has |have )?(?:{_VERBS})\b"
)
_SUBJECTLESS = re.compile(
    r"\b(?:in|at|from|near|outside|around|to|of|for|across|via|by|central|downtown|eastern|western)\s+$", re.IGNORECASE
)
_DEALT_WITH = re.compile(
    r"(?i:relations|ties|talks|between|pressure on|tensions|agreement|deal|negotiations|cooperation|alliance|contacts?)"
    r" (?:with|between|on|and|from)?\s?(?:[A-Z]\w+ and )?$"
)
_WINDOW = 45
_CARRIES = re.compile(
    r"(?:\b(?:told|tells|by|to|with|on|from|in|for|via|of|at|the|per)\s+(?:the\s+)?$)|(?:\($)|[—–-]\s?$|according to $",
    re.IGNORECASE,
)
_IS_CARRIED = re.compile(
    r"[’']?s?\s+(?:reported|reports|report|poll|interview|article|correspondent|reporter|contributed|newspaper|first)\b|\)|\s?[—–-]"
)


def governments_in(
    text: str, sentences: Sequence[Sentence], forms: Mapping[str, Sequence[Sighting]]
) -> Iterator[Sighting]:
    """Where ``the Iraqi government`` or ``Baghdad`` speaks or acts for a country."""
    capitals = word_table("capitals")
    for name, seen in forms.items():
        for one in seen:
            if name in capitals and _speaks(text, one, sentences[one.sentence].span):
                yield one
            elif is_demonym(name) and (government := _GOVERNMENT.match(text, one.span.end, one.span.end + _WINDOW)):
                span = Span(one.span.start, government.end())
                yield one._replace(name=text[span.start : span.end], span=span)


def _speaks(text: str, one: Sighting, sentence: Span) -> bool:
    before = text[max(sentence.start, one.span.start - _WINDOW) : one.span.start]
    if _DEALT_WITH.search(before):
        return True
    if _SUBJECTLESS.search(before) or one.modifies:
        return False
    return bool(_SPEAKS.match(text, one.span.end, one.span.end + _WINDOW))


def is_channel(name: str, seen: Sequence[Sighting], text: str) -> bool:
    """Whether a news organisation only carries what others say: told Reuters, (AP), the Times reported."""
    low = name.casefold()
    if low not in word_list("media") and low.removeprefix("the ") not in word_list("media"):
        return False
    acts = sum(not _carries(text, one) for one in seen)
    return acts < 2  # noqa: PLR2004 - one place that fits no pattern is chance


def _carries(text: str, one: Sighting) -> bool:
    before = text[max(0, one.span.start - 20) : one.span.start]
    return bool(_CARRIES.search(before) or _IS_CARRIED.match(text, one.span.end, one.span.end + 20))
