"""Which statements may stand among the first that a reader sees: whole, and clear about who speaks of whom."""

import re
from collections.abc import Callable, Sequence

from briefgen.domain.wordlists import word_list
from briefgen.engines.extractive.events.standing import has_verb
from briefgen.engines.extractive.merging.answers import demand_in, is_answered_by
from briefgen.engines.extractive.merging.joining import Group, Neighbours
from briefgen.engines.extractive.merging.telling import Telling, names_holder
from briefgen.engines.extractive.merging.wording import BRACKETED_VERB, MOST_WORDS, is_balanced, stands_alone

_QUOTED = re.compile(r"[“\"][^”\"]{0,1000}[”\"]?")
_FIRST_PERSON = re.compile(r"\b(?:me|my|we|our|us|myself|ourselves)\b|\bI(?![.\w])")
_THIRD_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers)\b")
_FULL_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.?\s[A-Z]|\b(?!(?:The|An?|In|On|At|As|But|And|For|This)\s)[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][a-z]+\b"
)
_GOES_ON = re.compile(
    r"^(?:[^\s,;]{1,40}\s){1,9}?(?:also|too|however|meanwhile|in turn|in return|for (?:his|her|its|their) part)\b"
)
"""``Ito also criticised``: what she did before that is not told."""

_WORD = re.compile(r"[\w’'-]+")


def fit_lines(groups: Sequence[Group], telling: Telling) -> list[Group]:
    """The statements worth choosing from: those that read well alone, else what is at least short and whole.

    A demand that another statement answers is left to that one: what came of it is the news.
    """
    fit = [group for group in groups if group.lead.claim.kind != "question" and has_verb(group.lead.claim.text)]
    told = [group for group in fit if _names_its_voice(group)] or list(groups)
    rules: tuple[Callable[[str], bool], ...] = (
        lambda text: stands_alone(text) and _tells_of_whom(text, telling.people) and not _goes_on(text),
        lambda text: stands_alone(text) and _tells_of_whom(text, telling.people),
        stands_alone,
        is_balanced,
        bool,
    )
    for fits in rules:
        short = [group for group in told if fits(group.lead.claim.text) and _is_short(group)]
        if short:
            return _without_answered(short, telling)
    return sorted(told, key=lambda group: len(group.lead.claim.text))[:1]


def _is_short(group: Group) -> bool:
    return len(group.lead.claim.text.split()) <= MOST_WORDS


def _names_its_voice(group: Group) -> bool:
    """Whether a reader sees whose word it is: the article's own, that of a named actor, or of *observers*."""
    claim = group.lead.claim
    unnamed = claim.actor is None and not claim.text.startswith(("“", '"', "["))
    guessed = BRACKETED_VERB.search(claim.text)
    return claim.kind != "position" or (not guessed and (names_holder(group.lead) or unnamed))


def _tells_of_whom(text: str, people: frozenset[str]) -> bool:
    """Whether *he* and *her* stand behind a person who is named, and nobody says *we* outside a quotation."""
    plain = _QUOTED.sub(" ", text)
    if _FIRST_PERSON.search(plain):
        return False
    found = _THIRD_PERSON.search(plain)
    if found is None:
        return True
    before = plain[: found.start()]
    if before.startswith("[") and found[0] in {"he", "she"}:
        return False  # whose words they are was worked out; of whom they speak was not
    words = _WORD.findall(before)
    named = any(word.removesuffix("’s").removesuffix("'s") in people for word in words)
    return named or bool(_FULL_NAME.search(before)) or any(word in word_list("role_nouns") for word in words)


def _goes_on(text: str) -> bool:
    return _GOES_ON.match(_QUOTED.sub("“”", text)) is not None


def _without_answered(groups: Sequence[Group], telling: Telling) -> list[Group]:
    """The statements without the demands whose answer is among them."""
    index = Neighbours(telling.weights)
    for number, group in enumerate(groups):
        index.add(number, group.lead.stems)
    return [
        group
        for group in groups
        if not demand_in(group.lead.claim.text)
        or not any(is_answered_by(group, groups[n], telling.weights) for n in index.of(group.lead.stems))
    ] or list(groups)
