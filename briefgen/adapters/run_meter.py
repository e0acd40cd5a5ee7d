"""What a run has spent, read off the models that did the spending."""

from collections.abc import Callable

from briefgen.ports.meter import Meter, Spent


class NoMeter:
    """A ``Meter`` for an engine that asks nobody."""

    def spent(self) -> Spent:
        """Return zeroes."""
        return Spent()


class RunMeter:
    """A ``Meter`` around a meter that adds what a retrying model outside it knows: how often it asked again."""

    def __init__(self, meter: Meter, retries: Callable[[], int]) -> None:
        """Take the inner meter and the way to read the retries."""
        self._meter, self._retries = meter, retries

    def spent(self) -> Spent:
        """Return the sums up to now."""
        return self._meter.spent().model_copy(update={"retries": self._retries()})
