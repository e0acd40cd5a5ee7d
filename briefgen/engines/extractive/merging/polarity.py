"""Whether a statement asserts or denies, and how plainly; which words stand against each other."""

import re
from collections import defaultdict
from functools import cache

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.merging.shared_words import Stems, stem

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|[a-z]{2,7}n[’']t)\b", re.IGNORECASE
)
_NOT_ONLY = re.compile(
    r"\b(?:not|n[’']t) (?:only|just|merely|simply|least|until|long)\b|\bno (?:longer|doubt|matter)\b"
)


def negations(text: str) -> int:
    """How many words of a text turn it round; *not only* and its like do not."""
    return len(_NEGATION.findall(_NOT_ONLY.sub(" ", text)))


def is_negative(text: str) -> bool:
    """Whether an odd number of words turn the statement round."""
    return negations(text) % 2 == 1


@cache
def opposites() -> dict[str, Stems]:
    """The stems that stand against each stem, both ways."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, others in word_table("opposed_words").items():
        for other in others:
            found[stem(word)].add(stem(other))
            found[stem(other)].add(stem(word))
    return {each: frozenset(others) for each, others in found.items()}


def are_opposed(one: Stems, other: Stems) -> bool:
    """Whether a word that one of two statements has alone stands against one that the other has alone."""
    alone, against = one - other, other - one
    return any(not against.isdisjoint(opposites()[each]) for each in alone if each in opposites())
