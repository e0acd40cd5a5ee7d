"""The three to six statements that carry the story: what happened, who wants what, what is at stake, what is newest."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.draft import StatementDraft
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import coverage
from briefgen.engines.extractive.merging.telling import Telling, names_holder
from briefgen.engines.extractive.merging.wording import MOST_WORDS, is_balanced, stands_alone

FEWEST = 3
MOST = 6
ENOUGH = 4
"""After so many statements only what a reader still lacks is added: a role that is unfilled, an origin unheard."""

POOL = 60
"""So many of the most central statements are looked at; the rest cannot win."""

# Tuned on the main events that people named for what three papers told of one event (basil).
REPEATS = 0.35
"""A statement of which so much has been said already is not said again."""

NOVELTY = 1.0
"""What a wholly repeated statement loses against a new one (maximal marginal relevance)."""

ROLE = 0.2
"""What a statement gains by filling a role that none has filled: what happened, who wants what, what is at stake …"""

_STAKES = re.compile(
    r"\b(?:could|would|may|might|risks?|threat(?:s|en\w{0,4})?|fears?|warn(?:s|ed|ing)?|danger\w{0,4}|concern(?:s|ed)?"
    r"|consequences?|impossible|crucial|depends?|deadline|unless|crisis|at stake|if)\b",
    re.IGNORECASE,
)


class Candidate(NamedTuple):
    """A statement with its nearness to the story's centre and what it gives a reader."""

    group: Group
    nearness: float
    roles: frozenset[str]


def bottom_line_of(groups: Sequence[Group], telling: Telling, centre: Centre) -> tuple[StatementDraft, ...]:
    """The story in a few statements that can be read in sequence."""
    pool = _pool(groups, centre)
    latest = _latest(pool)
    candidates = [Candidate(group, centre.nearness(group), _roles(group, latest)) for group in pool]
    chosen: list[Candidate] = []
    filled: frozenset[str] = frozenset()
    while len(chosen) < MOST:
        lacking = [each for each in candidates if len(chosen) < ENOUGH or each.roles - filled]
        best = _best(lacking, chosen, filled, telling.weights)
        if best is None:
            break
        chosen.append(best)
        filled |= best.roles
    leads = [(each.group, each.group.lead.claim) for each in chosen]
    return tuple(StatementDraft(text=lead.text, claims=group.keys, certainty=lead.certainty) for group, lead in leads)


def _pool(groups: Sequence[Group], centre: Centre) -> list[Group]:
    """The statements worth choosing from: those that stand alone, else what is at least short and whole."""
    fit = [group for group in groups if group.lead.claim.kind != "question"]
    told = [group for group in fit if group.lead.claim.kind != "position" or names_holder(group.lead)] or list(groups)
    rules: tuple[Callable[[str], bool], ...] = (stands_alone, is_balanced, bool)
    for fits in rules:
        short = [group for group in told if fits(group.lead.claim.text) and _is_short(group)]
        if short:
            return sorted(short, key=lambda group: -centre.nearness(group))[:POOL]
    return sorted(told, key=lambda group: len(group.lead.claim.text))[:1]


def _is_short(group: Group) -> bool:
    return len(group.lead.claim.text.split()) <= MOST_WORDS


def _best(
    pool: Sequence[Candidate], chosen: Sequence[Candidate], filled: frozenset[str], weights: Mapping[str, float]
) -> Candidate | None:
    """The most central statement of a pool that says something new and fills roles; None where all is said."""
    best, most = None, float("-inf")
    for each in pool:
        stems = each.group.lead.stems
        said = max((coverage(stems, other.group.lead.stems, weights) for other in chosen), default=0.0)
        worth = each.nearness - NOVELTY * said + ROLE * min(len(each.roles - filled), 2)
        if said < REPEATS and worth > most:
            best, most = each, worth
    return best


def _roles(group: Group, latest: str) -> frozenset[str]:
    """What a statement gives a reader, and whom it lets speak."""
    claim = group.lead.claim
    open_ended = claim.future or claim.certainty == "possible"
    return frozenset(
        name
        for name, fits in (
            ("happened", not open_ended),
            ("wanted", claim.kind == "position" and group.lead.actor is not None),
            ("at stake", open_ended or bool(_STAKES.search(claim.text))),
            ("newest", bool(latest) and group.lead.published == latest),
            (group.lead.origin, True),
        )
        if fits
    )


def _latest(pool: Sequence[Group]) -> str:
    """The day of the latest article; empty where the articles are of one day or undated."""
    days = {group.lead.published for group in pool if group.lead.published}
    return max(days) if len(days) > 1 else ""
