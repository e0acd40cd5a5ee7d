"""What a name names: a person, an organisation, a country, a group, a place or a thing."""

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from briefgen.domain.names.name_forms import acronym_letters, country_of, is_demonym
from briefgen.domain.wordlists import word_list, word_table

NameKind = Literal["person", "organisation", "country", "group", "place", "thing", "demonym", "unknown"]

_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiv", "xvi"))
_INITIAL = re.compile(r"^[^\W\d_][\w’'-]+ (?:[A-Z]\. ?){1,2}[^\W\d_][\w’'-]+")


def kind_by_form(name: str) -> NameKind:
    """What the words of a name alone say."""
    low = name.casefold().replace("’", "'")
    words = low.split()
    if len(name) == 1 or (len(words) == 1 and is_common(low)) or not word_list("pronouns").isdisjoint(words):
        return "thing"
    if low in _adjectives():
        return "demonym"
    if country_of(name):
        return "demonym" if is_demonym(name) else "country"
    return _listed(low) or _headed(words) or _shaped(name, words)


@cache
def _adjectives() -> frozenset[str]:
    """A party's adjectives: they name nobody by themselves."""
    words = frozenset(form.casefold() for forms in word_table("party_adjectives").values() for form in forms)
    return (words | word_list("adjectives")) - {"gop", "g.o.p.", "labour"}


def is_common(low: str) -> bool:
    """Whether one word is no name by itself: it opens sentences, heads bodies, or describes."""
    if low in word_list("org_names") or low in word_list("groups"):
        return False
    return low in word_list("first_words") or low in word_list("adjective_openers") or low in word_list("org_nouns")


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
    words = words[:-1] if len(words) > 1 and words[-1] in _NUMERALS else words
    last, last_two = words[-1].rstrip("."), " ".join(words[-2:])
    if len(words) > 1 and last in word_list("groups") | word_list("group_nouns"):
        return "group"
    if last in word_list("not_actors") or last_two in word_list("not_actors"):
        return "thing"
    scoped = (before for before, word in pairwise(words) if word in {"of", "for", "on", "in"})
    if last in word_list("org_nouns") or any(head in word_list("org_nouns") for head in scoped):
        return "organisation"
    return "thing" if words[0] in word_list("place_openers") or not {"os", "tv"}.isdisjoint(words) else None


def _shaped(name: str, words: list[str]) -> NameKind:
    """What the shape of the words says: given names, initials, capitals."""
    first = words[0].strip(".'")
    given = first in word_list("given_names_m") or first in word_list("given_names_f")
    joined = not {"of", "and", "&"}.isdisjoint(words)
    if 1 < len(words) <= 5 and (given or _INITIAL.match(name)) and not joined:  # noqa: PLR2004 - first and last, with particles
        return "person"
    if acronym_letters(name):
        return "organisation"
    return "unknown"
