"""What the template of the HTML page may use of a brief."""

from collections.abc import Mapping, Sequence

from briefgen.domain.brief import Brief
from briefgen.domain.citation import Citation
from briefgen.domain.milestones import milestones
from briefgen.domain.selection import MOST
from briefgen.domain.statement import Statement
from briefgen.ports.format import Edition
from briefgen.ports.page_source import FileSource
from briefgen.stages.render.arranging import cited, family, stands, unshown
from briefgen.stages.render.page.index import KINDS, Index
from briefgen.stages.render.page.inlining import inlined
from briefgen.stages.render.page.origins_picture import name_of, origins_picture
from briefgen.stages.render.page.passages import Block, blocks_of, torn
from briefgen.stages.render.page.standing_picture import standing_picture
from briefgen.stages.render.page.timeline_picture import timeline_picture
from briefgen.stages.render.support import Support
from briefgen.stages.render.words import counted, day, in_figures, sentence, speech, when

SCHEMES = ("https://", "http://", "mailto:")


def html_context(edition: Edition, pages: FileSource) -> Mapping[str, object]:
    """What the page's template may use; ``docs/templates.md`` describes each name."""
    brief = edition.brief
    evidence = cited(brief)
    texts = _texts(edition, evidence)
    index = Index(brief)
    return {
        "brief": brief,
        "texts": texts,
        "evidence": evidence,
        "coverage": {one.source: one for one in edition.coverage},
        "inlined": inlined(pages, (cite for blocks in texts.values() for cite in torn(blocks))),
        "index": index,
        "backs": index.backs(),
        "kinds": KINDS,
        **_lookups(brief),
        **_pictures(edition),
        **_words(brief, index),
    }


def _texts(edition: Edition, evidence: Sequence[Citation]) -> dict[str, tuple[Block, ...]]:
    """The paragraphs of every article that is at hand, by its source."""
    of_source: dict[str, list[Citation]] = {}
    for citation in evidence:
        of_source.setdefault(citation.source, []).append(citation)
    return {article.id: blocks_of(article, of_source.get(article.id, ())) for article in edition.articles}


def _lookups(brief: Brief) -> dict[str, object]:
    citations: dict[str, list[Citation]] = {}
    for citation in cited(brief):
        citations.setdefault(citation.source, []).append(citation)
    return {
        "sources": {source.id: source for source in brief.sources},
        "origins": {origin.id: origin for origin in brief.origins},
        "citations": citations,
        "family": family,
        "stands": stands,
        "unshown": lambda story: unshown(story, brief),
        "name_of": name_of,
        "address": address,
    }


def _pictures(edition: Edition) -> dict[str, object]:
    most = MOST[edition.length].timeline
    return {
        "milestones": lambda story: milestones(story, most),
        "timeline_picture": lambda story: timeline_picture(milestones(story, most), edition.brief.as_of),
        "standing_picture": standing_picture,
        "origins_picture": lambda: origins_picture(edition.brief),
    }


def _words(brief: Brief, index: Index) -> dict[str, object]:
    support = Support(brief)
    return {
        "support": support,
        "aside": support.told,
        "notes": lambda kind, statement: notes(kind, statement, support),
        "entry": index.entry,
        "counted": counted,
        "in_figures": in_figures,
        "speech": speech,
        "day": day,
        "when": when,
        "sentence": sentence,
    }


def notes(kind: str, statement: Statement, support: Support) -> tuple[str, ...]:
    """What stands quietly behind a statement: how sure its source is, how it is known, and how many tell it."""
    certain = "" if statement.certainty == "stated" or kind == "actor" else statement.certainty
    inferred = "inferred" if getattr(statement, "speech", "") == "inferred" else ""
    return tuple(word for word in (certain, inferred, support.told(statement)) if word)


def address(url: str | None) -> str | None:
    """An address that a page may link to; None for every other scheme, and for what is no address."""
    if url and url.lower().startswith(SCHEMES) and url.isprintable() and not any(map(str.isspace, url)):
        return url
    return None
