"""``briefgen digest run`` and ``preview``."""

import datetime as dt
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import click

from briefgen.adapters.brief_writer import check_writable, write_file, write_stdout
from briefgen.cli.digest.common import COMPLETE, FAILED, LOST, Room, Voice, now_option, opened, store_option
from briefgen.cli.terminal import printable
from briefgen.digest.alerting import alert_owner
from briefgen.digest.desk import Desk
from briefgen.digest.issuing import draft_issue, planned_sends
from briefgen.digest.running import Done, PutFile, due_slot, run_digest
from briefgen.digest.sending import addressed_to_all
from briefgen.domain.issue import Send
from briefgen.errors import BriefgenError, SettingsError, StoreBusyError

_PARTS = {".html": "html", ".htm": "html", ".txt": "plain"}


@click.command("run", short_help="Do what is due now; safe to call at any time, twice or late.")
@click.argument("name", required=False)
@click.option("--dry-run", is_flag=True, help="Show what would be sent to whom; change nothing.")
@click.option("--eml", metavar="FILE", type=click.Path(path_type=Path), help="Write the message there, do not send it.")
@now_option
@store_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
def run(
    name: str | None, *, dry_run: bool, eml: Path | None, now: dt.datetime | None, store: Path | None, quiet: bool
) -> int:
    """Do what is due now, for the digest NAME or for all.

    An issue is made once for each period and sent at most once to each recipient, whatever happens; an issue that
    was sent already is left alone.  What the server puts off is tried again now and by the next run.  A message that
    had left when a run was cut short is not sent again: see `briefgen digest status`.  With --eml the issue counts
    as sent.
    """
    voice = Voice(quiet=quiet)
    with opened(store, now) as room:
        names = (name,) if name else room.digests.names
        if not names:
            raise SettingsError("no digest is set up; docs/digest.md says how")
        if eml:
            if len(names) > 1:
                raise SettingsError("--eml is for one digest; say which: briefgen digest run NAME --eml FILE")
            check_writable(eml)
        if dry_run:
            return max(_show(room.desk(each)) for each in names)
        codes = [_run(room, each, eml, voice) for each in names]
    return FAILED if FAILED in codes else max(codes)


def _run(room: Room, name: str, eml: Path | None, voice: Voice) -> int:
    """Run one digest; what goes wrong with it stops no other."""
    desk = None
    try:
        desk = room.desk(name)
        done = run_digest(desk, to_file=_filing(eml) if eml else None)
    except BriefgenError as error:
        voice.warn(f"{name}: {error}" if not str(error).startswith(f"{name}:") else str(error))
        if desk and not isinstance(error, StoreBusyError):
            _alert(desk, f"The digest {name} could not be made: {error}", voice)
        return FAILED
    return _report(desk, done, voice)


def _filing(path: Path) -> PutFile:
    def put(message: bytes) -> str:
        write_file(path, message)
        return str(path)

    return put


def _report(desk: Desk, done: Done, voice: Voice) -> int:
    """Say what was done, and tell the owner what went wrong."""
    voice.note(_summary(done))
    troubles = [
        *([done.failure] if done.failure else []),
        *(
            f"{send.recipient}: {send.state}: {send.answer}"
            for send in done.sends
            if send.state in {"refused", "unsure"}
        ),
        *(f"{send.recipient}: {_waits(send)}" for send in done.sends if send.state == "planned"),
        *(
            f"{send.recipient} has not got the issue of {send.period} ({send.state}: {send.answer})"
            for send in done.left
        ),
        *done.notices,
        *done.lost,
    ]
    if done.is_whole:
        return COMPLETE
    for line in troubles:
        voice.warn(f"{done.digest} {done.period}: {line}")
    if any(send.state == "unsure" for send in (*done.sends, *done.left)):
        voice.warn(f"whether it arrived nobody knows; to send it again: briefgen digest resend {done.digest} --to …")
    _alert(desk, "\n".join((f"The digest {done.digest}, issue {done.period}:", *troubles)), voice)
    return FAILED if done.failure else LOST


def _waits(send: Send) -> str:
    return f"put off: {send.answer}" if send.answer else "has not got it yet; the next run tries again"


def _summary(done: Done) -> str:
    """One line on what a run did."""
    counts = {
        state: sum(send.state == state for send in done.sends) for state in ("sent", "planned", "refused", "unsure")
    }
    told = ", ".join(
        f"{number} {'put off' if state == 'planned' else state}" for state, number in counts.items() if number
    )
    did = {"issued": f"issued: {done.subject}", "went on": "went on", "nothing": "was issued already"}[done.did]
    return f"{done.digest} {done.period}: {did} ({told or 'nothing new, so nothing is sent'})"


def _alert(desk: Desk, words: str, voice: Voice) -> None:
    if problem := alert_owner(desk, words):
        voice.warn(problem)


def _show(desk: Desk) -> int:
    """Print what a run would do, and the message in plain text."""
    now = desk.clock.now()
    slot = due_slot(desk, now)
    if desk.store.has(desk.plan.name, slot.period):
        waiting = [send.recipient for send in desk.store.sends(desk.plan.name, slot.period) if send.state == "planned"]
        would = f"would go on with {', '.join(waiting)}" if waiting else "was issued already; nothing would be done"
        write_stdout(printable(f"{desk.plan.name} {slot.period}: {would}") + "\n")
        return COMPLETE
    drafted = draft_issue(desk, slot, now)
    to = ", ".join(send.recipient for send in planned_sends(drafted.issue, desk.plan, now)) or "nobody: nothing is new"
    lines = (f"Digest: {desk.plan.name}", f"Period: {slot.period}, due {slot.due:%Y-%m-%d %H:%M} UTC", f"To: {to}")
    attached = f"Attached: {', '.join(drafted.letter.mail.attached) or 'nothing'}"
    head = (*lines, attached, f"Subject: {drafted.letter.mail.subject}")
    write_stdout("".join(f"{printable(line)}\n" for line in head) + f"\n{drafted.letter.text}\n")
    return COMPLETE


@click.command("preview", short_help="Show the message that a run would make now; nothing is recorded.")
@click.argument("name")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write it there: the whole message (.eml), or its .html or .txt alone.",
)
@now_option
@store_option
def preview(name: str, *, output: Path | None, now: dt.datetime | None, store: Path | None) -> int:
    """Write the message that a run would make now to standard output or a file; nothing is recorded or sent."""
    if output:
        check_writable(output)
    with opened(store, now) as room:
        desk = room.desk(name)
        moment = desk.clock.now()
        drafted = draft_issue(desk, desk.plan.every.last(moment, desk.plan.time_zone), moment)
        everybody = planned_sends(drafted.issue, desk.plan.model_copy(update={"send_unchanged": True}), moment)
        message = addressed_to_all(desk, drafted.issue.letter, everybody)
    part = _PARTS.get(output.suffix.lower()) if output else None
    page = _part(message, part) if part else message
    write_file(output, page) if output else write_stdout(page)
    return COMPLETE


def _part(message: bytes, kind: str) -> str:
    """The text of one of the two bodies."""
    body = message_from_bytes(message, policy=default).get_body((kind,))
    return str(body.get_content()) if body else ""
