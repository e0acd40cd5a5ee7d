"""What a run has spent, read off the models that did the spending."""

from collections.abc import Callable

from briefgen.ports.chat_model import Usage
from briefgen.ports.meter import Spent


class NoMeter:
    """For an engine that spends nothing."""

    def spent(self) -> Spent:
        """Return zeroes."""
        return Spent()


class RunMeter:
    """Reads the counts of a metered and of a retrying model."""

    def __init__(self, *, calls: Callable[[], int], usage: Callable[[], Usage], retries: Callable[[], int]) -> None:
        """Take the ways to read each count."""
        self._calls, self._usage, self._retries = calls, usage, retries

    def spent(self) -> Spent:
        """Return the sums up to now."""
        return Spent(calls=self._calls(), retries=self._retries(), **self._usage().model_dump())
