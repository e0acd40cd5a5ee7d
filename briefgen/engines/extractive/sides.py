"""The sides of a disagreement, and the question that it leaves open."""

from collections.abc import Iterable

from briefgen.domain.draft import SideDraft
from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.telling import Told

LONGEST_QUESTION = 25
"""A statement of more words is not turned into a question; its subject is named instead."""


def side_of(told: Iterable[Told]) -> SideDraft:
    """One side made of the claims that take it; the first of them speaks for all."""
    members = tuple(told)
    lead = members[0]
    return SideDraft(
        text=lead.claim.text,
        claims=tuple(dict.fromkeys(each.claim.key for each in members)),
        certainty=lead.claim.certainty,
        actor=lead.actor if lead.claim.kind == "position" else None,
    )


def question_of_truth(text: str) -> str:
    """The question whether a statement holds."""
    words = text.rstrip(" .!?…")
    if len(words.split()) > LONGEST_QUESTION:
        return f"Does this hold: {words}?"
    return f"Is it true that {lowered(words)}?"


def lowered(text: str) -> str:
    """A sentence made fit to follow other words: its first word in lower case where that is no name."""
    first, space, rest = text.partition(" ")
    if first.casefold() not in word_list("likeness_stopwords"):
        return text
    return "I" + space + rest if first == "I" else first.casefold() + space + rest
