"""What a Markdown page may use of a brief."""

from collections.abc import Mapping

from briefgen.domain.milestones import abridged
from briefgen.domain.selection import MOST
from briefgen.domain.statement import Statement
from briefgen.domain.text.markdown import Markdown, code_span
from briefgen.ports.format import Edition
from briefgen.stages.render.arranging import cited, family, stands, unshown
from briefgen.stages.render.support import Support
from briefgen.stages.render.words import counted, day, sentence, speech, when


def context_of(edition: Edition) -> Mapping[str, object]:
    """What the page's template may use; ``docs/templates.md`` describes each name."""
    brief, length = edition.brief, edition.length
    support = Support(brief)
    short = tuple(abridged(story, MOST[length].timeline) for story in brief.stories)
    left = {id(one): len(story.timeline) - len(one.timeline) for one, story in zip(short, brief.stories, strict=True)}
    brief = brief.model_copy(update={"stories": short})
    return {
        "brief": brief,
        "sources": {source.id: source for source in brief.sources},
        "origins": {origin.id: origin for origin in brief.origins},
        "evidence": cited(brief),
        "coverage": edition.coverage,
        "counted": counted,
        "anchors": anchors,
        "support": support,
        "aside": lambda statement: aside(support, statement),
        "family": family,
        "stands": stands,
        "unshown": lambda story: unshown(story, brief),
        "unshown_events": lambda story: left[id(story)],
        "speech": speech,
        "code": code_span,
        "day": day,
        "when": when,
        "heading": heading,
        "sentence": sentence,
    }


def anchors(statement: Statement) -> Markdown:
    """The visible marks of a statement's citations: ``[^S1.4][^S2.1]``."""
    return Markdown("".join(f"[^{cite}]" for cite in statement.cites))


def aside(support: Support, statement: Statement) -> Markdown:
    """How many articles and origins stand behind a statement, where a reader must know it."""
    told = support.told(statement)
    return Markdown(f" *{told}.*" if told else "")


def heading(level: int) -> Markdown:
    """The mark of a heading."""
    return Markdown("#" * level)
