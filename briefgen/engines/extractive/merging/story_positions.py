"""Who holds what in the story: equal positions joined, the trivial left out, ordered by who matters."""

from collections import defaultdict
from collections.abc import Sequence

from briefgen.domain.draft import PositionDraft
from briefgen.engines.extractive.merging.centre import Centre
from briefgen.engines.extractive.merging.joining import Group
from briefgen.engines.extractive.merging.shared_words import stems_of
from briefgen.engines.extractive.merging.telling import Telling, names_holder
from briefgen.engines.extractive.merging.wording import is_garbled, stands_alone

MOST = 30
"""A reader takes in so many; every actor's first position is among them, then whatever is nearest to the story."""

OF_ONE = 10
"""Of an actor who speaks without end so many positions are shown."""

QUOTED = 1.0
"""The actor's own words are worth so much of nearness to the story's centre."""

AGAIN = 1.0
"""What each position of an actor that stands already takes from the next one."""

TELLING_STEMS = 3
"""What was said in fewer content words is *said so*, *declined to comment* and their like."""


def positions_of(groups: Sequence[Group], telling: Telling, centre: Centre) -> tuple[PositionDraft, ...]:
    """The positions of the story's actors, each actor's together, the actor who matters most first."""
    held: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        claim = group.lead.claim
        if claim.kind == "position" and group.lead.actor and _says_something(group):
            held[group.lead.actor].append(group)
    rows = [sorted(held[actor], key=lambda group: _worth(group, centre)) for actor in sorted(held, key=telling.rank)]
    turns = [(turn, group) for row in rows for turn, group in enumerate(row[:OF_ONE])]
    turns.sort(key=lambda each: (each[0] > 0, _worth(each[1], centre, AGAIN * each[0])))
    chosen = [group for _, group in turns[: max(MOST, len(rows))]]
    chosen.sort(key=lambda group: telling.rank(group.lead.actor))
    return tuple(_draft(group) for group in chosen)


def _says_something(group: Group) -> bool:
    claim = group.lead.claim
    speaker = stems_of(f"{claim.actor} {group.lead.actor}")
    return len(stems_of(group.lead.said) - speaker) >= TELLING_STEMS


def _worth(group: Group, centre: Centre, heard: float = 0.0) -> tuple[int, float]:
    """A key that sorts the most telling position first: what reads well, then what carries the story."""
    claim = group.lead.claim
    spoken = bool(claim.quote) and claim.text.startswith(("“", '"'))  # whose "we" it is, the row's heading says
    flaws = int(is_garbled(claim.text)) + int(not spoken and not stands_alone(claim.text))
    flaws += int(not names_holder(group.lead))
    return (flaws, heard - centre.nearness(group) - (QUOTED if claim.quote else 0.0))


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
