"""Where sources, or actors, differ: few and right beats many."""

from collections.abc import Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.domain.selection import STANDARD
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.denials import denials
from briefgen.engines.extractive.merging.differing import differing
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.opposed import opposed
from briefgen.engines.extractive.merging.rebuffs import rebuffs
from briefgen.engines.extractive.merging.shared_words import stems_of
from briefgen.engines.extractive.merging.stands import stands_of
from briefgen.engines.extractive.merging.telling import Telling
from briefgen.engines.extractive.merging.tolls import tolls


def disagreements_of(
    groups: Sequence[Group], telling: Telling, centre: Centre | None = None, *, most: int = STANDARD.disagreements
) -> tuple[DisagreementDraft, ...]:
    """What is denied, what is told differently, and who stands against whom; no claims twice against each other."""
    found: list[DisagreementDraft] = []
    seen: list[set[str]] = []
    stands, weights = stands_of(telling.told), telling.weights
    figures = differing(groups, telling)
    counted = () if any(draft.kind == "number" for draft in figures) else tuple(tolls(groups, telling))
    conflicts = (*denials(stands, weights), *figures, *counted, *opposed(stands, weights))
    for draft in (*conflicts, *rebuffs(telling.told)):
        leads = {side.claims[0] for side in draft.sides}
        actors = {side.actor for side in draft.sides if side.actor}
        again = any(leads & each or actors == each for each in seen)
        if len({side.text for side in draft.sides}) > 1 and not again:
            seen += [leads, actors] if len(actors) > 1 else [leads]
            found.append(draft)
    if centre:
        found.sort(
            key=lambda draft: -centre.asked(stems_of(" ".join([draft.about, *(side.text for side in draft.sides)])))
        )
    return tuple(found[:most])
