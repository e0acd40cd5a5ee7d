"""Actors who take opposite positions on one issue."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.joining import Neighbours
from briefgen.engines.extractive.shared_words import Stems, coverage, stems_of, weight_of
from briefgen.engines.extractive.sides import side_of
from briefgen.engines.extractive.stands import Stand, stands_of
from briefgen.engines.extractive.telling import Telling

# Read off the positions of three papers' reports of one event (basil): below these values most pairs speak of two
# matters, above them most stand against each other.
SHARED = 2
COVERED = 0.4
COVERED_DENIED = 0.5


def opposed(telling: Telling) -> tuple[DisagreementDraft, ...]:
    """Pairs of positions that stand against each other, the firmest first, each two actors once on an issue."""
    stands = [stand for stand in stands_of(telling.told) if stand.told.claim.kind == "position"]
    found: list[DisagreementDraft] = []
    seen: set[str] = set()
    for _, claim, against in sorted(_pairs(stands, telling.weights), key=lambda pair: -pair[0]):
        keys = {claim.told.claim.key, against.told.claim.key}
        if not keys & seen:
            seen |= keys
            found.append(_draft(claim, against))
    return tuple(found)


def _pairs(stands: Sequence[Stand], weights: Mapping[str, float]) -> Iterator[tuple[float, Stand, Stand]]:
    index = Neighbours(weights, keys=24, most=60)
    for number, stand in enumerate(stands):
        index.add(number, stand.subject)
    for against in (stand for stand in stands if stand.may_oppose):
        for claim in (stands[number] for number in index.of(against.subject)):
            firmness = _firmness(claim, against, weights)
            if firmness:
                yield firmness, claim, against


def _firmness(claim: Stand, against: Stand, weights: Mapping[str, float]) -> float:
    """How firmly two positions oppose each other, 0 where they do not."""
    if not _two_actors(claim, against) or not claim.asserts:
        return 0.0
    names = _names(claim) | _names(against)
    one, other = claim.subject - names, against.subject - names
    if len(one & other) < SHARED or not weight_of(one & other, weights):
        return 0.0
    covered = coverage(one, other, weights)
    facing = against.facing - names
    if facing & claim.subject and not facing & against.subject and not (claim.negated or against.negated):
        return 1 + covered if covered >= COVERED else 0.0
    if claim.negated & other:
        return 0.0
    if against.negated & one:
        return covered if covered >= COVERED else 0.0
    return covered if (against.untrue or against.denies) and covered >= COVERED_DENIED else 0.0


def _two_actors(one: Stand, other: Stand) -> bool:
    a, b = (stand.told.actor or stand.told.claim.actor for stand in (one, other))
    return bool(a and b and a != b)


def _names(stand: Stand) -> Stems:
    return stems_of(" ".join(filter(None, (stand.told.actor, stand.told.claim.actor))))


def _draft(claim: Stand, against: Stand) -> DisagreementDraft:
    issue = against.told.claim.issue or claim.told.claim.issue
    sides = " against ".join(dict.fromkeys(str(each.told.actor or each.told.claim.actor) for each in (claim, against)))
    return DisagreementDraft(
        about=f"{issue}: {sides}" if issue else sides,
        kind="position",
        sides=(side_of([claim.told]), side_of([against.told])),
    )
