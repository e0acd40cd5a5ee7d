"""Kin under one name: which forms of an article's names are the father's, the son's, the husband's or the wife's."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.domain.names.name_forms import name_words
from briefgen.domain.names.namesakes import (
    Differs,
    Ends,
    address_of,
    apart_by_generation,
    ends_of,
    generation_of,
)
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.people.entity import Gender
from briefgen.engines.extractive.people.genders import gender_of
from briefgen.engines.extractive.people.sightings import Sighting

NEAR = 60
"""Characters on either side of a name in which a word for kin tells of it."""

_DESCENT = frozenset(("son", "sons", "father", "dad", "namesake"))
"""The kin who can differ by "Jr." alone."""

_OWNED = re.compile(r"\b(?:his|her|their|whose|\w+[’']s) (?:[\w-]+ )?(\w+),? $", re.IGNORECASE)
Forms = Mapping[str, Sequence[Sighting]]


def words_near(text: str, one: Sighting) -> frozenset[str]:
    """The lower-case words around a name; none around the name of an owner, beside whom others stand."""
    near = "" if one.owner else text[max(0, one.span.start - NEAR) : one.span.end + NEAR].casefold()
    return frozenset(re.findall(r"[a-z]+", near))


def is_beside_kin(text: str, one: Sighting) -> bool:
    """Whether a word for kin stands near a name."""
    return not word_list("family_words").isdisjoint(words_near(text, one))


def is_somebodys_kin(text: str, one: Sighting) -> bool:
    """Whether a name is said to be that of somebody's kin: "her father, Robert Stone"."""
    before = _OWNED.search(text, max(0, one.span.start - NEAR), one.span.start)
    return before is not None and before[1].casefold() in word_list("family_words")


def with_addresses(forms: Forms, people: Sequence[str]) -> dict[str, list[Sighting]]:
    """Bare last names that a man and a woman bear, each under its form of address: ``Mr. Ito``, ``Mrs. Ito``.

    Returns every form that changes; one of which nothing is left has no sightings.
    """
    last_names: defaultdict[str, set[Gender]] = defaultdict(set)
    for name in people:
        if (words := name_words(name)) and (gender := _gender(name, forms[name])):
            last_names[words[-1]].add(gender)
    changed: dict[str, list[Sighting]] = {}
    for name in people:
        words, seen = name_words(name), forms[name]
        addressed = {found for one in seen if (found := _address(one))}
        if len(words) == 1 and addressed and len(last_names[words[0]] | addressed) > 1:
            for one in (_under_address(one, name) for one in seen):
                changed.setdefault(one.name, []).append(one)
            changed.setdefault(name, [])
    return changed


def apart(text: str, forms: Forms, people: Sequence[str]) -> Differs:
    """Which of an article's names cannot be one person's, by generation or by gender."""
    by_generation = apart_by_generation(frozenset(_shared(text, forms, people)))
    genders = {name: _gender(name, forms[name]) for name in people}

    def differs(one: str, other: str) -> bool:
        mine, others = genders.get(one), genders.get(other)
        addressed = address_of(one) or address_of(other)
        return bool(addressed and mine and others and mine != others) or by_generation(one, other)

    return differs


def _gender(name: str, seen: Sequence[Sighting]) -> Gender | None:
    return address_of(name) or gender_of([name], [one.honorific for one in seen], None, "")


def _address(one: Sighting) -> Gender | None:
    told = word_table("honorifics").get(one.honorific, ("-",))[0] if one.honorific else "-"
    return "m" if told == "m" else "f" if told == "f" else None


def _under_address(one: Sighting, name: str) -> Sighting:
    if one.title is None or not _address(one) or one.title.size > len(one.honorific) + 1:
        return one
    return one._replace(name=f"{one.honorific.capitalize()}. {name}", span=Span(one.title.start, one.span.end))


def _shared(text: str, forms: Forms, people: Sequence[str]) -> Iterator[Ends]:
    """The full names that father and son bear: named without "Jr." first and then with it, or as each other's kin."""
    plain: dict[Ends, Sequence[Sighting]] = {}
    for name in people:
        if (ends := ends_of(name)) and not generation_of(name):
            plain.setdefault(ends, forms[name])
    for name in people:
        ends = ends_of(name)
        if ends not in plain or ends is None or not generation_of(name):
            continue
        seen, others = forms[name], plain[ends]
        kin = any(not _DESCENT.isdisjoint(words_near(text, one)) for one in (*seen, *others))
        if kin or others[0].span.start < seen[0].span.start:
            yield ends
