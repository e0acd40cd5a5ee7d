"""A quote that has been found: the article, the place, and the article's own words."""

from typing import Self

from pydantic import Field, model_validator

from briefgen.domain.noun import Noun
from briefgen.domain.statement import CitationId, SourceId


class Citation(Noun):
    """Words of a source at their address; ``locator`` lets a person find them.

    Only ``stages.ground`` makes citations, from the article itself (``tests/test_architecture.py`` holds it to that).
    """

    id: CitationId
    source: SourceId
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1)
    locator: str

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.end - self.start != len(self.quote):
            msg = f"citation {self.id}: {len(self.quote)} characters do not fill [{self.start}, {self.end})"
            raise ValueError(msg)
        if self.id.partition(".")[0] != self.source:
            msg = f"citation {self.id} does not belong to source {self.source}"
            raise ValueError(msg)
        return self
