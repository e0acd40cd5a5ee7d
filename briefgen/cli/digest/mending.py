"""``briefgen digest resend``, ``prune`` and ``backup``: what a person decides."""

import datetime as dt
from pathlib import Path

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.cli.digest.common import COMPLETE, LOST, now_option, opened, store_option
from briefgen.digest.sending import deliver_sends, settle_sends
from briefgen.errors import SettingsError, StoreError


@click.command("resend", short_help="Send an issue again to one recipient, because you say so.")
@click.argument("name")
@click.option("--to", "recipient", metavar="ADDRESS", required=True, help="Whom it goes to.")
@click.option("--period", metavar="PERIOD", help="Which issue (default: the last).")
@click.option("--again", is_flag=True, help="Even though the server took it before.")
@store_option
def resend(name: str, *, recipient: str, period: str | None, again: bool, store: Path | None) -> int:
    """Send an issue again to one recipient, in the very words of the first time.

    It has the same Message-ID, so that many mail programs show it once even where both arrive.
    """
    with opened(store) as room:
        desk = room.desk(name)
        with room.store.alone():
            newest = room.store.newest(name)
            if newest is None:
                raise SettingsError(f"{name} has no issue yet")
            issue = period or newest[0]
            settle_sends(desk, issue)
            sends = [send for send in room.store.sends(name, issue) if send.recipient == recipient]
            if not sends:
                raise SettingsError(
                    f"the issue {issue} of {name} was for nobody at {recipient}; see briefgen digest status"
                )
            if sends[0].state == "sent" and not again:
                raise SettingsError(f"{recipient} was sent {issue} ({sends[0].answer}); --again sends it a second time")
            deliver_sends(desk, issue, sends)
            now = next(send for send in room.store.sends(name, issue) if send.recipient == recipient)
    write_stdout(f"{name} {issue}: {recipient}: {now.state}: {now.answer}\n")
    return COMPLETE if now.state == "sent" else LOST


@click.command("prune", short_help="Forget old issues; nothing else does.")
@click.argument("name")
@click.option("--period", "periods", metavar="PERIOD", multiple=True, help="This issue; repeatable.")
@click.option("--older-than", metavar="DAYS", type=click.IntRange(min=1), help="Every issue that was due before then.")
@click.option("--yes", is_flag=True, help="Do it; without, only say what would be forgotten.")
@now_option
@store_option
def prune(
    name: str,
    *,
    periods: tuple[str, ...],
    older_than: int | None,
    yes: bool,
    now: dt.datetime | None,
    store: Path | None,
) -> int:
    """Forget issues with all that is known of their sends, and wipe their words from the disk.

    What is forgotten is compared with no more.  An issue of the present period that is forgotten is made and sent anew.
    """
    if bool(periods) == (older_than is not None):
        raise click.UsageError("say which: --period PERIOD, or --older-than DAYS")
    with opened(store, now) as room, room.store.alone():
        there = room.store.periods(name)
        if strangers := sorted(set(periods) - set(there)):
            raise StoreError(f"{name} has no issue {strangers[0]}; there are {', '.join(there) or 'none'}")
        if older_than is not None:
            periods = tuple(room.store.before(name, room.clock.now() - dt.timedelta(days=older_than)))
        if yes and periods:
            room.store.prune(name, periods)
    did = "forgotten" if yes else "would be forgotten (--yes does it)"
    write_stdout(f"{name}: {', '.join(periods) or 'nothing'} {did}\n")
    return COMPLETE


@click.command("backup", short_help="Copy the store, whole, while anything runs.")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@store_option
def backup(target: Path, *, store: Path | None) -> int:
    """Write a copy of the store to FILE, whole and sound, whatever else is at work.

    To go back, put the copy in the place of the store while nothing runs.
    """
    if target.exists():
        raise StoreError(f"{target} is there already; name another file")
    with opened(store) as room:
        room.store.check()
        room.store.backup(target)
    write_stdout(f"{target}: {target.stat().st_size:,} bytes\n")
    return COMPLETE
