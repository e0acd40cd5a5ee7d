"""Questions that are newly open, still open, or answered, and by which words."""

from typing import NamedTuple

from briefgen.digest.comparing.lines import Issue, Issues, Line
from briefgen.domain.changes import QuestionChange, Said
from briefgen.domain.story import OpenQuestion
from briefgen.engines.extractive.merging.answers import tells_outcome
from briefgen.engines.extractive.merging.shared_words import Stems, coverage, likeness, stems_of

# Set by hand: an answer that is none costs a reader more than a question which stays open for too long.
ALIKE = 0.6
ANSWERED = 0.55
SHARED = 3


class _Raised(NamedTuple):
    """An open question, the brief that raises it, and its stems."""

    question: OpenQuestion
    issue: Issue
    stems: Stems


def question_changes(issues: Issues) -> tuple[QuestionChange, ...]:
    """The questions of now and of the brief before, those that are answered first, then the new ones."""
    past = [raised for issue in issues.before for raised in _raised(issue)]
    now = _raised(issues.now)
    found: list[QuestionChange] = []
    for one in now:
        before = [other for other in past if _is_one(one, other, issues)]
        if before:
            found.append(_open(one, before[0]))
        elif issues.is_fresh(one.question):
            found.append(QuestionChange(kind="opened", question=_said(one)))
    last = [raised for raised in past if raised.issue is issues.before[-1]]
    for one in last:
        if not any(_is_one(one, other, issues) for other in now):
            first = next(other for other in past if _is_one(one, other, issues))
            answer = _answer(one, issues)
            found.append(
                QuestionChange(kind="answered", question=_said(one), since=first.issue.brief.as_of, answer=answer.said)
                if answer
                else _open(one, first)
            )
    order = ("answered", "opened", "open")
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _raised(issue: Issue) -> list[_Raised]:
    return [
        _Raised(question, issue, stems_of(question.text))
        for story in issue.brief.stories
        for question in story.open_questions
    ]


def _said(raised: _Raised) -> Said:
    return raised.issue.said(raised.question)


def _open(one: _Raised, first: _Raised) -> QuestionChange:
    return QuestionChange(kind="open", question=_said(one), since=first.issue.brief.as_of)


def _is_one(one: _Raised, other: _Raised, issues: Issues) -> bool:
    return one.stems == other.stems or likeness(one.stems, other.stems, issues.weights) >= ALIKE


def _answer(raised: _Raised, issues: Issues) -> Line | None:
    """The line of a new source that tells what became of what is asked."""
    fitting = [
        (coverage(raised.stems, line.told.stems, issues.weights), line)
        for line in issues.fresh
        if _may_answer(raised, line)
    ]
    best = max(fitting, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= ANSWERED else None


def _may_answer(raised: _Raised, line: Line) -> bool:
    claim = line.told.claim
    if claim.kind == "question" or claim.future or claim.certainty == "possible" or claim.text.rstrip().endswith("?"):
        return False
    enough = len(raised.stems & line.told.stems) >= min(SHARED, len(raised.stems))
    return enough and (claim.kind == "event" or tells_outcome(claim.text))
