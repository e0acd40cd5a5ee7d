"""What a Word document is made of: the Markdown page's names, links to sources, and the properties of the file."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from briefgen.domain.brief import Brief
from briefgen.domain.citation import Citation
from briefgen.domain.statement import Statement
from briefgen.domain.text.markdown import Markdown, escape_markdown
from briefgen.ports.format import Edition
from briefgen.stages.render.arranging import cited
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.page.context import address

_LONGEST = 250  # characters of a property; Word shows no more


MOST_NOTES = 6
"""Footnotes of one statement: where forty articles say the same, a page has no room for the statement."""


class Footnotes:
    """Tells which citations of the statements are footnotes of their own, as a page comes to them.

    Of a statement with more than ``MOST_NOTES`` citations all but the first few share a last footnote, and have their
    words at the end of the document.
    """

    def __init__(self, evidence: Sequence[Citation]) -> None:
        """Take every citation that the page uses."""
        self._evidence = evidence
        self._own: set[str] = set()
        self._shared: dict[tuple[str, ...], str] = {}

    def __call__(self, statement: Statement) -> Markdown:
        """The footnotes of a statement, with commas between their numbers: 1 and 2 are not 12."""
        cites = statement.cites
        own = cites if len(cites) <= MOST_NOTES else cites[: MOST_NOTES - 1]
        self._own.update(own)
        rest = cites[len(own) :]
        names = [*own, *([self._shared.setdefault(rest, f"also-{len(self._shared) + 1}")] if rest else [])]
        return Markdown("^,^".join(f"[^{name}]" for name in names))

    @property
    def own(self) -> tuple[Citation, ...]:
        """The citations that are footnotes."""
        return tuple(citation for citation in self._evidence if citation.id in self._own)

    @property
    def shared(self) -> tuple[tuple[str, str], ...]:
        """The footnotes that stand for several citations: each with its name and their ids."""
        return tuple((name, ", ".join(cites)) for cites, name in self._shared.items())

    @property
    def further(self) -> tuple[Citation, ...]:
        """The citations that are no footnotes: their words stand at the end."""
        return tuple(citation for citation in self._evidence if citation.id not in self._own)


def word_context(edition: Edition) -> Mapping[str, object]:
    """What ``templates/brief.docx.jinja`` may use; ``docs/templates.md`` describes each name."""
    footnotes = Footnotes(cited(edition.brief))
    return dict(context_of(edition)) | {"link": link, "anchors": footnotes, "footnotes": footnotes}


def link(words: str, url: str | None) -> Markdown:
    """Words that lead to an address, where it is one of the web; else the words alone."""
    shown = escape_markdown(words)
    place = address(url)
    return Markdown(f"[{shown}](<{quote(place, safe=_KEPT)}>)") if place else shown


_KEPT = "!#$%&'*+,-./:;=?@_~()"
"""What may stand in an address between angle brackets and ends it nowhere."""


def properties_of(brief: Brief) -> Mapping[str, str]:
    """The properties of a document: each on one line."""
    told = {
        "title": brief.title,
        "subject": brief.question or brief.title,
        "author": "briefgen",
        "keywords": ", ".join(dict.fromkeys(actor.name for story in brief.stories for actor in story.actors[:6])),
        "comments": f"As of {brief.as_of or 'an unknown date'}: {brief.as_of_basis}; {len(brief.sources)} sources",
    }
    return {name: " ".join(value.split())[:_LONGEST] for name, value in told.items()}
