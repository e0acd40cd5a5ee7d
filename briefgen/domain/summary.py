"""The checked result of reading one article, and what merging is given of a whole story."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from briefgen.domain.article import Article
from briefgen.domain.chunk import Sentence
from briefgen.domain.citation import Citation
from briefgen.domain.claim import Claim
from briefgen.domain.ledger import Gap
from briefgen.domain.noun import Noun
from briefgen.domain.source import Origin
from briefgen.domain.statement import CitationId, SourceId
from briefgen.domain.story import ActorKind

ActorKey = Annotated[str, Field(pattern=r"^S[1-9]\d*-a[1-9]\d*$")]
"""``S2-a3``: the third actor of source 2."""


class SourceActor(Noun):
    """An actor as one article has it; every name stands in the article, and ``cites`` carry the role."""

    key: ActorKey
    source: SourceId
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    role: str | None = None
    part_of: str | None = None
    cites: tuple[CitationId, ...] = Field(min_length=1)
    mentions: int = Field(ge=1)

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name, the fullest first."""
        return (self.name, *self.aliases)


class SourceSummary(Noun):
    """The checked claims and actors of one article with their citations, and what was withheld."""

    source: SourceId
    claims: tuple[Claim, ...] = ()
    actors: tuple[SourceActor, ...] = ()
    citations: tuple[Citation, ...] = ()
    gaps: tuple[Gap, ...] = ()


class Material(Noun):
    """All that merging and checking a story may draw on; the parts are in the order of the sources.

    ``sentences`` are the numbered sentences of each article, keyed by source id.
    """

    articles: tuple[Article, ...]
    sentences: dict[str, tuple[Sentence, ...]]
    summaries: tuple[SourceSummary, ...]
    origins: tuple[Origin, ...]

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by its key."""
        return {claim.key: claim for summary in self.summaries for claim in summary.claims}

    @cached_property
    def actors(self) -> dict[str, SourceActor]:
        """Every source actor by its key."""
        return {actor.key: actor for summary in self.summaries for actor in summary.actors}

    @cached_property
    def citations(self) -> dict[str, Citation]:
        """Every citation by its id."""
        return {citation.id: citation for summary in self.summaries for citation in summary.citations}

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """The origin's id of every source."""
        return {source: origin.id for origin in self.origins for source in origin.sources}
