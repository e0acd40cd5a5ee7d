"""What became of every input, and what did not reach the brief."""

from typing import Literal

from briefgen.domain.noun import Noun
from briefgen.domain.statement import SourceId

Fate = Literal["used", "copy", "off_topic", "old", "empty", "unreadable", "failed"]


class LedgerRow(Noun):
    """One input's fate; ``of`` is the source that a copy copies."""

    input: str
    fate: Fate
    source: SourceId | None = None
    of: SourceId | None = None
    reason: str


class Gap(Noun):
    """One thing left out: its text, and why."""

    what: Literal["statement", "claim", "chunk", "source"]
    text: str
    source: SourceId | None = None
    reason: str
