"""No progress bar, for pipes and logs."""

from typing import Self


class SilentProgress:
    """Shows nothing."""

    def begin(self, step: str, total: int) -> None:
        """Take no notice."""

    def advance(self) -> None:
        """Take no notice."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...
