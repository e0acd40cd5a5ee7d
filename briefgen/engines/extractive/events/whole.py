"""An event cut out of its sentence, told so that no reader is shown the half of a clause."""

import re
from bisect import bisect_right

from briefgen.domain.claim import Claim
from briefgen.domain.summary import Material
from briefgen.engines.extractive.events.standing import (
    first_verb,
    has_verb,
    sentence_like,
    stands_alone,
    without_connectives,
)

MOST_WORDS = 40
"""A longer sentence is not shown for the sake of a clause in it."""

LEAST_PHRASE = 9
"""A phrase without a verb tells an event only where it says of whom and where ("the assassination of …")."""

_RELATIVE = re.compile(r"\s(?P<word>who|that|which)\s(?=\w)")
_HEAD = re.compile(r"[^\s,;:.]{1,40}(?:\s[^\s,;:.]{1,40}){0,11}(?<=[\w’'])$")
_WHOLE_HEAD = re.compile(r"[Tt]he\s\S|(?!(?:[Aa]n?|[Oo]ne)\s).{0,200}[a-z]s$")
"""What can be told of by a phrase alone: a known thing, or several; "a senator" only says who it is."""

_TOLD_OF = re.compile(r"(?:the|an?|some|many|most|it|they|he|she)\b|[A-Z]")


def whole_event(claim: Claim, material: Material) -> str | None:
    """The text of an event's row; None where only a part of a clause could be shown.

    A noun phrase with a relative clause ("the attack that killed three soldiers") is told as the sentence that holds
    it, where that is short and can be read alone, else as the phrase it is: as a clause of its own it could assert
    what the sentence around it denies.
    """
    if not has_verb(claim.text):
        return _phrase_told(claim, material)
    verb = first_verb(claim.text)
    relative = _RELATIVE.search(claim.text)
    if relative is None or 0 <= verb < relative.start() or not _HEAD.match(claim.text[: relative.start()]):
        return claim.text
    sentence = _sentence_of(claim, material)
    if sentence is None:
        return claim.text
    sentence = sentence_like(sentence[without_connectives(sentence) :])
    words = claim.text.rstrip(".")[1:]
    if words not in sentence or sentence[1:].startswith(words):
        return claim.text
    if stands_alone(sentence) and len(sentence.split()) <= MOST_WORDS:
        return sentence
    head, follows = claim.text[: relative.start()], claim.text[relative.end() :]
    tells_of_it = relative["word"] != "which" and not (relative["word"] == "that" and _TOLD_OF.match(follows))
    return claim.text if tells_of_it and _WHOLE_HEAD.match(head) else None


def _phrase_told(claim: Claim, material: Material) -> str | None:
    """The words for an event, where they say enough of it; of a mere name the sentence that holds it, or nothing."""
    if len(claim.text.split()) >= LEAST_PHRASE:
        return claim.text
    sentence = _sentence_of(claim, material)
    if sentence is None:
        return claim.text
    sentence = sentence_like(sentence[without_connectives(sentence) :])
    return sentence if stands_alone(sentence) and len(sentence.split()) <= MOST_WORDS else None


def _sentence_of(claim: Claim, material: Material) -> str | None:
    """The sentence of the article that holds an event's words."""
    citation = next((material.citations[cite] for cite in claim.cites if cite in material.citations), None)
    sentences = material.sentences.get(claim.source, ())
    if citation is None or not sentences:
        return None
    place = bisect_right([each.span.start for each in sentences], citation.start) - 1
    return sentences[max(place, 0)].text
