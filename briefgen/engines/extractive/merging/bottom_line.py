"""The three to six statements that carry the story: what happened, who wants what, what is at stake, what is newest."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.draft import StatementDraft
from briefgen.domain.selection import STANDARD
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.fit_lines import fit_lines
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import coverage
from briefgen.engines.extractive.merging.telling import Telling, Told
from briefgen.engines.extractive.merging.tolls import dead_in, is_foremost, toll_in

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

FLOOR = 0.3
"""A statement that is less than this share as central as the first one carries nothing of the story."""

FLOOR_NEWEST = 0.15
"""The newest development may be told in words that the story did not have before."""

FEWEST = 4
CARRIES = 0.4
"""A story told in fewer statements gets those that are at least this share as central as the first."""

SAID_OVER = 5
SAID_SHARE = 0.34
"""Two statements that share so many content words, and this share of the shorter, tell the same, however common the
words are in the story."""

LEADS = 2
LEAD_OVER = 4
LEAD_SHARE = 0.2
"""The first sentences of two articles about one matter mostly tell it in two ways: so few words in common show it; the
same holds of two statements with one figure."""

HEARSAY = 0.15
"""What a statement loses that is mostly somebody's own words, or names its speaker only in brackets."""

VAGUE = 0.5
STALE = 1.0

NEWEST = "newest"
LATER = ("wanted", "at stake", "weighed", NEWEST)
"""What a reader of the first statements may still lack, in the order in which it is told."""

_STAKES = re.compile(
    r"\b(?:could|would|may|might|risks?|threat(?:s|en\w{0,4})?|fears?|warn(?:s|ed|ing)?|danger\w{0,4}|concern(?:s|ed)?"
    r"|consequences?|impossible|crucial|depends?|deadline|unless|crisis|at stake|if)\b",
    re.IGNORECASE,
)


_OWN_WORDS = re.compile(r"[“\"]|[^“\"]{1,60}(?:said|says|wrote|added|tweeted)[:,]\s[“\"]")
_LESS = re.compile(
    r"\b(?:[Ss]everal|[Ss]cores|[Dd]ozens|[Mm]ultiple|[Mm]any)\s(?:of\s)?(?:\w+\s)?(?:people|persons|men|women|were|died|killed)\b"
    r"|\b(?:talks|talked|speaks|spoke)\s(?:to|with)\s[^.]{0,80}\b(?:reporter|correspondent|host|editor|journalist)\b"
)
"""What gives no number where others do, and what tells of a talk among journalists."""

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
    pool = sorted(fit_lines(groups, telling), key=lambda group: -_worth(group, telling, centre))[:POOL]
    latest = _latest(pool)
    known = max((dead_in(group.lead.claim.text) for group in groups if is_foremost(group)), default=0)
    every = [
        Candidate(group, _worth(group, telling, centre) - _stale(group, known), _roles(group, latest, telling))
        for group in pool
    ]
    sourced = [each for each in every if not _is_weak(each, telling)] or every
    chosen: list[Candidate] = []
    while len(chosen) < FOREMOST and (best := _best(sourced, chosen, telling.weights)):
        chosen.append(best)
    for role in LATER[: most - FOREMOST + 1]:
        chosen = _filled(role, every if role == NEWEST else sourced, chosen, telling.weights)
    central = [each for each in sourced if chosen and each.nearness >= CARRIES * chosen[0].nearness]
    while len(chosen) < FEWEST and (best := _best(central, chosen, telling.weights)):
        chosen.append(best)
    while most > MOST and len(chosen) < most and (best := _best(sourced, chosen, telling.weights)):
        chosen.append(best)  # beyond what a reader lacks there is only more of the same
    leads = [(each.group, each.group.lead.claim) for each in chosen[:most]]
    return tuple(StatementDraft(text=lead.text, claims=group.keys, certainty=lead.certainty) for group, lead in leads)


def _worth(group: Group, telling: Telling, centre: Centre) -> float:
    """How central a statement is, less where it is only somebody's reading of what others do."""
    read = group.lead.claim.kind == "position" and group.lead.actor in telling.onlookers
    text = group.lead.claim.text
    heard = text.startswith("[") or text.endswith("] said.") or _OWN_WORDS.match(text)
    losses = (OUTSIDER if read else 0.0) + (HEARSAY if heard else 0.0) + (VAGUE if _LESS.search(text) else 0.0)
    return centre.nearness(group) - losses


def _stale(group: Group, known: int) -> float:
    """What a statement loses that counts fewer dead than are known by now: a toll of one event only rises."""
    toll = toll_in(group.lead.claim.text)
    return STALE if toll and is_foremost(group) and toll.value < known else 0.0


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
        said = max((_said(each.group.lead, other.group.lead, weights) for other in chosen), default=0.0)
        worth = each.nearness - NOVELTY * said + ROLE * min(len(each.roles - filled), 2)
        worth += WEIGHED if role and "weighed" in each.roles else 0.0
        if said < REPEATS and worth > most:
            best, most = each, worth
    return best


def _said(one: Told, other: Told, weights: Mapping[str, float]) -> float:
    """How much of a statement another has said, by the weight of its words or by their mere number."""
    shared = len(one.stems & other.stems)
    share = shared / (min(len(one.stems), len(other.stems)) or 1)
    leads = max(one.place, other.place) <= LEADS and one.published == other.published
    close = leads or bool(one.numbers & other.numbers)
    again = (shared >= SAID_OVER and share >= SAID_SHARE) or (close and shared >= LEAD_OVER and share >= LEAD_SHARE)
    again = again or bool(toll_in(one.claim.text) and toll_in(other.claim.text))
    return max(coverage(one.stems, other.stems, weights), REPEATS if again else 0.0)


def _filled(
    role: str, pool: Sequence[Candidate], chosen: list[Candidate], weights: Mapping[str, float]
) -> list[Candidate]:
    """The statements with one more that fills a role, where none does and one is central enough."""
    if any(role in each.roles for each in chosen):
        return chosen
    least = (FLOOR_NEWEST if role == NEWEST else FLOOR) * chosen[0].nearness if chosen else float("-inf")
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
            ("weighed", (claim.future and bool(claim.date)) or _has_figure(claim.text)),
            (NEWEST, bool(latest) and group.lead.published == latest),
            (group.lead.origin, True),
        )
        if fits
    )


def _has_figure(text: str) -> bool:
    return not _OWN_WORDS.match(text) and _FIGURE.search(text) is not None


def _latest(pool: Sequence[Group]) -> str:
    """The day of the latest article; empty where all are of one day, or none is dated."""
    days = {group.lead.published for group in pool}
    return max(days) if len(days) > 1 else ""
