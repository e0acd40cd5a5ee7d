"""What a command costs: seconds on the clock and of the processor, and the memory of all its processes together."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

_BETWEEN_LOOKS = 0.5
_KILOBYTES_IN_MB = 1024


class Cost(NamedTuple):
    """Seconds on the clock, seconds of the processor's time, megabytes; ``told`` is what the command printed."""

    clock: float
    processor: float
    memory: float
    told: str


def cost_of(script: Path, *arguments: str, python: str = sys.executable) -> Cost:
    """Run one of the scripts beside this one in a process of its own, and see what it and its children cost.

    Memory is the largest sum seen of the processes' proportional shares (a page that two of them share counts once).
    """
    before, begun = _processor(), time.perf_counter()
    with subprocess.Popen([python, str(script), *arguments], stdout=subprocess.PIPE, text=True) as process:
        ended, seen = Event(), [0.0]
        watch = Thread(target=_watch, args=(process.pid, ended, seen))
        watch.start()
        told, _ = process.communicate()
        ended.set()
        watch.join()
    if process.returncode:
        raise SystemExit(f"{script.name} {' '.join(arguments)} ended with {process.returncode}")
    return Cost(time.perf_counter() - begun, _processor() - before, seen[0], told.strip())


def row(what: str, count: int, cost: Cost) -> str:
    """A row of the table, with articles a second by the clock, and how many there would be on two idle cores."""
    cells = (
        f"{count:,}",
        what,
        f"{cost.clock:.1f}",
        f"{count / cost.clock:,.0f}",
        f"{cost.processor:.1f}",
        f"{1000 * cost.processor / count:.1f}",
        f"{cost.memory:,.0f}",
        cost.told,
    )
    return f"| {' | '.join(cells)} |"


HEAD = (
    "| articles | what | seconds | articles/s | processor seconds | ms an article | MB | |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def _processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _watch(process: int, ended: Event, seen: list[float]) -> None:
    while not ended.wait(_BETWEEN_LOOKS):
        seen[0] = max(seen[0], sum(map(_share, _tree(process))))


def _tree(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):  # it has ended since
        for task in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208  (names are all that is wanted)
            for child in Path(f"/proc/{process}/task/{task}/children").read_text().split():
                yield from _tree(int(child))


def _share(process: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / _KILOBYTES_IN_MB
    return 0.0


def counts(arguments: Sequence[str], usual: Sequence[int]) -> Sequence[int]:
    """How many articles to make, as the command line has it."""
    return [int(argument.replace(",", "")) for argument in arguments] or usual
