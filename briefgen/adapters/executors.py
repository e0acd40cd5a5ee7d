"""Where work is done: here, in threads, or in processes."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import starmap
from multiprocessing import parent_process
from threading import Thread
from typing import Any, ParamSpec, TypeVar

Args = ParamSpec("Args")
Result = TypeVar("Result")
_SELDOM = (100_000, 50, 1000)

FEW = 8
"""Tasks, each the work on an article, that are not worth starting processes."""


class InlineExecutor(Executor):
    """Does the work at once, in the caller's thread; an error is raised where the work is handed over."""

    def submit(self, fn: Callable[Args, Result], /, *args: Args.args, **kwargs: Args.kwargs) -> Future[Result]:
        """Return a future that is done."""
        future: Future[Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future

    def map(
        self,
        fn: Callable[..., Result],
        *iterables: Iterable[Any],
        timeout: float | None = None,  # noqa: ARG002  (the base class's signature)
        chunksize: int = 1,  # noqa: ARG002
    ) -> Iterator[Result]:
        """Yield each result as it is asked for."""
        return map(fn, *iterables)


class CpuExecutor(InlineExecutor):
    """Computes a few tasks here, many in processes, which the first that are many start and all that follow use."""

    def __init__(self, cores: int) -> None:
        """Use so many processes."""
        self._cores = cores
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self,
        fn: Callable[..., Result],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[Result]:
        """Yield the results in order; in processes an error is raised where the result is asked for."""
        tasks = list(zip(*iterables, strict=False))  # an iterable may be without end
        if self._pool is None and self._cores > 1 and len(tasks) > FEW:
            self._pool = ProcessPoolExecutor(self._cores, initializer=_begin_work)
        if self._pool is None or len(tasks) <= 1:
            return starmap(fn, tasks)
        fair = max(1, min(chunksize, len(tasks) // (2 * self._cores)))  # so that no process waits for another's last
        return self._pool.map(fn, *zip(*tasks, strict=True), timeout=timeout, chunksize=fair)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  (the base's)
        """End the processes, if there are any."""
        if self._pool:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _begin_work() -> None:
    """What a process does before its first task."""
    collect_seldom()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End where the run was killed: a process that waits for its next task does not notice, and would wait for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def collect_seldom() -> None:
    """Look for circles of garbage a hundred times less often: frozen values make none.

    Of 350 real articles the search took a third of the time of pickling and merging.
    """
    gc.set_threshold(*_SELDOM)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """The same for a while, in a process that may be somebody else's."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def waiting_executor(calls: int) -> Executor:
    """Threads for what waits for a server, or for the process that parses a document."""
    return ThreadPoolExecutor(calls, thread_name_prefix="briefgen")
