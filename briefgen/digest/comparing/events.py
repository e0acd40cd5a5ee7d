"""Events that no brief before told of, and figures and dates that later sources give otherwise."""

import datetime as dt

from briefgen.digest.comparing.lines import Issues, Line
from briefgen.domain.changes import EventChange, FactChange
from briefgen.domain.story import Event
from briefgen.engines.extractive.merging.differing import (
    days_apart,
    of_different_years,
    one_matter,
    unlike_counts,
)
from briefgen.engines.extractive.merging.quantities import quantities_of

SLACK = dt.timedelta(days=7)
"""What happened so long before the last brief may still be news: sources lag behind what they tell of."""


def event_changes(issues: Issues) -> tuple[EventChange, ...]:
    """What is ahead, or happened lately, by a new source and no brief before; older matter is no news."""
    since = _horizon(issues)
    found: dict[str, EventChange] = {}
    for story in issues.now.brief.stories:
        for event in story.timeline:
            if not issues.is_fresh(event) or not _is_lately(event, since):
                continue
            claim = issues.now.claim_of(event, kind="event", date=event.date, future=event.future)
            if claim and issues.known(issues.line(issues.now, claim).told) is None:
                said = issues.now.said(event, event.date)
                found[event.text] = EventChange(
                    date=event.date, date_words=event.date_words, future=event.future, said=said
                )
    return tuple(found.values())


def _horizon(issues: Issues) -> str:
    """The day from which on something is news, as an ISO date; without a date of the briefs, that of what they tell."""
    days = [issue.brief.as_of for issue in issues.before if issue.brief.as_of]
    told = [line.told.claim.date for line in issues.past if line.told.claim.date and not line.told.claim.future]
    last = max(days or told, default="")
    if len(last) < len("2000-01-01"):
        return last
    return (dt.date.fromisoformat(last) - SLACK).isoformat()


def _is_lately(event: Event, since: str) -> bool:
    """Whether an event is ahead, or its date is not before the day; one that is not dated happened at any time."""
    if event.future:
        return True
    return event.date is not None and event.date >= since[: len(event.date)]


def fact_changes(issues: Issues) -> tuple[FactChange, ...]:
    """Counts and dates of one thing that a later source gives otherwise, each statement once."""
    found: dict[str, FactChange] = {}
    taken: set[str] = set()
    for line in issues.fresh:
        if line.told.claim.kind not in {"fact", "event"}:
            continue
        for other in issues.near(line.told):
            if other.told.claim.kind in {"fact", "event"} and other.said.text not in taken:
                about = _moved(other, line, issues)
                if about and line.said.text not in found:
                    taken.add(other.said.text)
                    found[line.said.text] = FactChange(about=about, before=other.said, now=line.said)
    return tuple(found.values())


def _moved(before: Line, now: Line, issues: Issues) -> str | None:
    """What of one thing is told otherwise now, in words; None where nothing is, or the source is not the later one."""
    one, other = before.told, now.told
    if not one.published or other.published <= one.published or of_different_years(one, other):
        return None  # which of them is the later one is not known
    if not one_matter(one, other, issues.weights):
        return None
    pair = next(unlike_counts(quantities_of(one.claim.text), quantities_of(other.claim.text)), None)
    if pair:
        return f"{pair[0].words} → {pair[1].words}"
    a, b = one.claim, other.claim
    if (
        a.kind == b.kind == "event"
        and a.date
        and b.date
        and a.date_words
        and b.date_words
        and days_apart(a.date, b.date)
    ):
        return f"{a.date_words} → {b.date_words}"
    return None
