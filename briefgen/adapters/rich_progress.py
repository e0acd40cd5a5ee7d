"""A progress bar on a terminal."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class RichProgress:
    """One bar a step on stderr, gone when the run is over."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
        self._step: TaskID | None = None

    def begin(self, step: str, total: int) -> None:
        """Open the bar of a step."""
        self._step = self._bars.add_task(step, total=total)

    def advance(self) -> None:
        """Move the bar of the present step by one."""
        if self._step is not None:
            self._bars.advance(self._step)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()
