"""``briefgen digest list`` and ``status``."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.adapters.digest_store import DigestStore
from briefgen.cli.digest.common import COMPLETE, LOST, Room, opened, store_option
from briefgen.cli.terminal import printable

_SHOWN = 5
_TROUBLE = frozenset({"planned", "handing_over", "refused", "unsure"})


@click.command("list", short_help="List the digests that are set up.")
@store_option
def list_digests(*, store: Path | None) -> int:
    """List the digests that are set up: when each is due, to whom it goes, and its last issue."""
    with opened(store) as room:
        lines = [line for name in room.digests.names for line in _listed(room, name)]
    write_stdout("".join(f"{printable(line)}\n" for line in lines or ["no digest is set up; docs/digest.md says how"]))
    return COMPLETE


def _listed(room: Room, name: str) -> Iterator[str]:
    plan = room.digests.named(name).plan
    coming = plan.every.next(room.clock.now(), plan.time_zone).due.astimezone(plan.time_zone)
    newest = room.store.newest(name)
    yield name
    yield f"    due       {plan.every} ({plan.time_zone.key}), next {coming:%A %Y-%m-%d %H:%M}"
    places = ", ".join(map(str, (*plan.paths, *plan.feeds)))
    yield f"    articles  {places}{f', of {plan.days} days' if plan.days else ''}"
    yield f"    to        {', '.join(map(str, plan.to))}"
    yield f"    last      {newest[0] if newest else 'none yet'}"


@click.command("status", short_help="Show what became of every issue and send.")
@click.argument("name", required=False)
@click.option("--all", "every", is_flag=True, help="Every issue, not only the last five and those with trouble.")
@store_option
def status(name: str | None, *, every: bool, store: Path | None) -> int:
    """Show what became of every issue, by recipient; check the store.

    Exit code 3 where somebody has not got an issue: `planned` is tried again by the next run of its period, `refused`
    will not be taken by the server, and of `unsure` nobody knows whether it arrived; `briefgen digest resend` sends
    it again.
    """
    with opened(store) as room:
        room.store.check()
        names = [name] if name else sorted({*room.digests.names, *room.store.digests()})
        told = [line for each in names for line in _told(room.store, each, every=every)]
        trouble = any(send.state in _TROUBLE for each in names for send in room.store.sends(each))
    write_stdout("".join(f"{printable(line)}\n" for line in told))
    return LOST if trouble else COMPLETE


def _told(store: DigestStore, name: str, *, every: bool) -> Iterator[str]:
    periods = store.periods(name)
    yield f"{name}: {len(periods)} issue{'s' * (len(periods) != 1)}"
    for place, period in enumerate(periods):
        sends = store.sends(name, period)
        if every or place >= len(periods) - _SHOWN or any(send.state in _TROUBLE for send in sends):
            yield f"  {period}{'' if sends else '  nothing new, sent to nobody'}"
            for send in sends:
                yield f"    {send.state:<12} {send.at:%Y-%m-%d %H:%M} UTC  {send.recipient}  {send.answer}".rstrip()
