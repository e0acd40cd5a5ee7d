"""What reading one article finds out about an actor."""

from typing import Literal

from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.story import ActorKind

Gender = Literal["m", "f"]


class Entity(Noun):
    """An actor of one article; ``mentions`` are the places of its names, titles and roles apart, in order.

    ``role`` is who the article says this is, in its own words, which stand at ``role_span``; ``part_of`` names the
    entity that the role belongs to; ``gender`` is None where nothing tells it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    role: str | None = None
    role_span: Span | None = None
    part_of: str | None = None
    mentions: tuple[Span, ...]
    gender: Gender | None = None
