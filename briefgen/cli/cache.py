"""``briefgen cache``: what is kept of a model's answers, and forgetting it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from briefgen import wiring
from briefgen.adapters.answer_cache import AnswerStore
from briefgen.adapters.answer_cache.store import Contents
from briefgen.adapters.brief_writer import write_stdout
from briefgen.adapters.system_clock import SystemClock
from briefgen.cli.terminal import printable
from briefgen.settings import Settings, read_settings

_file = click.option("--cache", metavar="FILE", help=Settings.model_fields["cache"].description)


@click.group("cache", short_help="Show or forget the model's answers that are kept.")
def door() -> None:
    """Show or forget the model's answers that are kept.

    Every answer is kept the moment it arrives, so that the same question is never paid for twice.
    """


@door.command("info")
@_file
def info(cache: str | None) -> int:
    """Show where answers are kept, how many, how large and how old they are, and of which models."""
    with _store(cache) as store:
        told = "".join(f"{name:<9} {printable(value)}\n" for name, value in _facts(store.contents()))
    write_stdout(told)
    return 0


@door.command("clear")
@_file
@click.option("--older-than", metavar="DAYS", type=click.IntRange(min=0), help="Forget only what is older than this.")
def clear(cache: str | None, older_than: int | None) -> int:
    """Forget the answers, and wipe their words from the disk."""
    before = None if older_than is None else SystemClock().now() - dt.timedelta(days=older_than)
    with _store(cache) as store:
        gone = store.clear(before)
    write_stdout(f"{gone} answers forgotten\n")
    return 0


def _store(cache: str | None) -> closing[AnswerStore]:
    return closing(wiring.store_of(read_settings(cache=Path(cache) if cache else None)))


def _facts(contents: Contents) -> Iterator[tuple[str, str]]:
    """What there is to say, each with its name."""
    yield "file", str(contents.path)
    yield "answers", f"{sum(one.answers for one in contents.models):,}"
    yield "size", f"{contents.size:,} bytes"
    for name, moment in (("oldest", contents.oldest), ("newest", contents.newest)):
        if moment:
            yield name, f"{moment:%Y-%m-%d %H:%M} UTC"
    for one in contents.models:
        yield "model", f"{one.model}: {one.answers:,} answers, {one.tokens_in:,} tokens in, {one.tokens_out:,} out"
