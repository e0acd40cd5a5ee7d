"""What a Word document is made of: the Markdown page's names, links to sources, and the properties of the file."""

from collections.abc import Mapping
from urllib.parse import quote

from briefgen.domain.brief import Brief
from briefgen.domain.statement import Statement
from briefgen.domain.text.markdown import Markdown, escape_markdown
from briefgen.ports.format import Edition
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.page.context import address

_LONGEST = 250  # characters of a property; Word shows no more


def word_context(edition: Edition) -> Mapping[str, object]:
    """What ``templates/brief.docx.jinja`` may use; ``docs/templates.md`` describes each name."""
    return dict(context_of(edition)) | {"link": link, "anchors": anchors}


def anchors(statement: Statement) -> Markdown:
    """The footnotes of a statement's citations, with commas between their numbers: 1 and 2 are not 12."""
    return Markdown("^,^".join(f"[^{cite}]" for cite in statement.cites))


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
