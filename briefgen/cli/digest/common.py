"""What the commands on digests have in common."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from briefgen.adapters.digest_store import DigestStore
from briefgen.adapters.system_clock import SystemClock
from briefgen.cli.terminal import say
from briefgen.digest.desk import Desk
from briefgen.ports.clock import Clock
from briefgen.settings.digest import Digests
from briefgen.wiring.digest import ShiftedClock, desk_of, store_of

COMPLETE, FAILED, LOST = 0, 1, 3
Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """``--store FILE``."""
    return click.option(
        "--store",
        metavar="FILE",
        envvar="BRIEFGEN_STORE",
        type=click.Path(path_type=Path),
        help="File that keeps issues and sends (default: briefgen/digest.db in the user's state folder).",
    )(command)


def now_option(command: Command) -> Command:
    """``--now ISO``."""
    return click.option(
        "--now",
        metavar="ISO",
        callback=_moment,
        help="Act as if it were that moment (2026-11-23T07:00; UTC unless said).",
    )(command)


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.datetime | None:
    if value is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no moment such as 2026-11-23T07:00", ctx, param) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


class Room(NamedTuple):
    """The settings, the store and the clock of one command."""

    digests: Digests
    store: DigestStore
    clock: Clock

    def desk(self, name: str) -> Desk:
        """What the work on one digest is handed."""
        return desk_of(self.digests.named(name), self.digests, self.store, self.clock)


@contextmanager
def opened(store: Path | None, now: dt.datetime | None = None) -> Iterator[Room]:
    """The settings, and the store, which is closed in the end."""
    digests = Digests(store=store)
    kept = store_of(digests)
    try:
        yield Room(digests, kept, ShiftedClock(now) if now else SystemClock())
    finally:
        kept.close()


class Voice:
    """Says what happened on stderr; with ``-q`` only what went wrong."""

    def __init__(self, *, quiet: bool) -> None:
        """Be quiet or not."""
        self._quiet = quiet

    def note(self, line: str) -> None:
        """Say what went well."""
        if not self._quiet:
            say(line)

    def warn(self, line: str) -> None:
        """Say what went wrong."""
        say(line)
