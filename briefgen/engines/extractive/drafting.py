"""Claims made of the article's own words."""

import re

from briefgen.domain.chunk import Sentence
from briefgen.domain.claim import ClaimKind
from briefgen.domain.dates import DateMention
from briefgen.domain.draft import ClaimDraft, QuoteDraft
from briefgen.domain.span import Span
from briefgen.domain.statement import Certainty
from briefgen.engines.extractive.standing import sentence_like

_CLAIMED = re.compile(r"\b(?:alleged(?:ly)?|allege[sd]?|claim(?:s|ed|ing)?|accus(?:e[sd]?|ing)|purported(?:ly)?)\b")
_REPORTED = re.compile(
    r"\b(?:said|says|told|tells|according to|reported(?:ly)?|reports?|announced|confirmed|added|warned|stated|"
    r"believes?|suggest(?:s|ed)?|points? out|pointed out|noted|estimate[sd]?|expected|sources?|"
    r"acknowledged|indicated)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:may(?! \d)|might|could|possib(?:le|ly)|potential(?:ly)?|likely|perhaps|if)\b")


def drafted(
    kind: ClaimKind, sentence: Sentence, place: Span, *, when: DateMention | None = None, date_words: str | None = None
) -> ClaimDraft:
    """A claim that says what stands at ``place`` of a sentence, in the same words."""
    words = sentence.text[place.start - sentence.span.start : place.end - sentence.span.start]
    return ClaimDraft(
        kind=kind,
        text=sentence_like(words),
        quotes=(QuoteDraft(sentence=sentence.number, words=words, at=place.start),),
        certainty=certainty_of(sentence.text if kind != "question" else words),
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


def certainty_of(words: str) -> Certainty:
    """How sure the article is of what a sentence says, by the words that hedge it."""
    if _CLAIMED.search(words):
        return "claimed"
    if _REPORTED.search(words):
        return "reported"
    return "possible" if _POSSIBLE.search(words) else "stated"
