"""What kind of thing a sentence tells of, so that one happening told in other words is known again."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.events.likeness import telling_words
from briefgen.engines.extractive.events.standing import first_verb

_NAME = re.compile(r"(?<!\w)[A-Z][\w’'-]+")
_DEFINITE = re.compile(r"[Tt]he\s(?:\w+\s)?$")
_BESIDE_ONLY = re.compile(
    r"\b(?:before|after|since|ahead\sof|until|during|amid|of|about|over|from|no\smention\sof)\s"
    r"(?:the\s|an?\s|his\s|her\s|its\s|their\s|[\w’']+[’']s\s)?(?:[\w’'-]+\s)?$"
)
"""What stands before an event word that only says when or of what: *eleven days before the presidential election*."""

_LOOKED_BACK = 50
_NOT = re.compile(r"\b(?:did not|didn[’']t|made no|has not|have not|had not|was not|were not|no)\b")
_BESIDE = 6
"""Characters between the first verb of a sentence and one that says how somebody took the news."""


class Happening(NamedTuple):
    """The kinds of the first event word of a sentence, whom it names, and whether it is only called *the attack*."""

    kinds: frozenset[str]
    names: frozenset[str]
    definite: bool

    def may_be(self, other: "Happening") -> bool:
        """Whether two sentences about one day tell one happening: of one kind, and with somebody or some place."""
        if self.kinds.isdisjoint(other.kinds):
            return False
        return self.definite or other.definite or not self.names.isdisjoint(other.names)


@lru_cache(maxsize=4096)
def happening_in(text: str) -> Happening:
    """What kind of thing a sentence tells of."""
    every = list(_event_word().finditer(text))
    told = (each for each in every if not _BESIDE_ONLY.search(text, max(0, each.start() - _LOOKED_BACK), each.start()))
    found = next(told, every[0] if every else None)
    kinds = _kinds()[found[0].lower()] if found else frozenset[str]()
    names = frozenset(word for name in _NAME.findall(text) for word in telling_words(name))
    return Happening(kinds, names, bool(found and _DEFINITE.match(text[: found.start()])))


def reacts(text: str) -> bool:
    """Whether a sentence tells how somebody took what had happened, rather than what happened."""
    found = _reaction().search(text)
    return found is not None and found.start() <= max(first_verb(text), 0) + _BESIDE


def denies_happening(text: str) -> bool:
    """Whether a sentence tells of what was not done."""
    found = _NOT.search(text)
    return found is not None and found.start() <= max(first_verb(text), 0) + _BESIDE


def only_says(text: str) -> bool:
    """Whether the first verb of a sentence is one of saying, so that what happened is told at second hand."""
    place = first_verb(text)
    return place >= 0 and text[place:].partition(" ")[0].lower() in word_list("saying_verbs")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kind, words in word_table("event_kinds").items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {kind}
    return found


@cache
def _event_word() -> re.Pattern[str]:
    return _any_of(list(_kinds()))


@cache
def _reaction() -> re.Pattern[str]:
    return _any_of(list(word_list("reaction_verbs")))


def _any_of(words: list[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
