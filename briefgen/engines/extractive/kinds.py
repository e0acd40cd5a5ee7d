"""What a name names: a person, an organisation, a country, a group, a place or a thing."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from briefgen.domain.name_forms import acronym_letters, country_of, is_demonym
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.sightings import Sighting

NameKind = Literal["person", "organisation", "country", "group", "place", "thing", "demonym", "unknown"]

_INITIAL = re.compile(r"^[^\W\d_][\w’'-]+ (?:[A-Z]\. ?){1,2}[^\W\d_][\w’'-]+")
_SPEECH = (
    r"said|says|say|told|tells|asked|added|adds|warned|warns|argued|argues|claimed|claims|insisted|noted|notes|wrote|writes|"
    r"announced|announces|believes|believed|thinks|agreed|declared|stated|testified|explained|suggested|suggests|tweeted|"
    r"acknowledged|admitted|denied|denies|called|urged|urges|vowed|pledged|promised|wants|hopes|expects|plans|refused|"
    r"rejected|accused|criticized|criticised|defended|confirmed|recalled|predicted|demanded|replied|responded|joked|"
    r"complained|conceded|contends|contended|estimates|estimated|reported|reports|proposed|declined|decided|ordered"
)
_ACTS = re.compile(
    rf"[’”\"]?,?\s+(?:has |have |had |also |later |then |repeatedly |recently |again |first |himself |herself ){{0,2}}"
    rf"(?:{_SPEECH}|is|was|are|were|will|would|could|might|must|did|does|who|has|had|have)\b"
)
_SPOKEN = re.compile(rf"[,”\"]\s?(?:{_SPEECH})\s+$|\b(?:according to|by)\s+$")
_DETERMINED = re.compile(
    r"\b(?:the|a|an|new|its|his|her|their|this|that|these|your|my|our|each|every|first)\s+$", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|across|throughout|to|from|into|toward|towards|over|off|northern|southern|"
    r"eastern|western|central)\s+$",
    re.IGNORECASE,
)
_WINDOW = 40


def kind_by_form(name: str) -> NameKind:
    """What the words of a name alone say."""
    low = name.casefold().replace("’", "'")
    words = low.split()
    if country_of(name):
        return "demonym" if is_demonym(name) else "country"
    return _listed(low) or _headed(words) or _shaped(name, words)


def _listed(low: str) -> NameKind | None:
    if low in word_list("not_actors") or low in word_list("calendar"):
        return "thing"
    if low in word_list("groups") or low in _parties():
        return "group"
    if low in word_list("org_names") or low in word_list("media"):
        return "organisation"
    return "place" if low in word_list("places") or low.title() in word_table("capitals") else None


@cache
def _parties() -> frozenset[str]:
    rows = word_table("parties").items()
    return frozenset(form.casefold() for name, forms in rows for form in (name, *forms))


def _headed(words: list[str]) -> NameKind | None:
    """What the head of several words says: their last, or the last before ``of`` and ``for``."""
    heads = [
        words[-1],
        *(before for before, word in pairwise(words) if word in {"of", "for", "on"}),
    ]
    if len(words) > 1 and (words[-1] in word_list("groups") | word_list("group_nouns") | {"democrats", "republicans"}):
        return "group"
    if any(head.rstrip(".") in word_list("org_nouns") for head in heads[::-1]):
        return "organisation"
    last_two = " ".join(words[-2:])
    if words[-1] in word_list("not_actors") or last_two in word_list("not_actors"):
        return "thing"
    if words[0] in {
        "mount",
        "lake",
        "fort",
        "cape",
        "port",
        "operation",
        "hurricane",
        "san",
        "santa",
        "north",
        "south",
        "east",
        "west",
    }:
        return "thing"
    return None


def _shaped(name: str, words: list[str]) -> NameKind:
    """What the shape of the words says: given names, initials, capitals."""
    first = words[0].strip(".'")
    given = first in word_list("given_names_m") or first in word_list("given_names_f")
    if 1 < len(words) <= 5 and (given or _INITIAL.match(name)) and " of " not in name and " and " not in name:  # noqa: PLR2004 - first and last, with particles
        return "person"
    if acronym_letters(name):
        return "organisation"
    return "unknown"


def kind_by_use(name: str, sightings: Sequence[Sighting], text: str) -> NameKind:
    """What the places where a name stands say of a name whose words say nothing."""
    if name[0].islower() or any(char.isdigit() for char in name):
        return "thing"
    inner = [one for one in sightings if not one.opening]
    if not inner and not any(_speaks(one, text) for one in sightings):
        return "thing"
    if (
        sum(bool(_DETERMINED.search(text, max(0, one.span.start - 8), one.span.start)) for one in sightings)
        > len(sightings) * 0.3
    ):
        return "thing"
    speaks = sum(_speaks(one, text) for one in sightings)
    placed = sum(bool(_PLACED.search(text, max(0, one.span.start - 12), one.span.start)) for one in sightings)
    if placed > len(sightings) / 2 and not speaks:
        return "place"
    words = name.split()
    if 1 < len(words) <= 4 and speaks:  # noqa: PLR2004 - a person's name has two to four words
        return "person"
    enough = 2 if len(words) > 1 else 3
    return "organisation" if speaks or len(sightings) >= enough else "thing"


def _speaks(one: Sighting, text: str) -> bool:
    after = one.span.end
    return bool(
        _ACTS.match(text, after, after + _WINDOW)
        or _SPOKEN.search(text, max(0, one.span.start - _WINDOW), one.span.start)
    )
