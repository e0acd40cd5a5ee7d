"""What the places where a name stands say it names, when its words say nothing."""

import re
from collections.abc import Iterable, Sequence

from briefgen.domain.names.mentions import is_ordinary
from briefgen.domain.names.name_forms import acronym_letters, known_as
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.people.kinds import NameKind, is_common, kind_by_form
from briefgen.engines.extractive.people.sightings import Sighting

_SPEECH = "|".join(sorted(word_list("speaking_verbs")))
_ACTS = re.compile(
    rf"[’”\"]?,?\s+(?:has |have |had |also |later |then |repeatedly |recently |again |first |himself |herself ){{0,2}}"
    rf"(?:{_SPEECH}|is|was|are|were|will|would|could|might|must|did|does|who|has|had|have)\b"
)
_SAYS = re.compile(rf",?\s+(?:{_SPEECH})\b")
_SPOKEN = re.compile(rf"[,”\"]\s?(?:{_SPEECH})\s+$|\baccording to\s+$")
_DETERMINED = re.compile(
    r"\b(?:the|a|an|new|its|his|her|their|this|that|these|your|my|our|each|every|first)\s+$", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|across|throughout|to|from|into|toward|towards|over|off|northern|southern|"
    r"eastern|western|central)\s+$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[ -]\d{1,4}(?![\d,]|\s(?:per|mil|bil|tril))")  # a product: Comet 4
_WINDOW = 40
_WHO = re.compile(r",? who\b")
_PART = re.compile(r"\b(?:of|at|in|from|for|near|with|and|to|the|by)\s$")
_DID = re.compile(r" \w+ed\b")
_SOMEBODY = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_SOMETHING = re.compile(r"\b(?:its|it|itself|they|their)\b", re.IGNORECASE)
_DETERMINED_SHARE = 0.3  # of its places: names of things take articles (the iPhone), names of actors hardly do
_WORDS_OF_PERSON = 4
_LONGEST_ACRONYM = 5
"""Letters; a longer word in capitals may be an ordinary one that is shouted."""
_TWICE = 2


def kind_by_use(name: str, sightings: Sequence[Sighting], text: str) -> NameKind:
    """Return a kind from determiners, prepositions and verbs around a name."""
    if name[0].islower() or any(char.isdigit() for char in name):
        return "thing"
    if sum(bool(_NUMBERED.match(text, one.span.end)) for one in sightings) * 2 > len(sightings):
        return "thing"
    speaks = sum(acts(one, text) for one in sightings)
    if not speaks and all(one.opening for one in sightings):
        return "thing"
    determined = [one for one in sightings if _DETERMINED.search(text, max(0, one.span.start - 8), one.span.start)]
    if len(determined) > len(sightings) * _DETERMINED_SHARE:
        crowd = (
            name.endswith("s")
            and speaks
            and len(determined) >= _TWICE
            and all(_has_the(one, text) for one in determined)
        )
        return "group" if crowd else "thing"
    placed = sum(bool(_PLACED.search(text, max(0, one.span.start - 12), one.span.start)) for one in sightings)
    if placed > len(sightings) / 2 and not speaks:
        return "place"
    return _of_speaker(name, sightings, text, speaks=bool(speaks))


def _of_speaker(name: str, sightings: Sequence[Sighting], text: str, *, speaks: bool) -> NameKind:
    words = name.casefold().split()
    given = words[0] in word_list("given_names_m") or words[0] in word_list("given_names_f")
    if given and len(words) == 1:
        return "person"
    if 1 < len(words) <= _WORDS_OF_PERSON and is_plain(name) and any(_said(one, text) for one in sightings):
        return "person"
    if any(_is_who(one, text) for one in sightings) and is_plain(name) and not name.endswith("s"):
        return "person"
    if name.casefold() in word_table("speaker_nouns")["group"]:
        return "group" if speaks else "thing"
    if speaks and len(words) == 1 and _is_somebody(sightings, text):
        return "person"
    enough = _TWICE if len(words) > 1 else _TWICE + 1
    return "organisation" if speaks or len(sightings) >= enough else "thing"


def is_idle_acronym(name: str, sightings: Sequence[Sighting], text: str) -> bool:
    """Whether capital letters that no list knows only stand for a thing: nobody says them to say or own anything."""
    if not acronym_letters(name) or known_as(name) or any(one.acronym for one in sightings):
        return False
    if len(name) > _LONGEST_ACRONYM and is_ordinary(name.capitalize()):
        return True
    if name.casefold() in word_list("org_names") or name.casefold() in word_list("media"):
        return False
    return not any(
        one.owner or one.title or _said(one, text) or _has_the(one, text) or _DID.match(text, one.span.end)
        for one in sightings
    )


def is_plain(name: str) -> bool:
    """Whether no word of a name heads or describes a body, and none is an acronym before a full name."""
    words = name.split()
    if len(words) > _TWICE and acronym_letters(words[0]):
        return False
    return all(word[0].isupper() and not _tells_no_person(word.casefold()) for word in words)


def _tells_no_person(low: str) -> bool:
    if is_common(low) or low in word_list("role_modifiers") or low in word_list("role_nouns") or "’" in low[1:2]:
        return True
    return kind_by_form(low) in {"demonym", "country", "group"} or low.endswith("-old")


def is_spoken_of(sightings: Sequence[Sighting], text: str) -> bool:
    """Whether a name is that of somebody who speaks, or who is called he or she."""
    determined = sum(_has_the(one, text) for one in sightings)
    return not determined and (any(_said(one, text) for one in sightings) or _is_somebody(sightings, text))


def _is_somebody(sightings: Sequence[Sighting], text: str) -> bool:
    """Whether he or she, rather than it, follows a name, also where it acts: beside a company its people are named."""
    near = [(one, text[one.span.end : one.span.end + 2 * _WINDOW]) for one in sightings]
    people, bodies = _pronouns(words for _, words in near)
    acting, _ = _pronouns(words for one, words in near if acts(one, text) or _DID.match(words))
    worked_at = sum(text.endswith(" at ", 0, one.span.start) for one in sightings)
    return people >= _TWICE and people > bodies and acting > 0 and worked_at < _TWICE


def _pronouns(near: Iterable[str]) -> tuple[int, int]:
    """How often he or she, and how often it, stands in some words."""
    words = " ".join(near)
    return len(_SOMEBODY.findall(words)), len(_SOMETHING.findall(words))


def _is_who(one: Sighting, text: str) -> bool:
    """Whether "who" takes a name up; not that of where the one works who is meant: an engineer at Torvex, who."""
    if not _WHO.match(text, one.span.end):
        return False
    return not _PART.search(text, max(0, one.span.start - 8), one.span.start)


def _has_the(one: Sighting, text: str) -> bool:
    return text[max(0, one.span.start - 4) : one.span.start].casefold() == "the "


def _said(one: Sighting, text: str) -> bool:
    return bool(
        _SAYS.match(text, one.span.end, one.span.end + _WINDOW)
        or _SPOKEN.search(text, max(0, one.span.start - _WINDOW), one.span.start)
    )


def acts(one: Sighting, text: str) -> bool:
    """Whether a name is followed by what it says or does, or stands behind what it said."""
    after = one.span.end
    return bool(
        _ACTS.match(text, after, after + _WINDOW)
        or _SPOKEN.search(text, max(0, one.span.start - _WINDOW), one.span.start)
    )
