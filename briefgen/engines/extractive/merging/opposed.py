"""Actors who take opposite positions on one issue."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.merging.asking import question_denied
from briefgen.engines.extractive.merging.joining import Neighbours
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, stem_list, words_of
from briefgen.engines.extractive.merging.sides import matter_of, side_of
from briefgen.engines.extractive.merging.stands import Stand
from briefgen.engines.extractive.merging.wording import is_dangling, is_garbled, is_whole

# Raised by hand while reading the pairs found in fifty events told by three papers each; at these values about half of
# the dozen pairs that are left stand against each other indeed.
SHARED = 2
SHARED_UNNAMED = 3
"""Two words that two people use of two matters are soon found; a third shows the matter to be one."""

TURNED_WITHIN = 3
"""A verb stands so many content words behind its subject."""

COVERED = 0.6
COVERED_NAMED = 0.3
"""A denial that names whom it answers needs to share less."""

COVERED_TURNED = 0.2
"""A denial of the same verb of the same subject needs to share little else."""

LONGEST = 45
"""A longer position holds several thoughts, of which any may be the one that is turned round."""

MOST = 3
ON = "on "


def opposed(stands: Sequence[Stand], weights: Mapping[str, float]) -> tuple[DisagreementDraft, ...]:
    """Pairs of positions that stand against each other, the firmest first, each two actors once on an issue."""
    held = [stand for stand in stands if stand.told.claim.kind == "position"]
    found: list[DisagreementDraft] = []
    seen: set[str] = set()
    for _, claim, against in sorted(_pairs(held, weights), key=lambda pair: -pair[0]):
        keys = {claim.told.claim.key, against.told.claim.key}
        if not keys & seen:
            seen |= keys
            found.append(_draft(claim, against))
    return tuple(found[:MOST])


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
    shared = claim.plain & against.plain
    if not shared or not claim.asserts or not _two_actors(claim, against):
        return 0.0
    covered = coverage(claim.plain, against.plain, weights)
    return _firm(claim, against, shared, covered) if _is_fit(claim) and _is_fit(against) else 0.0


def _firm(claim: Stand, against: Stand, shared: Stems, covered: float) -> float:
    if against.untrue or against.denies:
        named = _surname(claim) in words_of(against.told.claim.text)
        enough = covered >= (COVERED_NAMED if len(shared) >= SHARED else COVERED)
        return 1 + covered if named and enough else 0.0
    if not claim.negated and any(_says(claim, pair) for pair in against.turned):
        return 1 + covered if covered >= COVERED_TURNED else 0.0
    if len(shared) < SHARED_UNNAMED or covered < COVERED or claim.told.negative or claim.negated:
        return 0.0
    turned = bool(against.negated & shared)
    facing = against.facing & claim.plain and not against.facing & against.plain and not against.negated
    return covered if turned or facing else 0.0


def _says(claim: Stand, pair: tuple[str, str]) -> bool:
    """Whether what was said has a subject with a verb close behind it, not both of them somewhere."""
    stems = stem_list(claim.told.said)
    return any(
        subject == pair[0] and pair[1] in stems[place + 1 : place + 1 + TURNED_WITHIN]
        for place, subject in enumerate(stems)
    )


def _is_fit(stand: Stand) -> bool:
    """Whether a position can be shown as one side: a whole sentence that leans on nothing."""
    text = stand.told.claim.text
    short = len(text.split()) <= LONGEST and "?" not in text
    return short and is_whole(text) and not is_dangling(text) and not is_garbled(text)


def _two_actors(one: Stand, other: Stand) -> bool:
    """Whether two known actors hold them, each in a sentence of its own."""
    a, b = one.told, other.told
    return bool(a.actor and b.actor and a.actor != b.actor) and (a.claim.source, a.place) != (b.claim.source, b.place)


def _surname(stand: Stand) -> str:
    """The last word of an actor's name: by it the others answer him."""
    return next(reversed(words_of(stand.told.actor or "")), "")


def _draft(claim: Stand, against: Stand) -> DisagreementDraft:
    matter = matter_of(claim.told.said, claim.plain & against.plain)
    about = question_denied(against.told.said) or f"{claim.told.actor} and {against.told.actor} {ON}{matter}"
    return DisagreementDraft(about=about, kind="position", sides=(side_of([claim.told]), side_of([against.told])))
