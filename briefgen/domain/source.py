"""Where a brief's words come from: sources, and the origins that they share."""

from pydantic import Field

from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.statement import IsoDate, SourceId


class Source(Noun):
    """An article as the brief lists it.

    ``body`` holds the spans that cleaning kept, ``characters`` the length of the text as read and ``sha256`` the hash
    of its UTF-8 bytes, so that a later reader can tell whether the source has changed.  ``published_basis`` says what
    the date rests on, ``undated`` where there is none.  ``text`` is what spans count in where that is not the file
    itself: text extracted from a page, a document or a mail travels with the brief; for plain text it is left out.
    """

    id: SourceId
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: IsoDate | None = None
    published_basis: str
    language: str
    body: tuple[Span, ...]
    words: int = Field(ge=0)
    words_kept: int = Field(ge=0)
    characters: int = Field(ge=0)
    sha256: str
    flags: tuple[str, ...] = ()
    origin: str
    text: str | None = Field(default=None, exclude_if=lambda text: text is None)


class Origin(Noun):
    """Where words first came from; ``why`` names what its sources share, and quotes that other origins have too."""

    id: str = Field(pattern=r"^O[1-9]\d*$")
    label: str
    sources: tuple[SourceId, ...] = Field(min_length=1)
    why: str
