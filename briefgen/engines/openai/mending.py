"""What a story's repair is shown: the items that failed, and the claims that may carry them after all."""

from collections.abc import Mapping, Sequence

from briefgen.domain.draft import StoryDraft
from briefgen.domain.fault import Fault
from briefgen.engines.openai.items import Item

Said = Mapping[str, object]


def faulty_item(draft: StoryDraft, fault: Fault) -> Said:
    """The item of a draft that a fault speaks of, as it was said; empty where it names none."""
    part = getattr(draft, fault.part, ())
    if isinstance(part, tuple) and 0 <= fault.index < len(part):
        said: Said = part[fault.index].model_dump()
        return said
    return {}


def related(claims: Sequence[Item], said: Sequence[Said]) -> list[Item]:
    """The claims that the items name, then those of the same actors; all, where an item names none that is known."""
    cited = [set(_keys(item)) for item in said]
    known = {key for claim in claims for key in claim.keys}
    if not all(keys & known for keys in cited):
        return sorted(claims, key=lambda claim: all(keys.isdisjoint(claim.keys) for keys in cited))
    named = set().union(*cited)
    first = [claim for claim in claims if not named.isdisjoint(claim.keys)]
    actors = {claim.shown["actor"] for claim in first} | {item.get("actor") for item in said}
    return first + [
        claim for claim in claims if named.isdisjoint(claim.keys) and claim.shown["actor"] in actors - {None}
    ]


def _keys(item: object) -> list[str]:
    """All claim keys that an item names, in its sides too."""
    if isinstance(item, Mapping):
        own = [str(key) for key in item.get("claims", ())]
        return own + [key for side in item.get("sides", ()) for key in _keys(side)]
    return []
