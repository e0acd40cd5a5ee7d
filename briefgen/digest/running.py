"""Does what is due now for one digest, however often it is asked: makes the issue once, sends it once to each."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal

from briefgen.digest.desk import Desk
from briefgen.digest.issuing import Drafted, draft_issue, planned_sends
from briefgen.digest.schedule import Slot
from briefgen.digest.sending import addressed_to_all, deliver_sends, settle_sends
from briefgen.digest.telling.gist import losses
from briefgen.domain.issue import Send
from briefgen.domain.noun import Noun
from briefgen.errors import ClockError, MailError

PutFile = Callable[[bytes], str]
"""Writes a message somewhere, and returns where in words."""


class Done(Noun):
    """What one run did for one digest.

    ``sends`` are those of the issue as they stand now.  ``left`` are sends of earlier issues that need a person.
    ``lost`` are inputs that did not reach an issue made now.  ``failure`` says why not everything could be sent.
    """

    digest: str
    period: str
    did: Literal["issued", "went on", "nothing"]
    subject: str = ""
    sends: tuple[Send, ...] = ()
    left: tuple[Send, ...] = ()
    notices: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    failure: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether everybody has it who was to get it, and nothing was lost; what did nothing lost nothing."""
        return self.did == "nothing" or not (
            self.failure or self.lost or self.left or any(send.state != "sent" for send in self.sends)
        )


def run_digest(desk: Desk, *, to_file: PutFile | None = None) -> Done:
    """Make the issue that is due unless it was made, and send it to those who have not got it.

    Raises:
        StoreBusyError: another run is at it.
        ClockError: an issue of a later time was made already.
        BriefgenError: the issue cannot be made; nothing is kept, and the next run tries again.
    """
    with desk.store.alone():
        now = desk.clock.now()
        slot = due_slot(desk, now)
        drafted = None
        if not desk.store.has(desk.plan.name, slot.period):
            drafted = draft_issue(desk, slot, now)
            desk.store.put(drafted.issue, planned_sends(drafted.issue, desk.plan, desk.clock.now()))
        cut_short = [period for period in desk.store.periods(desk.plan.name) if settle_sends(desk, period)]
        waiting = [send for send in desk.store.sends(desk.plan.name, slot.period) if send.state == "planned"]
        failure = _send(desk, slot.period, waiting, to_file) if waiting else ""
        return _done(desk, slot, drafted, went_on=bool(waiting or cut_short), failure=failure)


def due_slot(desk: Desk, now: dt.datetime) -> Slot:
    """The newest slot that has come, or the one that an issue was made for under a schedule of before.

    Raises:
        ClockError: an issue of a time to come was made.
    """
    slot = desk.plan.every.last(now, desk.plan.time_zone)
    newest = desk.store.newest(desk.plan.name)
    if newest and newest[1] > now:
        raise ClockError(
            f"{desk.plan.name}: the issue of {newest[0]} was made already, and it is {now:%Y-%m-%d %H:%M} UTC: "
            f"mend the clock, or forget that issue (briefgen digest prune {desk.plan.name} --period {newest[0]})"
        )
    return Slot(newest[1], newest[0]) if newest and newest[1] > slot.due else slot


def _send(desk: Desk, period: str, waiting: Sequence[Send], to_file: PutFile | None) -> str:
    """Send what waits; return why not all of it could be."""
    if to_file:
        letter = desk.store.letter(desk.plan.name, period)
        where = to_file(addressed_to_all(desk, letter, waiting))
        for send in waiting:
            desk.store.note(send, "sent", f"written to {where}", desk.clock.now())
        return ""
    try:
        deliver_sends(desk, period, waiting)
    except MailError as error:
        return str(error)
    return ""


def _done(desk: Desk, slot: Slot, drafted: Drafted | None, *, went_on: bool, failure: str) -> Done:
    every = desk.store.sends(desk.plan.name)
    return Done(
        digest=desk.plan.name,
        period=slot.period,
        did="issued" if drafted else "went on" if went_on else "nothing",
        subject=drafted.letter.mail.subject if drafted else "",
        sends=tuple(send for send in every if send.period == slot.period),
        left=tuple(send for send in every if send.period != slot.period and send.state in {"planned", "unsure"}),
        notices=drafted.notices if drafted else (),
        lost=tuple(losses(drafted.issue.brief)) if drafted and not _is_whole(drafted) else (),
        failure=failure,
    )


def _is_whole(drafted: Drafted) -> bool:
    """Whether every input reached the brief; statements withheld are no loss."""
    brief = drafted.issue.brief
    rows = any(row.fate in {"empty", "unreadable", "failed"} for row in brief.ledger)
    return not (rows or brief.run.stopped or any(gap.what in {"chunk", "source"} for gap in brief.gaps))
