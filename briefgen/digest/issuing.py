"""Makes one issue: a brief, what changed since those before, and the message that says it."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import ValidationError

from briefgen.digest.comparing import changes_between
from briefgen.digest.composing import Letter, compose
from briefgen.digest.desk import Desk
from briefgen.digest.plan import Plan
from briefgen.digest.schedule import Slot
from briefgen.domain.brief import Brief
from briefgen.domain.issue import Issue, Send

COMPARED = 8
"""Issues that a new one is compared with; two months of weeks."""


class Drafted(NamedTuple):
    """An issue, the parts of its message, and what a reader of the log should know."""

    issue: Issue
    letter: Letter
    notices: tuple[str, ...]


def draft_issue(desk: Desk, slot: Slot, now: dt.datetime) -> Drafted:
    """Make the issue of a slot; nothing is kept.

    Raises:
        BriefgenError: the brief or the message cannot be made.
    """
    plan = desk.plan
    edition = desk.write(_since(plan, now))
    before, notices = _before(desk, slot)
    changes = changes_between(before, edition.brief) if before else None
    letter = compose(edition, changes, plan, period=slot.period, pages=desk.pages, forms=desk.forms)
    issue = Issue(
        digest=plan.name,
        period=slot.period,
        due=slot.due,
        generated_at=edition.brief.generated_at,
        brief=edition.brief,
        changes=changes,
        letter=letter.message,
    )
    return Drafted(issue, letter, notices)


def planned_sends(issue: Issue, plan: Plan, now: dt.datetime) -> Sequence[Send]:
    """Who is to get it: every recipient, or nobody where it has nothing new and the plan says so."""
    if issue.changes and not issue.changes.is_news and not plan.send_unchanged:
        return ()
    return tuple(
        Send(
            digest=plan.name,
            period=issue.period,
            recipient=box.address,
            message_id=message_id(plan, issue.period, box.address),
            at=now,
        )
        for box in plan.to
    )


def message_id(plan: Plan, period: str, recipient: str) -> str:
    """The same for the same digest, period and recipient.

    So a mail program shows a message once even where a person has it sent a second time.
    """
    seal = hashlib.sha256(f"{plan.name} {plan.sender.address} {period} {recipient}".encode()).hexdigest()[:32]
    return f"<{plan.name}.{period}.{seal}@{plan.sender.domain}>"


def _since(plan: Plan, now: dt.datetime) -> str | None:
    if plan.days is None:
        return None
    return (now.astimezone(plan.time_zone).date() - dt.timedelta(days=plan.days)).isoformat()


def _before(desk: Desk, slot: Slot) -> tuple[list[Brief], tuple[str, ...]]:
    """The briefs of earlier issues that can still be read, and which cannot."""
    found, notices = [], []
    for period, text in desk.store.briefs(desk.plan.name, COMPARED):
        if period == slot.period:
            continue
        try:
            found.append(Brief.model_validate_json(text))
        except ValidationError:
            notices.append(f"the issue of {period} was kept by another version and cannot be compared with")
    return found, tuple(notices)
