"""What the work on one digest is handed: collaborators behind ports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.digest.plan import Plan
from briefgen.domain.statement import IsoDate
from briefgen.ports.clock import Clock
from briefgen.ports.format import Edition, Format
from briefgen.ports.issue_store import IssueStore
from briefgen.ports.mailer import Mailer
from briefgen.ports.page_source import PageSource

Write = Callable[[IsoDate | None], Edition]
"""Writes the brief of what was published on that day or later, or of everything."""


@dataclass(frozen=True)
class Desk:
    """The collaborators of one digest; ``mailer`` opens no connection before it delivers."""

    plan: Plan
    store: IssueStore
    mailer: Callable[[], Mailer]
    clock: Clock
    write: Write
    pages: PageSource
    forms: Sequence[Format]
