"""An event cut out of its sentence, told so that no reader is shown the half of a clause."""

import re
from bisect import bisect_right
from typing import NamedTuple

from briefgen.domain.claim import Claim
from briefgen.domain.summary import Material
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.events.standing import (
    first_verb,
    has_verb,
    names_only,
    sentence_like,
    stands_alone,
    tells,
    without_connectives,
)

MOST_WORDS = 40
"""A longer sentence is not shown for the sake of a clause in it."""

_RELATIVE = re.compile(r"\s(?:who|that|which)\s(?=\w)")
_OPENED = re.compile(
    r"(?:\b(?:that|although|though|while|whereas|because|after|before|when|since|as|where|but|and)\s|[:;]\s)\Z"
)
"""What stands before a clause inside its sentence; before anything else stands the half of one."""

_SUBJECT = re.compile(r"[^,;:]{1,160}?\s")
_SPOKEN_AHEAD = re.compile(r"\b(?:would|could|might)\b")
"""In a clause that somebody is said to have spoken, *would* is a *will* that only the words around it explain."""

_EVENT_THAT = re.compile(
    r"(?P<head>The\s(?:[\w’'-]{1,30}\s){0,4}?(?P<noun>[a-z-]{3,20}))\sthat\s(?P<deed>[a-z]{2,20}\s.+)"
)
_IN_DOUBT = re.compile(
    r"\b(?:not|never|no|nor|neither|without|if|whether|unless|den(?:y|ies|ied|ying)|alleged(?:ly)?|claim\w{0,3}|false"
    r"|rumou?rs?|would|could|might|may)\b|n[’']t\b"
)
_OPEN_END = re.compile(
    r"\b(?:an?|the|of|to|in|on|at|by|for|with|from|into|and|or|but|that|which|who|as|than|his|her|its|their"
    r"|claiming|saying|adding|announcing|promising|warning|suggesting|showing|arguing|insisting|alleging)[.\s]*\Z"
)
"""What no sentence ends with: it was cut off before what is claimed or shown."""

_LISTED = re.compile(r"[^,.;]{1,120}:\s")
_HEADED = re.compile(r"(?:[\w.’'&-]{1,30}\s){1,10}?(?P<verb>expected|scheduled|slated|poised|tipped|set|due)\sto\s")
"""``The governor expected to run``: a caption or a headline, which leave out their auxiliary."""


class _Place(NamedTuple):
    """The words of an event and the sentence that holds them: as one, and what stands there before the words."""

    words: str
    sentence: str
    before: str


def whole_event(claim: Claim, material: Material) -> str | None:
    """The text of an event's row; None where only a part of a clause could be shown.

    A clause from inside a sentence is shown where it has all its parts and nobody is said to have spoken it.  Anything
    else that was cut out ("the assassination of …", "rebels who crossed …") is told as the sentence that holds it,
    where that is short and can be read alone.
    """
    if _OPEN_END.search(claim.text) or _lacks_its_verb(claim.text):
        return None
    place = _place_of(claim, material)
    if place is None:
        return claim.text
    if not place.before:
        whole = place.sentence == claim.text or has_verb(claim.text)
        return claim.text if whole else _told_around(claim, place)
    if _is_clause(place) and not _is_spoken(place):
        return claim.text
    return _told_around(claim, place) or (claim.text if _is_clause(place) and _can_be_parted(place) else None)


def _lacks_its_verb(words: str) -> bool:
    """Whether the first verb of some words comes too late or is a participle, as under a picture."""
    headed, listed = _HEADED.match(words), _LISTED.match(words)
    verb = first_verb(words)
    return bool(headed and verb == headed.start("verb")) or bool(listed and verb >= listed.end())


def _is_clause(place: _Place) -> bool:
    """Whether the words begin where a clause does, with a subject whose verb follows and is not only of a relative."""
    words, verb = place.words, first_verb(place.words)
    if verb <= 0 or names_only(words) or not _OPENED.search(place.before) or not _SUBJECT.fullmatch(words[:verb]):
        return False
    relative = _RELATIVE.search(words)
    return relative is None or verb < relative.start()


def _is_spoken(place: _Place) -> bool:
    """Whether somebody is said to have told what the words tell."""
    known = word_list("saying_verbs") | word_list("speaking_verbs") | frozenset(word_table("attribution_nouns"))
    return place.before.endswith("that ") and any(
        word in known or word.removesuffix("s") in known or word.endswith("ing")
        for word in re.findall(r"[a-z]+", place.before.lower())
    )


def _can_be_parted(place: _Place) -> bool:
    return not _SPOKEN_AHEAD.search(place.words)


def _told_around(claim: Claim, place: _Place) -> str | None:
    """The sentence that holds some words, where it can be shown for their sake; else what they say of an event.

    Of a thing that is only named on an open day ("the boom of the 1920s") no row is made.
    """
    if claim.date is None and names_only(place.words):
        return None
    if stands_alone(place.sentence) and tells(place.sentence) and len(place.sentence.split()) <= MOST_WORDS:
        return place.sentence
    event = _EVENT_THAT.match(claim.text)
    is_event = event is not None and event["noun"] in word_list("event_nouns") and tells(event["deed"].split()[0])
    if event and is_event and not _IN_DOUBT.search(place.before):
        return f"{event['head']} {event['deed']}"
    return None


def _place_of(claim: Claim, material: Material) -> _Place | None:
    """Where the words of an event stand in their sentence; None where they are not found there."""
    sentence = _sentence_of(claim, material)
    if sentence is None:
        return None
    sentence = sentence[without_connectives(sentence) :]
    words = claim.text.rstrip(".")
    for each in (words, words[:1].lower() + words[1:]):
        found = sentence.find(each)
        if found >= 0:
            return _Place(words, sentence_like(sentence), sentence[:found])
    return None


def _sentence_of(claim: Claim, material: Material) -> str | None:
    """The sentence of the article that holds an event's words."""
    citation = next((material.citations[cite] for cite in claim.cites if cite in material.citations), None)
    sentences = material.sentences.get(claim.source, ())
    if citation is None or not sentences:
        return None
    place = bisect_right([each.span.start for each in sentences], citation.start) - 1
    return sentences[max(place, 0)].text
