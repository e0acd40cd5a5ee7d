"""Two tellings of one thing that give it different numbers, or different dates."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.merging.joining import Group, near_pairs
from briefgen.engines.extractive.merging.quantities import Quantity, quantities_of, years_of
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, likeness, stems_of
from briefgen.engines.extractive.merging.sides import side_of
from briefgen.engines.extractive.merging.telling import Telling, Told

# Set by hand: raised until no false pair was left among fifty events told by three papers each, where true ones are so
# rare that what is missed could not be measured.
SHARED = 4
COVERED = 0.6
ALIKE = 0.35
NEAR_DAYS = 1
"""Papers of two days or two time zones date one event a day apart."""


def differing(groups: Sequence[Group], telling: Telling) -> tuple[DisagreementDraft, ...]:
    """What is told with numbers or dates that cannot both hold, each pair of statements once."""
    found: list[DisagreementDraft] = []
    taken: set[str] = set()
    for one, other in near_pairs(groups, telling.weights):
        if taken & {one.lead.claim.key, other.lead.claim.key} or not one_matter(one.lead, other.lead, telling.weights):
            continue
        draft = _numbers(one, other) or _dates(one, other)
        if draft:
            found.append(draft)
            taken |= {one.lead.claim.key, other.lead.claim.key}
    return tuple(found)


def one_matter(one: Told, other: Told, weights: Mapping[str, float]) -> bool:
    """Whether two claims tell of one thing, their numbers and dates apart."""
    a, b = _bare(one), _bare(other)
    if (
        len(a & b) < SHARED
        or one.claim.future != other.claim.future
        or "question" in {one.claim.kind, other.claim.kind}
    ):
        return False
    return coverage(a, b, weights) >= COVERED and likeness(a, b, weights) >= ALIKE


def _bare(told: Told) -> Stems:
    return told.stems - told.numbers


def _numbers(one: Group, other: Group) -> DisagreementDraft | None:
    if superseded(one.lead, other.lead) or of_different_years(one.lead, other.lead):
        return None
    a, b = quantities_of(one.lead.claim.text), quantities_of(other.lead.claim.text)
    pair = next(unlike_counts(a, b), None)
    if pair is None:
        return None
    about = f"Which figure holds: {pair[0].words} or {pair[1].words}?"
    return DisagreementDraft(about=about, kind="number", sides=(side_of(one.members), side_of(other.members)))


def unlike_counts(one: Sequence[Quantity], other: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Counts of one thing that differ, where each side counts that thing once and no more."""
    for a in one:
        for b in other:
            alone = [sum(bool(q.unit & each.unit) for q in side) == 1 for side, each in ((one, a), (other, b))]
            if a.differs(b) and all(alone):
                yield a, b


def of_different_years(one: Told, other: Told) -> bool:
    """Whether two claims name years, and not the same ones: then each figure holds in its own year."""
    a, b = years_of(one.claim.text), years_of(other.claim.text)
    return bool(a and b and a != b)


def superseded(one: Told, other: Told) -> bool:
    """Whether the later of two articles may simply know more: a count that rose is an update, no dispute."""
    return bool(one.published and other.published and one.published != other.published)


def _dates(one: Group, other: Group) -> DisagreementDraft | None:
    a, b = one.lead.claim, other.lead.claim
    if {a.kind, b.kind} != {"event"} or _counts(one.lead) != _counts(other.lead):
        return None
    if not (a.date and b.date and a.date_words and b.date_words) or not days_apart(a.date, b.date):
        return None
    about = f"Which date holds: {a.date_words} or {b.date_words}?"
    return DisagreementDraft(about=about, kind="date", sides=(side_of(one.members), side_of(other.members)))


def _counts(told: Told) -> Stems:
    """The numbers of a claim that are not its date: where they differ, two events of one kind are told."""
    return frozenset(each for each in told.numbers if each not in stems_of(told.claim.date_words or ""))


def days_apart(one: str, other: str) -> bool:
    """Whether two dates of equal precision cannot be one; full dates a day apart can."""
    if len(one) != len(other) or one == other:
        return False
    try:
        days = dt.date.fromisoformat(one) - dt.date.fromisoformat(other)
    except ValueError:
        return True
    return abs(days.days) > NEAR_DAYS
