"""What a page of plain text may use of a brief: the Markdown page's names, and lines instead of marks."""

from collections.abc import Mapping

from briefgen.domain.statement import Statement
from briefgen.domain.text.plain import Plain, folded, one_line
from briefgen.ports.format import Edition
from briefgen.stages.render.markdown import context_of
from briefgen.stages.render.support import Support


def plain_context(edition: Edition) -> Mapping[str, object]:
    """What ``templates/brief.txt.jinja`` may use; ``docs/templates.md`` describes each name."""
    context = dict(context_of(edition))
    for name in ("code", "heading"):
        del context[name]
    support = Support(edition.brief)
    return context | {"anchors": anchors, "aside": support.told, "folded": folded, "underlined": underlined}


def anchors(statement: Statement) -> str:
    """The visible marks of a statement's citations: ``[S1.4, S2.1]``."""
    return f"[{', '.join(statement.cites)}]"


def underlined(words: str, mark: str = "=") -> Plain:
    """A heading: the words, and below them a line."""
    shown = folded(words)
    return Plain(f"{shown}\n{mark * max(map(len, shown.split(chr(10))))}") if one_line(words) else Plain("")
