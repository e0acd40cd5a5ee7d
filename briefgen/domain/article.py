"""One source document: its text as read, and what is known of it."""

import re
from urllib.parse import quote

from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.statement import IsoDate

_UNADDRESSABLE = re.compile(r"[\s\x00-\x1f\x7f\"#%<>?\[\\\]^`{|}]|[\ud800-\udfff]")
"""What RFC 3987 does not let stand in an address as it is; letters of every script may."""


class Cut(Noun):
    """A stretch that cleaning left out, and the name of the rule that did it."""

    span: Span
    rule: str


class Article(Noun):
    """``text`` as read is never rewritten; ``body`` is what cleaning kept of it, ``cuts`` what it left out.

    ``id`` is empty until the article is admitted as a source (S1 …).  Spans are in text order and do not overlap.
    ``path`` is the input as the user named it; ``published_basis`` says what the date rests on.
    """

    id: str = ""
    path: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: IsoDate | None = None
    published_basis: str = "undated"
    language: str = "und"
    body: tuple[Span, ...] = ()
    cuts: tuple[Cut, ...] = ()
    flags: tuple[str, ...] = ()

    def words_of(self, span: Span) -> str:
        """The article's own words at an address."""
        return span.of(self.text)

    def locator(self, span: Span) -> str:
        """An address that a person can follow: RFC 5147 for plain text, with what no address may hold encoded."""
        path = _UNADDRESSABLE.sub(lambda mark: quote(mark.group(), safe="", errors="surrogatepass"), self.path)
        return f"{path}#char={span.start},{span.end}"
