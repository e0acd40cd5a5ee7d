"""What a run has spent, read off the models that did the spending."""

from collections.abc import Callable

from briefgen.ports.meter import Meter, Spent


class NoMeter:
    """A ``Meter`` for an engine that asks nobody."""

    def spent(self) -> Spent:
        """Return zeroes."""
        return Spent()


class RunMeter:
    """A ``Meter`` around a meter that adds what the models around it know."""

    def __init__(
        self,
        meter: Meter,
        *,
        retries: Callable[[], int] = lambda: 0,
        kept: Callable[[], int] = lambda: 0,
        notices: Callable[[], tuple[str, ...]] = lambda: (),
    ) -> None:
        """Take the inner meter and the ways to read how often was asked again, what was kept, and what went wrong."""
        self._meter, self._retries, self._kept, self._notices = meter, retries, kept, notices

    def spent(self) -> Spent:
        """Return the sums up to now."""
        added = {"retries": self._retries(), "answers_kept": self._kept(), "notices": self._notices()}
        return self._meter.spent().model_copy(update=added)
