"""A story's parts in the order in which a page tells them, and what no page has room for."""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.domain.brief import Brief, statements_of
from briefgen.domain.citation import Citation
from briefgen.domain.story import Actor, Position, Story


def cited(brief: Brief) -> tuple[Citation, ...]:
    """The citations that the stories use, by source and place."""
    used = {cite for story in brief.stories for statement in statements_of(story) for cite in statement.cites}
    order = {source.id: place for place, source in enumerate(brief.sources)}
    found = [citation for citation in brief.citations if citation.id in used]
    return tuple(sorted(found, key=lambda citation: (order[citation.source], citation.start, citation.end)))


def stands(story: Story) -> tuple[tuple[Actor, tuple[Position, ...]], ...]:
    """The actors that hold positions with theirs, both in the order of the story."""
    held: dict[str, list[Position]] = {}
    for position in story.positions:
        held.setdefault(position.actor, []).append(position)
    actors = {actor.id: actor for actor in story.actors}
    return tuple((actors[actor], tuple(positions)) for actor, positions in held.items())


def unshown(story: Story, brief: Brief) -> int:
    """How many checked positions of the story's sources stand in none of its statements."""
    shown = {cite for statement in statements_of(story) for cite in statement.cites}
    held = [claim for claim in brief.claims if claim.kind == "position" and claim.source in story.sources]
    return sum(shown.isdisjoint(claim.cites) for claim in held)


def family(story: Story) -> tuple[tuple[Actor, int], ...]:
    """The actors of a story with their depth, each behind the one that it is part of."""
    children: dict[str | None, list[Actor]] = {}
    for actor in story.actors:
        children.setdefault(actor.part_of, []).append(actor)
    return tuple(_descend(children, children.get(None, []), 0))


def _descend(
    children: Mapping[str | None, Sequence[Actor]], actors: Iterable[Actor], depth: int
) -> Iterable[tuple[Actor, int]]:
    for actor in actors:
        yield actor, depth
        yield from _descend(children, children.get(actor.id, ()), depth + 1)
