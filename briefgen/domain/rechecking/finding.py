"""What a check has found, statement by statement and source by source."""

from typing import Literal

from briefgen.domain.noun import Noun

Kind = Literal[
    "uncited", "changed", "gone", "unsupported", "unused", "footnote", "vanished", "replaced", "unreadable", "refused",
    "withdrawn", "moved",
]  # fmt: skip
"""``moved`` alone is no fault: the words stand elsewhere in their source."""

State = Literal["stands", "edited", "renamed", "vanished", "replaced", "unreadable", "refused", "withdrawn"]
SOUND: frozenset[State] = frozenset({"stands", "edited", "renamed"})


class Finding(Noun):
    """One thing found; ``was`` are the words of the brief, ``now`` those of the source today."""

    kind: Kind
    message: str
    citation: str | None = None
    was: str | None = None
    now: str | None = None

    @property
    def is_fault(self) -> bool:
        """Whether the statement does not hold for it."""
        return self.kind != "moved"


class Verdict(Noun):
    """One statement, or one footnote that no statement uses, with what was found."""

    line: int
    part: str
    text: str
    cites: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return not any(finding.is_fault for finding in self.findings)


class SourceNow(Noun):
    """What became of a source since; ``now`` is where it stands, ``rests`` the lines of what is pinned to it."""

    id: str
    path: str
    state: State
    now: str | None = None
    reason: str = ""
    rests: tuple[int, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether its words can still carry a statement."""
        return self.state in SOUND


class Report(Noun):
    """Everything that one check has found; ``statements`` in the order of the file."""

    statements: tuple[Verdict, ...]
    footnotes: tuple[Verdict, ...]
    sources: tuple[SourceNow, ...]

    @property
    def holds(self) -> bool:
        """Whether every statement and footnote does, and every source that something rests on."""
        return all(one.holds for one in (*self.statements, *self.footnotes)) and all(
            source.is_sound for source in self.sources if source.rests
        )
