"""Whether an article will call a person he or she."""

import re
from collections.abc import Sequence

from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.people.entity import Gender

_HE = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:at|for|from|in|of|with)\b")
_FEWEST = 2  # pronouns behind a name: one may be anybody's


def gender_of(names: Sequence[str], honorifics: Sequence[str], role: str | None, near: str) -> Gender | None:
    """Return what the form of address, the role, the given name or the pronouns nearby tell, in this order."""
    return _of_address(honorifics) or _of_role(role or "") or _of_given_name(names) or _of_pronouns(near)


def _of_address(honorifics: Sequence[str]) -> Gender | None:
    table = word_table("honorifics")
    return next((found for word in honorifics if word and (found := _gender(table[word][0]))), None)


def _gender(word: str) -> Gender | None:
    return "m" if word == "m" else "f" if word == "f" else None


def _of_role(role: str) -> Gender | None:
    table = word_table("gendered_roles")
    head = _WITHIN.split(role.casefold(), maxsplit=1)[0]  # "fellow at King's College" is no king
    words = re.findall(r"[^\W\d_]+", head)
    return next((found for word in words if word in table and (found := _gender(table[word][0]))), None)


def _of_given_name(names: Sequence[str]) -> Gender | None:
    first = {name.split()[0].casefold() for name in names if " " in name}
    male, female = first & word_list("given_names_m"), first & word_list("given_names_f")
    if bool(male) == bool(female):
        return None
    return "m" if male else "f"


def _of_pronouns(near: str) -> Gender | None:
    """What the pronouns behind a name say where they all but agree."""
    he, she = len(_HE.findall(near)), len(_SHE.findall(near))
    if max(he, she) < _FEWEST or min(he, she) * 3 > max(he, she):
        return None
    return "m" if he > she else "f"
