"""Disagreements that are new, go on, or on which new sources say one side only."""

from typing import Literal, NamedTuple

from briefgen.digest.comparing.lines import Issue, Issues, Line
from briefgen.domain.changes import DisputeChange
from briefgen.domain.statement import Statement
from briefgen.domain.story import Disagreement
from briefgen.engines.extractive.merging.joining import says_the_same

Kind = Literal["settled", "opened", "open"]


class _Dispute(NamedTuple):
    """A disagreement, the brief that tells of it, and its sides; a side that rests on no claim is left out."""

    told: Disagreement
    issue: Issue
    sides: tuple[Line, ...]


def dispute_changes(issues: Issues) -> tuple[DisputeChange, ...]:
    """The disagreements of now and of the brief before; those that are settled first, then the new ones."""
    now, past = _disputes(issues.now, issues), _disputes(issues.before[-1], issues)
    found: list[DisputeChange] = []
    for one in now:
        if any(_is_one(one, other, issues) for other in past):
            found.append(_change("open", one))
        elif any(issues.is_fresh(side) for side in one.told.sides):
            found.append(_change("opened", one))
    for other in past:
        if not any(_is_one(one, other, issues) for one in now):
            line = _settling(other, issues)
            found += [_change("settled", other, line)] if line else []
    order = ("settled", "opened", "open")
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _disputes(issue: Issue, issues: Issues) -> list[_Dispute]:
    return [
        _Dispute(one, issue, tuple(line for side in one.sides if (line := _line(side, issue, issues))))
        for story in issue.brief.stories
        for one in story.disagreements
    ]


def _line(side: Statement, issue: Issue, issues: Issues) -> Line | None:
    claim = issue.claim_of(side)
    return issues.line(issue, claim) if claim else None


def _change(kind: Kind, dispute: _Dispute, line: Line | None = None) -> DisputeChange:
    sides = tuple(dispute.issue.said(side) for side in dispute.told.sides)
    return DisputeChange(kind=kind, about=dispute.told.about, sides=sides, now=line.said if line else None)


def _is_one(one: _Dispute, other: _Dispute, issues: Issues) -> bool:
    """Whether two disagreements have two sides in common."""
    return sum(any(_same(a, b, issues) for b in other.sides) for a in one.sides) > 1


def _settling(dispute: _Dispute, issues: Issues) -> Line | None:
    """A new line that says one side, where none says another; positions are not settled by being repeated."""
    if dispute.told.kind == "position":
        return None
    said = [[line for line in issues.fresh if _same(side, line, issues)] for side in dispute.sides]
    held = [lines for lines in said if lines]
    return held[0][0] if len(held) == 1 else None


def _same(one: Line, other: Line, issues: Issues) -> bool:
    return one.said.text == other.said.text or says_the_same(one.told, other.told, issues.weights)
