"""What the calls of a run have used so far."""

from collections.abc import Iterable
from typing import Protocol

from briefgen.domain.noun import Noun
from briefgen.domain.run import STEPS, StepRun


class Spent(Noun):
    """Sums over a run: calls answered, tokens as the server counts them, calls made again, and answers kept before.

    ``cost`` is in US dollars, None where the price of a call is unknown.  ``steps`` are what the sums are made of.
    ``stopped`` says why nothing more is asked, empty while all is.
    ``notices`` say what went wrong on the way and cost no answer.
    """

    calls: int = 0
    answers_kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    cost: float | None = 0.0
    retries: int = 0
    steps: tuple[StepRun, ...] = ()
    stopped: str = ""
    notices: tuple[str, ...] = ()


class Meter(Protocol):
    """Knows what has been spent."""

    def spent(self) -> Spent:
        """Return the sums up to now."""
        ...


def summed(steps: Iterable[StepRun], notices: tuple[str, ...] = ()) -> Spent:
    """The sums of some steps, and the steps in the order of a run."""
    ordered = sorted(steps, key=lambda one: STEPS.index(one.step))
    costs = [one.cost for one in ordered]
    return Spent(
        calls=sum(one.calls for one in ordered),
        answers_kept=sum(one.answers_kept for one in ordered),
        tokens_in=sum(one.tokens_in for one in ordered),
        tokens_out=sum(one.tokens_out for one in ordered),
        tokens_cached=sum(one.tokens_cached for one in ordered),
        cost=None if None in costs else round(sum(cost for cost in costs if cost), 6),
        retries=sum(one.retries for one in ordered),
        steps=tuple(ordered),
        notices=notices,
    )
