"""One checked statement drawn from one article."""

from typing import Annotated, Literal

from pydantic import Field

from briefgen.domain.span import Span
from briefgen.domain.statement import IsoDate, SourceId, Statement

ClaimKind = Literal["position", "event", "fact", "question"]
Speech = Literal["direct", "reported", "inferred"]
ClaimKey = Annotated[str, Field(pattern=r"^S[1-9]\d*-[1-9]\d*$")]
"""``S2-7``: the seventh claim of source 2."""


class Claim(Statement):
    """A statement of one article, whether or not a story uses it.

    ``actor`` is the speaker's name as resolved; ``actor_span`` is where the attribution itself names the speaker (a
    name, a title or a pronoun).  The citations of a position span what was said or meant, not its speaker and verb.
    ``quote`` holds the speaker's words where they are given verbatim.
    """

    key: ClaimKey
    source: SourceId
    kind: ClaimKind
    actor: str | None = None
    actor_span: Span | None = None
    speech: Speech | None = None
    issue: str | None = None
    stance: str | None = None
    quote: str | None = None
    date: IsoDate | None = None
    date_words: str | None = None
    future: bool = False
