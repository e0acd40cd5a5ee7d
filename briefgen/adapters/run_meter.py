"""What a run has spent, read off the models that did the spending."""

from collections import Counter
from collections.abc import Callable, Sequence

from briefgen.domain.run import STEPS, Step, StepRun
from briefgen.ports.meter import Meter, Spent, summed

Counts = Callable[[], Counter[Step]]


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
        retries: Counts = Counter,
        kept: Counts = Counter,
        notices: Callable[[], tuple[str, ...]] = lambda: (),
    ) -> None:
        """Take the inner meter and the ways to read how often was asked again, what was kept, and what went wrong."""
        self._meter, self._retries, self._kept, self._notices = meter, retries, kept, notices

    def spent(self) -> Spent:
        """Return the sums up to now."""
        retries, kept = self._retries(), self._kept()
        asked = {one.step: one for one in self._meter.spent().steps}
        steps = (
            asked.get(step, StepRun(step=step)).model_copy(
                update={"retries": retries[step], "answers_kept": kept[step]}
            )
            for step in STEPS
            if step in asked or retries[step] or kept[step]
        )
        return summed(steps, self._notices())


class MeterSum:
    """A ``Meter`` of several, each of which has steps of its own or shares them."""

    def __init__(self, meters: Sequence[Meter], *, stopped: Callable[[], str] = lambda: "") -> None:
        """Take the meters, which may grow in number, and the way to read why nothing more is asked."""
        self._meters, self._stopped = meters, stopped

    def spent(self) -> Spent:
        """Return the sums up to now."""
        each = [meter.spent() for meter in self._meters]
        notices = dict.fromkeys(notice for one in each for notice in one.notices)
        spent = summed((step for one in each for step in one.steps), tuple(notices))
        return spent.model_copy(update={"stopped": self._stopped()})
