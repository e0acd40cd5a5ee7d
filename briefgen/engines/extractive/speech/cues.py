"""The words that show that somebody says, holds or intends something: verbs in all their forms, nouns, adjectives."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from briefgen.domain.wordlists import word_table

Form = Literal["base", "third", "past", "participle", "gerund", "finite"]
"""``past`` stands for the past participle too where both are one word; ``finite`` is never anything else."""


class Cue(NamedTuple):
    """One form of one cue word; ``takes`` are its complements as ``words/attribution_verbs.txt`` names them."""

    lemma: str
    form: Form
    takes: frozenset[str]
    prepositions: frozenset[str]
    """Those that may lead to its content."""


@cache
def verb_forms() -> dict[str, Cue]:
    """Every form of every cue verb."""
    return {
        word: _cue(lemma, form, takes)
        for lemma, takes in word_table("attribution_verbs").items()
        for word, form in _forms(lemma)
        if word not in word_table("closed_classes")["no verb"]
    }


@cache
def cue_nouns() -> dict[str, Cue]:
    """Every cue noun, singular and plural."""
    table = word_table("attribution_nouns")
    singular = {lemma: _cue(lemma, "base", takes) for lemma, takes in table.items()}
    return singular | {_with_s(lemma): cue for lemma, cue in singular.items()}


@cache
def cue_adjectives() -> dict[str, Cue]:
    """Every cue adjective."""
    table = word_table("attribution_adjectives")
    return {lemma: _cue(lemma, "base", takes) for lemma, takes in table.items()}


def _cue(lemma: str, form: Form, takes: Iterable[str]) -> Cue:
    return Cue(lemma, form, frozenset(takes), frozenset(part[1:] for part in takes if part.startswith("+")))


def _forms(lemma: str) -> Iterator[tuple[str, Form]]:
    past, participle = (*word_table("irregular_verbs").get(lemma, ()), "", "")[:2]
    regular = _with_ending(lemma, "ed")
    yield lemma, "base"
    yield _with_s(lemma), "third"
    yield _with_ending(past[:-2] if _doubled(lemma, past) else lemma, "ing"), "gerund"
    if not past:
        yield regular, "past"
        return
    if participle != past:
        yield participle, "participle"
    if past != lemma:
        yield past, "past" if participle == past else "finite"
    if past.endswith("lled") and regular != past:
        yield regular, "past"
        yield _with_ending(lemma, "ing"), "gerund"


def _doubled(lemma: str, past: str) -> bool:
    return past.endswith("ed") and len(past) > len(lemma) + 2 and past[: len(lemma)] == lemma


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _with_ending(word: str, ending: str) -> str:
    if ending == "ed" and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    if word.endswith("e") and (ending == "ed" or not word.endswith("ee")):
        return word[:-1] + ending
    return word + ending
