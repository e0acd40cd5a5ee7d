"""Where sources, or actors, differ: few and right beats many."""

from collections.abc import Sequence

from briefgen.domain.draft import DisagreementDraft
from briefgen.engines.extractive.denials import denials
from briefgen.engines.extractive.differing import differing
from briefgen.engines.extractive.joining import Group
from briefgen.engines.extractive.opposed import opposed
from briefgen.engines.extractive.telling import Telling

MOST = 8


def disagreements_of(groups: Sequence[Group], telling: Telling) -> tuple[DisagreementDraft, ...]:
    """What is denied, what is told differently, and who stands against whom; no claims twice against each other."""
    found: list[DisagreementDraft] = []
    seen: set[frozenset[str]] = set()
    for draft in (*denials(telling), *differing(groups, telling), *opposed(telling)):
        pair = frozenset(side.claims[0] for side in draft.sides)
        if len(pair) > 1 and pair not in seen and len({side.text for side in draft.sides}) > 1:
            seen.add(pair)
            found.append(draft)
    return tuple(found[:MOST])
