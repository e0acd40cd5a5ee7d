"""What a brief can be written as."""

from typing import Protocol

from briefgen.domain.article import Article
from briefgen.domain.brief import Brief
from briefgen.domain.checking.coverage import Coverage
from briefgen.domain.noun import Noun
from briefgen.domain.selection import Length


class Edition(Noun):
    """What a format is given: a brief, and what its reader may want to see beside it.

    ``articles`` are the sources as they were read, with the spans that were kept and cut, in which every citation
    counts its characters; a source whose article is not among them is known by the brief alone.  ``coverage`` is empty
    unless the reader asked for it.  ``length`` says how much of a story a page shows.
    """

    brief: Brief
    articles: tuple[Article, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    length: Length = "standard"


class Format(Protocol):
    """One way to write a brief down; packages add theirs through the entry points ``briefgen.formats``."""

    name: str
    """What ``--format`` calls it: lower-case letters and digits; of an entry point its name."""

    suffixes: tuple[str, ...]
    """The suffixes of files that it writes, each with its dot and in lower case."""

    binary: bool
    """Whether it gives bytes, which no terminal can show."""

    def check(self) -> None:
        """Raise a ``BriefgenError`` now rather than after the work where something that it needs is missing."""
        ...

    def render(self, edition: Edition) -> str | bytes:
        """Return the whole file; text is written as UTF-8.

        Everything in an edition is hostile text: titles, names, addresses and file names as much as the articles.
        """
        ...
