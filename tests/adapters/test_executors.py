"""Work is done where it was asked for, and the process is left as it was found."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.adapters.executors import FEW, CpuExecutor, collecting_seldom
from briefgen.wiring import write_brief

PLAN = "The port of Marlow will close in March, transport minister Ada Ito said on Tuesday. Its {} berths are old.\n"


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """Also where the work fails: a brief may be written in a process that is somebody else's."""
    before = gc.get_threshold()
    with collecting_seldom():
        assert gc.get_threshold() != before
    with pytest.raises(KeyError), collecting_seldom():
        raise KeyError
    assert gc.get_threshold() == before


def test_few_tasks_are_done_here_and_many_elsewhere() -> None:
    """Processes start with the first that are many, and then do the few too; the results keep the tasks' order."""
    cpu = CpuExecutor(2)
    assert set(cpu.map(where, range(FEW))) == {os.getpid()}
    assert list(cpu.map(divmod, range(FEW + 1), [2] * (FEW + 1))) == [divmod(n, 2) for n in range(FEW + 1)]
    assert os.getpid() not in set(cpu.map(where, range(2), chunksize=8))
    assert cpu.submit(os.getpid).result() == os.getpid()
    assert list(cpu.map(where, ())) == []
    cpu.shutdown()


def test_processes_end_with_a_run_that_is_killed() -> None:
    """None of them holds on to what the run had open, such as the pipe that somebody reads to its end."""
    run = subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE)
    assert run.stdout
    assert run.stdout.readline() == b"ready\n"
    run.kill()
    rest, _ = run.communicate(timeout=60)
    assert rest == b""


WAITING = """
import time
from briefgen.adapters.executors import FEW, CpuExecutor
cpu = CpuExecutor(2)
list(cpu.map(abs, range(FEW + 1)))
print("ready", flush=True)
time.sleep(600)
"""


def test_one_core_is_no_reason_for_processes() -> None:
    """However many the tasks are."""
    assert set(CpuExecutor(1).map(where, range(10 * FEW))) == {os.getpid()}


def where(_: int) -> int:
    """The process that does the task."""
    return os.getpid()


def test_many_articles_are_read_in_processes_as_few_are(tmp_path: Path) -> None:
    """What comes back from another process is joined to the right text: of many articles and of one alone."""
    for number in range(3 * FEW):
        (tmp_path / f"{number:03}.txt").write_text(PLAN.format(number) * 3, encoding="utf-8")
    many = write_brief(tmp_path, engine="extractive")
    few = write_brief(tmp_path / "007.txt", engine="extractive")
    seventh = next(source for source in many.sources if str(source.path).endswith("007.txt"))
    assert seventh.body == few.sources[0].body
    assert seventh.words_kept == few.sources[0].words_kept
