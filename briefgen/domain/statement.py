"""What a brief states, and how sure its sources are."""

from typing import Annotated, Literal

from pydantic import Field

from briefgen.domain.noun import Noun

Certainty = Literal["stated", "reported", "claimed", "possible"]
"""``stated``: the article says so in its own voice.  ``reported``: it credits somebody who is in a position to know.
``claimed``: a party says so of itself or its opponent, or it is called alleged.  ``possible``: it may be or become so.
"""

CitationId = Annotated[str, Field(pattern=r"^S[1-9]\d*\.[1-9]\d*$")]
"""``S2.4``: the fourth citation of source 2, in the order of the text."""

SourceId = Annotated[str, Field(pattern=r"^S[1-9]\d*$")]
ActorId = Annotated[str, Field(pattern=r"^A[1-9]\d*$")]

IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
"""``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: as precise as the words are, never more."""


class Statement(Noun):
    """One sentence of the brief with the citations that carry it.

    ``origins`` counts the independent origins of the cited words; copies of one text count once.
    """

    text: str = Field(min_length=1)
    cites: tuple[CitationId, ...] = Field(min_length=1)
    origins: int = Field(ge=1)
    certainty: Certainty
