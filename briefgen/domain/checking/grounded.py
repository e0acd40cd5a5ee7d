"""What of one chunk stands: claims and actors with their places, not yet numbered."""

from briefgen.domain.draft import ActorDraft, ClaimDraft
from briefgen.domain.noun import Noun
from briefgen.domain.span import Span


class GroundedClaim(Noun):
    """A claim that stands: where its words are, who speaks and where the article names the speaker."""

    draft: ClaimDraft
    spans: tuple[Span, ...]
    actor_span: Span | None = None
    quote: str | None = None
    date: str | None = None
    issue: str | None = None
    stance: str | None = None


class GroundedActor(Noun):
    """An actor that the article names: the forms that stand in it, and how often they do in the whole body."""

    draft: ActorDraft
    name: str
    aliases: tuple[str, ...]
    role: str | None
    part_of: str | None
    spans: tuple[Span, ...]
    mentions: int

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name, the fullest first."""
        return (self.name, *self.aliases)

    def joined(self, other: "GroundedActor") -> "GroundedActor":
        """This actor with what another chunk adds to it."""
        aliases = tuple(a for a in dict.fromkeys((*self.aliases, *other.names)) if a != self.name)
        spans = tuple(dict.fromkeys((*self.spans, *other.spans)))
        return self.model_copy(
            update={
                "aliases": aliases,
                "role": self.role or other.role,
                "part_of": self.part_of or other.part_of,
                "spans": spans,
                "mentions": max(self.mentions, other.mentions),
            }
        )
