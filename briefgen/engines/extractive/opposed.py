"""Actors who take opposite positions on one issue."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.joining import Neighbours
from briefgen.engines.extractive.shared_words import coverage, plain_stems, stems_of, words_of
from briefgen.engines.extractive.sides import side_of
from briefgen.engines.extractive.stands import Stand, stands_of
from briefgen.engines.extractive.telling import Telling
from briefgen.engines.extractive.wording import is_dangling, is_garbled, is_whole

# Read off the positions of three papers' reports of one event (basil): most pairs that share no more than this speak
# of two matters, whatever their words of denial.
SHARED = 2
COVERED = 0.6
COVERED_NAMED = 0.3
"""A denial that names whom it answers needs to share less."""

LONGEST = 45
"""A longer position holds several thoughts, of which any may be the one that is turned round."""

MOST = 3
LONGEST_MATTER = 5
"""So many words between the first and the last that both sides use still read as one phrase."""


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
    if not _two_actors(claim, against) or not claim.asserts or not (_is_fit(claim) and _is_fit(against)):
        return 0.0
    one, other = plain_stems(claim.told.said) & claim.subject, plain_stems(against.told.said) & against.subject
    shared = one & other
    covered = coverage(one, other, weights)
    if against.untrue or against.denies:
        named = _surname(claim) in words_of(against.told.claim.text)
        return 1 + covered if named and shared and covered >= COVERED_NAMED else 0.0
    if len(shared) < SHARED or covered < COVERED:
        return 0.0
    turned = bool(against.negated & shared) and not claim.negated & shared
    facing = against.facing & one and not against.facing & other and not (claim.negated or against.negated)
    return covered if turned or facing else 0.0


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
    about = f"{claim.told.actor} and {against.told.actor} on {_matter(claim, against)}"
    return DisagreementDraft(about=about, kind="position", sides=(side_of([claim.told]), side_of([against.told])))


def _matter(claim: Stand, against: Stand) -> str:
    """What both speak of, in the words of the first."""
    shared = plain_stems(claim.told.said) & plain_stems(against.told.said)
    words = [word.strip(".,;:!?“”\"’‘'()[]") for word in claim.told.said.split()]
    places = [n for n, word in enumerate(words) if stems_of(word) & shared]
    if places[-1] - places[0] < LONGEST_MATTER:
        return " ".join(words[places[0] : places[-1] + 1])
    return ", ".join(dict.fromkeys(words[n] for n in places))
