"""A statement of one source that another source says does not hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.merging.asking import question_denied
from briefgen.engines.extractive.merging.joining import Neighbours
from briefgen.engines.extractive.merging.shared_words import Stems, coverage
from briefgen.engines.extractive.merging.sides import question_of_truth, side_of
from briefgen.engines.extractive.merging.stands import Stand
from briefgen.engines.extractive.merging.wording import stands_alone

LEAD = 4
"""What an article says in its first sentences is where it stands; further down it quotes whom it likes."""

ASSERTED = 10
"""An assertion is looked for among the first sentences too, but further down: a denial must come to its point."""

# Calibrated on reports with headlines that deny or repeat them (Fake News Challenge): the lowest values at which a
# headline that repeats a report is seldom set against it.  A headline shares few words with anything (COVERED_SHORT).
SHARED = 2
COVERED_SHORT = 0.15
COVERED_PLAIN = 0.3
COVERED_FACING = 0.3
COVERED_AROUND = 0.35
SHARED_AROUND = 3
COVERED_LONG = 0.6
SHARED_LONG = 3
"""Two long articles share words on every page: there a denial must have most of what it denies, names apart."""

HEARD = 0.3
SHARED_HEARD = 3
"""A source that speaks of what two others dispute is heard where it shares so much with what is asserted."""

ISSUE = 0.2
"""Two conflicts whose words overlap so far are about one issue."""


KEYS = 100
CANDIDATES = 300
"""Few claims deny, so that each can be held against many."""


MOST_ISSUES = 12
"""No reader is shown more disputes; the firmest are kept."""


class Conflict(NamedTuple):
    """A claim and one that stands against it; ``strength`` orders what to believe first."""

    strength: tuple[int, float]
    claim: Stand
    against: Stand


def denials(stands: Sequence[Stand], weights: Mapping[str, float]) -> tuple[DisagreementDraft, ...]:
    """Every statement of one source that another denies: what asserts it against what denies it."""
    issues: list[_Issue] = []
    for conflict in sorted(_conflicts(stands, weights), key=lambda each: each.strength, reverse=True):
        for issue in issues:
            if issue.concerns(conflict, weights):
                issue.take(conflict)
                break
        else:
            if len(issues) < MOST_ISSUES:
                issues.append(_Issue(conflict))
    sources = _by_source(stands)
    for issue in issues:
        for source, claims in sources.items():
            issue.hear(source, claims, weights)
    return tuple(issue.draft() for issue in issues)


def _by_source(stands: Sequence[Stand]) -> dict[str, list[Stand]]:
    sources: defaultdict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        sources[stand.source].append(stand)
    return dict(sources)


def _conflicts(stands: Sequence[Stand], weights: Mapping[str, float]) -> Iterator[Conflict]:
    """The strongest conflict of each two sources."""
    sources = _by_source(stands)
    candidates = _Candidates(stands, weights)
    found: dict[tuple[str, str], Conflict] = {}
    for against in (each for each in stands if each.may_oppose):
        for claim in candidates.of(against):
            pair = (claim.source, against.source)
            strength = strength_of(claim, against, weights) if claim.source != against.source else None
            if strength and (pair not in found or strength > found[pair].strength):
                conflict = Conflict(strength, claim, against)
                if not any(_shares_the_doubt(each, conflict) for each in sources[claim.source]):
                    found[pair] = conflict
    yield from found.values()


class _Candidates:
    """Finds what a claim may stand against: for and among headlines widely, among full articles only what is near."""

    def __init__(self, stands: Sequence[Stand], weights: Mapping[str, float]) -> None:
        self._stands = stands
        self._all = Neighbours(weights, keys=KEYS, most=CANDIDATES)
        self._short = Neighbours(weights, keys=KEYS, most=CANDIDATES)
        self._full = Neighbours(weights)
        any_short = any(stand.short for stand in stands)
        for number, stand in enumerate(stands):
            if not stand.asserts:
                continue
            if any_short and stand.told.place <= ASSERTED:
                self._all.add(number, stand.subject)
                if stand.short:
                    self._short.add(number, stand.subject)
            if not stand.short:
                self._full.add(number, stand.subject)

    def of(self, against: Stand) -> Iterator[Stand]:
        """The claims that this one may deny, the nearest first."""
        stems = against.context if against.untrue else against.subject
        numbers: list[int] = []
        if against.told.place <= LEAD:
            numbers += (self._all if against.short else self._short).of(stems)
        if not against.short and (against.untrue or against.denies or against.facing):
            numbers += self._full.of(against.subject)
        return (self._stands[number] for number in numbers)


def strength_of(claim: Stand, against: Stand, weights: Mapping[str, float]) -> tuple[int, float] | None:
    """How firmly one claim stands against another, None where it does not."""
    if not (claim.short or against.short):
        return _strength_in_full(claim, against, weights)
    if against.told.place > LEAD:
        return None
    covered = _covered(claim.subject, against.subject, SHARED, weights)
    if not claim.negated and not against.negated and covered >= COVERED_FACING and _faces(claim, against):
        return 3, covered
    if claim.negated and (claim.short or claim.negated & against.subject):
        return None
    return _strength_in_short(claim, against, covered, weights)


def _strength_in_short(
    claim: Stand, against: Stand, covered: float, weights: Mapping[str, float]
) -> tuple[int, float] | None:
    """The same where one of the two is a headline: it denies flatly, by a bare *not*, or by what stands around it."""
    if (against.untrue or against.denies) and covered >= COVERED_SHORT:
        return 2, covered
    if against.untrue and _covered(claim.subject, against.context, SHARED_AROUND, weights) >= COVERED_AROUND:
        return 0, covered
    plain = against.negated & claim.subject and not claim.negated and covered >= COVERED_PLAIN
    return (1, covered) if plain else None


def _strength_in_full(claim: Stand, against: Stand, weights: Mapping[str, float]) -> tuple[int, float] | None:
    """The same for two articles in full."""
    covered = _covered(claim.plain, against.plain, SHARED_LONG, weights)
    same = claim.told.actor is not None and claim.told.actor == against.told.actor
    if covered < COVERED_LONG or same or claim.negated:
        return None
    if not (stands_alone(claim.told.claim.text) and stands_alone(against.told.claim.text)):
        return None
    flat = against.untrue or against.denies
    return (2, covered) if flat or (_faces(claim, against) and not against.negated) else None


def _faces(claim: Stand, against: Stand) -> bool:
    """Whether a word of one stands against a word of the other, and neither has both."""
    return bool(against.facing & claim.told.stems and not against.facing & against.told.stems)


def _covered(one: Stems, other: Stems, least: int, weights: Mapping[str, float]) -> float:
    return coverage(one, other, weights) if len(one & other) >= least else 0.0


def _shares_the_doubt(stand: Stand, conflict: Conflict) -> bool:
    """Whether another claim of the asserting source denies the same, so that the source does not assert at all."""
    _, claim, against = conflict
    if against.facing & claim.told.stems and not (against.untrue or against.denies):
        return bool(stand.told.stems & against.told.stems & claim.facing)
    if stand.asserts:
        return False
    known = stand.context if stand.untrue else stand.subject
    shared = known & (claim.subject | against.subject)
    return len(shared) >= (1 if stand.told.place <= LEAD else SHARED)


class _Issue:
    """Conflicts about one thing, and which of two sides each source takes."""

    def __init__(self, conflict: Conflict) -> None:
        self._stems: Stems = frozenset()
        self._side_of: dict[str, int] = {}
        self._members: tuple[list[Stand], list[Stand]] = ([], [])
        self.take(conflict)

    def concerns(self, conflict: Conflict, weights: Mapping[str, float]) -> bool:
        """Whether a conflict is about this issue."""
        shared = (conflict.claim.subject & conflict.against.subject) or conflict.claim.subject
        return _covered(shared, self._stems, SHARED, weights) >= ISSUE

    def take(self, conflict: Conflict) -> None:
        """Add a conflict, unless it would set sources against each other that stand on one side."""
        _, claim, against = conflict
        side = self._side_of.get(claim.source, 1 - self._side_of.get(against.source, 1))
        if self._side_of.get(against.source, 1 - side) == side:
            return
        for stand, where in ((claim, side), (against, 1 - side)):
            self._side_of[stand.source] = where
            if stand not in self._members[where]:
                self._members[where].append(stand)
        self._stems |= claim.subject & against.subject or claim.subject

    def hear(self, source: str, claims: Sequence[Stand], weights: Mapping[str, float]) -> None:
        """Let a source that has taken no side take one: with those who deny if it calls the matter untrue itself."""
        asserted, denied = self._members[0][0], self._members[1][0]
        if source in self._side_of or not (denied.untrue or denied.denies or denied.negated):
            return
        near = [each for each in claims if each.told.place <= ASSERTED]
        about = [each for each in near if _covered(each.subject, asserted.subject, SHARED_HEARD, weights) >= HEARD]
        if not about:
            return
        doubts = [each for each in near if not each.asserts and len(each.context & asserted.subject) >= SHARED]
        best = max(doubts or about, key=lambda each: coverage(each.subject, asserted.subject, weights))
        if doubts or not best.negated:
            self._side_of[source] = 1 if doubts else 0
            self._members[1 if doubts else 0].append(best)

    def draft(self) -> DisagreementDraft:
        """The disagreement as the brief shows it."""
        asserted, denied = self._members[0][0], self._members[1][0]
        about = question_denied(denied.told.said) or question_of_truth(
            asserted.told.claim.text, (asserted.plain & denied.plain) or (asserted.subject & denied.subject)
        )
        sides = tuple(side_of(stand.told for stand in members) for members in self._members)
        return DisagreementDraft(about=about, kind="fact", sides=sides)
