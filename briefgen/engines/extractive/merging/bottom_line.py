"""The three to six statements that carry the story: what happened, who wants what, what is at stake, what is newest."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.draft import StatementDraft
from briefgen.domain.selection import STANDARD
from briefgen.engines.extractive.events.standing import has_verb
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import coverage
from briefgen.engines.extractive.merging.telling import Telling, names_holder
from briefgen.engines.extractive.merging.wording import BRACKETED_VERB, MOST_WORDS, is_balanced, stands_alone

MOST = STANDARD.bottom_line
FOREMOST = 3
"""So many statements are chosen by how near they are to the story's centre; then follow those that a reader lacks."""

POOL = 60
"""So many of the most central statements are looked at; the rest cannot win."""

# Tuned on the main events that people named for what three papers told of one event (basil).
REPEATS = 0.35
"""A statement of which so much has been said already is not said again."""

NOVELTY = 1.0
"""What a wholly repeated statement loses against a new one (maximal marginal relevance)."""

ROLE = 0.1
"""What a statement gains by filling a role that none has filled: what happened, who wants what, what is at stake …"""

OUTSIDER = 0.5
"""What the word of somebody loses who is none of the story's main actors: one reading is no news."""

MAIN_ACTORS = 6

# Set by hand while reading merged stories of three papers each.
WEIGHED = 0.5
"""What a figure or a deadline adds to what is at stake."""

FLOOR = 0.15
"""A statement that is less than this share as central as the first one carries nothing of the story."""

NEWEST = "newest"
LATER = ("wanted", "at stake", "weighed", NEWEST)
"""What a reader of the first statements may still lack, in the order in which it is told."""

_STAKES = re.compile(
    r"\b(?:could|would|may|might|risks?|threat(?:s|en\w{0,4})?|fears?|warn(?:s|ed|ing)?|danger\w{0,4}|concern(?:s|ed)?"
    r"|consequences?|impossible|crucial|depends?|deadline|unless|crisis|at stake|if)\b",
    re.IGNORECASE,
)


_FIGURE = re.compile(
    r"[$€£]\s?\d|\b\d[\d.,]{0,12}\s?(?:%|percent|per cent|million|billion|trillion)\b"
    r"|\b\d{1,3}(?:,\d{3}){1,4}\b|\b\d{2,3}\s[a-z]"
)


class Candidate(NamedTuple):
    """A statement with its nearness to the story's centre and what it gives a reader."""

    group: Group
    nearness: float
    roles: frozenset[str]


def bottom_line_of(
    groups: Sequence[Group], telling: Telling, centre: Centre, *, most: int = MOST
) -> tuple[StatementDraft, ...]:
    """The story in a few statements that can be read in sequence: the news first, the newest development last."""
    pool = _pool(groups, telling, centre)
    latest = _latest(pool)
    every = [Candidate(group, _worth(group, telling, centre), _roles(group, latest, telling)) for group in pool]
    sourced = [each for each in every if not _is_weak(each, telling)] or every
    chosen: list[Candidate] = []
    while len(chosen) < FOREMOST:
        best = _best(sourced, chosen, telling.weights)
        if best is None:
            break
        chosen.append(best)
    for role in LATER[: most - FOREMOST + 1]:
        chosen = _filled(role, every if role == NEWEST else sourced, chosen, telling.weights)
    while most > MOST and len(chosen) < most and (best := _best(sourced, chosen, telling.weights)):
        chosen.append(best)  # beyond what a reader lacks there is only more of the same
    leads = [(each.group, each.group.lead.claim) for each in chosen[:most]]
    return tuple(StatementDraft(text=lead.text, claims=group.keys, certainty=lead.certainty) for group, lead in leads)


def _pool(groups: Sequence[Group], telling: Telling, centre: Centre) -> list[Group]:
    """The statements worth choosing from: those that stand alone, else what is at least short and whole."""
    fit = [group for group in groups if group.lead.claim.kind != "question" and has_verb(group.lead.claim.text)]
    told = [group for group in fit if _names_its_voice(group)] or list(groups)
    rules: tuple[Callable[[str], bool], ...] = (stands_alone, is_balanced, bool)
    for fits in rules:
        short = [group for group in told if fits(group.lead.claim.text) and _is_short(group)]
        if short:
            return sorted(short, key=lambda group: -_worth(group, telling, centre))[:POOL]
    return sorted(told, key=lambda group: len(group.lead.claim.text))[:1]


def _is_short(group: Group) -> bool:
    return len(group.lead.claim.text.split()) <= MOST_WORDS


def _names_its_voice(group: Group) -> bool:
    """Whether a reader sees whose word it is: the article's own, that of a named actor, or of *observers*."""
    claim = group.lead.claim
    unnamed = claim.actor is None and not claim.text.startswith(("“", '"', "["))
    guessed = claim.text.startswith("[") and BRACKETED_VERB.search(claim.text)
    return claim.kind != "position" or (not guessed and (names_holder(group.lead) or unnamed))


def _worth(group: Group, telling: Telling, centre: Centre) -> float:
    """How central a statement is, less where it is only somebody's reading of what others do."""
    read = group.lead.claim.kind == "position" and group.lead.actor in telling.onlookers
    return centre.nearness(group) - (OUTSIDER if read else 0.0)


def _is_weak(each: Candidate, telling: Telling) -> bool:
    """Whether only sources say so that name nobody from whom they have it."""
    return {told.claim.source for told in each.group.members} <= telling.weak


def _best(
    pool: Sequence[Candidate], chosen: Sequence[Candidate], weights: Mapping[str, float], role: str | None = None
) -> Candidate | None:
    """The most central statement of a pool that says something new and fills roles; None where all is said."""
    filled = frozenset(name for each in chosen for name in each.roles)
    best, most = None, float("-inf")
    for each in pool:
        stems = each.group.lead.stems
        said = max((coverage(stems, other.group.lead.stems, weights) for other in chosen), default=0.0)
        worth = each.nearness - NOVELTY * said + ROLE * min(len(each.roles - filled), 2)
        worth += WEIGHED if role and "weighed" in each.roles else 0.0
        if said < REPEATS and worth > most:
            best, most = each, worth
    return best


def _filled(
    role: str, pool: Sequence[Candidate], chosen: list[Candidate], weights: Mapping[str, float]
) -> list[Candidate]:
    """The statements with one more that fills a role, where none does and one is central enough."""
    if any(role in each.roles for each in chosen):
        return chosen
    least = FLOOR * chosen[0].nearness if chosen else float("-inf")
    best = _best([each for each in pool if role in each.roles and each.nearness >= least], chosen, weights, role)
    return [*chosen, best] if best else chosen


def _roles(group: Group, latest: str, telling: Telling) -> frozenset[str]:
    """What a statement gives a reader, and whom it lets speak."""
    claim = group.lead.claim
    open_ended = claim.future or claim.certainty == "possible"
    wanted = claim.kind == "position" and group.lead.actor is not None and group.lead.actor not in telling.onlookers
    return frozenset(
        name
        for name, fits in (
            ("happened", not open_ended),
            ("wanted", wanted),
            ("at stake", open_ended or bool(_STAKES.search(claim.text))),
            ("weighed", (claim.future and bool(claim.date)) or bool(_FIGURE.search(claim.text))),
            (NEWEST, bool(latest) and group.lead.published == latest),
            (group.lead.origin, True),
        )
        if fits
    )


def _latest(pool: Sequence[Group]) -> str:
    """The day of the latest article; empty where all are of one day, or none is dated."""
    days = {group.lead.published for group in pool}
    return max(days) if len(days) > 1 else ""
