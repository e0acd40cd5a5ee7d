"""Who holds what in the story: equal positions joined, the trivial left out, ordered by who matters."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from briefgen.domain.draft import PositionDraft
from briefgen.engines.extractive.joining import Group
from briefgen.engines.extractive.shared_words import stems_of
from briefgen.engines.extractive.telling import Telling
from briefgen.engines.extractive.wording import is_garbled, stands_alone

MOST = 20
"""A reader takes in so many; every actor's first position comes before any actor's second."""

TELLING_STEMS = 3
"""What was said in fewer content words is *said so*, *declined to comment* and their like."""


def positions_of(groups: Sequence[Group], telling: Telling) -> tuple[PositionDraft, ...]:
    """The positions of the story's actors, each actor's together, the actor who matters most first."""
    held: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        claim = group.lead.claim
        if claim.kind == "position" and group.lead.actor and _says_something(group):
            held[group.lead.actor].append(group)
    rows = [sorted(held[actor], key=_worth) for actor in sorted(held, key=telling.rank)]
    chosen = [group for rank in zip_longest(*rows) for group in rank if group is not None][: max(MOST, len(rows))]
    chosen.sort(key=lambda group: telling.rank(group.lead.actor))
    return tuple(_draft(group) for group in chosen)


def _says_something(group: Group) -> bool:
    claim = group.lead.claim
    speaker = stems_of(f"{claim.actor} {group.lead.actor}")
    return len(stems_of(group.lead.said) - speaker) >= TELLING_STEMS


def _worth(group: Group) -> tuple[bool, int, bool, bool, int]:
    """A key that sorts an actor's most telling position first."""
    claim = group.lead.claim
    return (
        is_garbled(claim.text),
        -group.origins,
        not stands_alone(claim.text),
        claim.quote is None,
        group.lead.place,
    )


def _draft(group: Group) -> PositionDraft:
    lead = group.lead.claim
    claims = [told.claim for told in group.members]
    quote = lead.quote or next((claim.quote for claim in claims if claim.quote), None)
    return PositionDraft(
        text=lead.text,
        claims=group.keys,
        certainty=lead.certainty,
        actor=str(group.lead.actor),
        issue=next((claim.issue for claim in claims if claim.issue), ""),
        stance=next((claim.stance for claim in claims if claim.stance), ""),
        speech=next((claim.speech for claim in claims if claim.speech == "direct"), lead.speech or "reported"),
        quote=quote,
    )
