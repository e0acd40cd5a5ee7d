"""Where work is done: here, in threads, or in processes."""

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

Args = ParamSpec("Args")
Result = TypeVar("Result")
_SELDOM = (100_000, 50, 1000)


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


def cpu_executor(tasks: int, cores: int) -> Executor:
    """Processes where the work outweighs starting them, else none.

    Two processes take about 0.5 s to start and import what they need, the time of some hundred articles.
    """
    if tasks > 200 and cores > 1:  # noqa: PLR2004  (see above)
        return ProcessPoolExecutor(cores, initializer=collect_seldom)
    return InlineExecutor()


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
    """Threads for what waits for a server."""
    return ThreadPoolExecutor(calls, thread_name_prefix="briefgen")
