"""Claims made of the article's own words."""

import re

from briefgen.domain.chunk import Sentence
from briefgen.domain.claim import ClaimKind
from briefgen.domain.dates.dates import DateMention
from briefgen.domain.draft import ClaimDraft, QuoteDraft
from briefgen.domain.span import Span
from briefgen.domain.statement import Certainty
from briefgen.domain.text.word_set import WordSearch
from briefgen.engines.extractive.events.standing import first_verb, sentence_like, without_connectives

_CLAIMED = WordSearch(
    r"\b(?:alleged(?:ly)?|allege[sd]?|claim(?:s|ed|ing)?|accus(?:e[sd]?|ing)|purported(?:ly)?)\b",
    "alleged allegedly allege alleges claim claims claimed claiming accuse accused accuses accusing purported "
    "purportedly",
)
_REPORTED = WordSearch(
    r"\b(?:said|says|told|tells|according to|reported(?:ly)?|reports?|announced|confirmed|added|warned|stated|"
    r"believes?|suggest(?:s|ed)?|points? out|pointed out|noted|estimate[sd]?|expected|sources?|"
    r"acknowledged|indicated)\b",
    "said says told tells according reported reportedly report reports announced confirmed added warned stated believe "
    "believes suggest suggests suggested point points pointed noted estimate estimates estimated expected source "
    "sources acknowledged indicated",
    re.IGNORECASE,
)
_BESIDE = 12
"""Characters within which a hedge belongs to the first verb ("is likely", "could"), not to something told with it."""
_POSSIBLE = WordSearch(
    r"\b(?:may(?! \d)|might|could|possibly|likely|perhaps)\b", "may might could possibly likely perhaps"
)


def drafted(
    kind: ClaimKind, sentence: Sentence, place: Span, *, when: DateMention | None = None, date_words: str | None = None
) -> ClaimDraft:
    """A claim that says what stands at ``place`` of a sentence, in the same words."""
    words = sentence.text[place.start - sentence.span.start : place.end - sentence.span.start]
    return ClaimDraft(
        kind=kind,
        text=sentence_like(words),
        quotes=(QuoteDraft(sentence=sentence.number, words=words, at=place.start),),
        certainty=certainty_of(_heard(sentence, place)),
        actor=None,
        speaker=None,
        speech=None,
        issue=None,
        stance=None,
        quote=None,
        date=when.iso if when else None,
        date_words=date_words if date_words is not None else when.words if when else None,
        future=bool(when and when.future),
    )


def _heard(sentence: Sentence, place: Span) -> str:
    """The words that may hedge a clause: all before its end, and what follows where it stands inside a sentence."""
    start, end = place.start - sentence.span.start, place.end - sentence.span.start
    return sentence.text[:end] if start == without_connectives(sentence.text) else sentence.text


def certainty_of(words: str) -> Certainty:
    """How sure the article is of what a sentence says, by the words that hedge it."""
    if _CLAIMED.search(words):
        return "claimed"
    if _REPORTED.search(words):
        return "reported"
    hedge = _POSSIBLE.search(words)
    return "possible" if hedge and hedge.start() <= first_verb(words) + _BESIDE else "stated"
