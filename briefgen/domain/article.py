"""One source document: its text as read, and what is known of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import quote

from briefgen.domain.noun import Noun
from briefgen.domain.span import Span
from briefgen.domain.statement import IsoDate

_UNADDRESSABLE = re.compile(r"[\s\x00-\x1f\x7f\"#%<>?\[\\\]^`{|}]|[\ud800-\udfff]")
"""What RFC 3987 does not let stand in an address as it is; letters of every script may."""


class Cut(NamedTuple):
    """A stretch that cleaning left out, and the name of the rule that did it; a page may have hundreds."""

    span: Span
    rule: str


class Place(NamedTuple):
    """Where in the text a named part of the document begins (``page=3``)."""

    start: int
    name: str


class Article(Noun):
    """``text`` as read is never rewritten; ``body`` is what cleaning kept of it, ``cuts`` what it left out.

    ``held`` is what of the body is in doubt and held back from the engine, so that no statement rests on it.
    ``id`` is empty until the article is admitted as a source (S1 …).  Spans are in text order and do not overlap.
    ``path`` is the input as the user named it; ``published_basis`` says what the date rests on.

    Formats other than plain text: ``extracted`` says that the text is not the file's own characters, ``selected`` that
    its reader has left the page around the article out already, ``address`` how a locator tells where words stand:
    by characters, by the words themselves (of the document, or of a part that ``path`` names), or by one of ``places``.
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
    held: tuple[Cut, ...] = ()
    flags: tuple[str, ...] = ()
    extracted: bool = False
    selected: bool = False
    address: Literal["characters", "words", "words of a part", "place"] = "characters"
    places: tuple[Place, ...] = ()

    def words_of(self, span: Span) -> str:
        """The article's own words at an address."""
        return span.of(self.text)

    def kept(self) -> Iterator[tuple[Span, str]]:
        """The body in pieces, in order, each with the rule that holds it back, which is empty where none does."""
        for part in self.body:
            reached = part.start
            for span, rule in ((held.span, held.rule) for held in self.held if part.holds(held.span)):
                if span.start > reached:
                    yield Span(reached, span.start), ""
                yield span, rule
                reached = span.end
            if reached < part.end:
                yield Span(reached, part.end), ""

    def in_doubt(self, span: Span) -> bool:
        """Whether a span stands mostly in what is held back."""
        return sum(held.span.overlap(span) for held in self.held) * 2 > span.size

    def locator(self, span: Span) -> str:
        """An address that a person can follow: RFC 5147 for plain text, a place, or a text fragment."""
        path, _, part = self.path.rpartition("#") if self.address == "words of a part" else (self.path, "", "")
        path = _UNADDRESSABLE.sub(lambda mark: quote(mark.group(), safe="", errors="surrogatepass"), path)
        if self.address == "place" and self.places:
            return f"{path}#{self.places[max(0, bisect_right(self.places, (span.start, '~')) - 1)].name}"
        if self.address in {"words", "words of a part"}:
            return f"{path}#{part}:~:text={_fragment(self.words_of(span))}"
        return f"{path}#char={span.start},{span.end}"


_SHORT, _EDGE = 8, 4  # words; a browser finds a longer stretch by its first and last words


def _fragment(words: str) -> str:
    """What stands behind ``text=`` in a text fragment: words that do not run over the end of a line."""
    lines = [line.split() for line in words.splitlines() if line.split()]
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) <= _SHORT:
        return _encoded(lines[0])
    return f"{_encoded(lines[0][:_EDGE])},{_encoded(lines[-1][-_EDGE:])}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
