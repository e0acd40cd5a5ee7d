"""Two people of one name: what tells the son from the father, and the wife from the husband."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from briefgen.domain.names.name_forms import GENERATIONS, Words, name_words
from briefgen.domain.wordlists import word_table

Differs = Callable[[str, str], bool]
"""Whether two names cannot be one actor's, however alike they look."""
Ends = tuple[str, str]
"""The first and the last word of a full name."""

_LAST = re.compile(r"(\w+)\.?(?:[’']s)?\s*$")
_FIRST = re.compile(r"\s*(\w+)\.?\s")


def none_differ(_one: str, _other: str) -> bool:
    """Let likeness alone decide."""
    return False


@lru_cache(maxsize=16384)
def generation_of(name: str) -> str:
    """``jr``, ``iii`` and their like where a name ends with one, else empty."""
    last = _LAST.search(name)
    return last[1].casefold() if last and last[1].casefold() in GENERATIONS and " " in name.strip() else ""


@lru_cache(maxsize=16384)
def address_of(name: str) -> Literal["m", "f"] | None:
    """The gender of the form of address that a name begins with (``Mrs. Ito``)."""
    first = _FIRST.match(name)
    told = word_table("honorifics").get(first[1].casefold(), ("-",))[0] if first else "-"
    return "m" if told == "m" else "f" if told == "f" else None


def ends_of(name: str) -> Ends | None:
    """First and last word of a full name, under which it is looked up; None for a bare one."""
    words: Words = name_words(name)
    return (words[0], words[-1]) if len(words) > 1 else None


def shared_by_generations(casts: Iterable[Iterable[str]]) -> frozenset[Ends]:
    """The names that two people of one cast bear: once with and once without ``Jr.``, as two actors of an article."""
    shared: set[Ends] = set()
    for cast in casts:
        borne: dict[Ends, str] = {}
        for name in cast:
            if (ends := ends_of(name)) and borne.setdefault(ends, generation_of(name)) != generation_of(name):
                shared.add(ends)
    return frozenset(shared)


def apart_by_generation(shared: frozenset[Ends]) -> Differs:
    """What keeps names apart of which ``shared`` says that father and son bear them; ``Jr.`` is never ``III``."""
    lasts = {last for _, last in shared}

    def differs(one: str, other: str) -> bool:
        mine, others = generation_of(one), generation_of(other)
        if mine == others:
            return False
        ends = [ends_of(name) for name in (one, other)]
        if any(ends):
            return bool(mine and others) or not shared.isdisjoint(filter(None, ends))
        return not lasts.isdisjoint((*name_words(one)[-1:], *name_words(other)[-1:]))

    return differs
