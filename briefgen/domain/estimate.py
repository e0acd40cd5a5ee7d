"""What a brief would cost, before anything is asked."""

from collections.abc import Iterable

from briefgen.domain.noun import Noun
from briefgen.domain.run import Step


class StepEstimate(Noun):
    """What one step is expected to ask; ``cost`` is in US dollars, None where the price is unknown.

    ``answers_kept`` were given in an earlier run and cost nothing; ``calls`` and what follows are what is left to ask.
    """

    step: Step
    calls: int = 0
    answers_kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = 0.0


class Estimate(Noun):
    """The steps that ask anything, their sums, and what each number rests on."""

    engine: str
    model: str | None
    calls: int = 0
    answers_kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = 0.0
    steps: tuple[StepEstimate, ...] = ()
    basis: tuple[str, ...] = ()


def estimate_of(model: str, steps: Iterable[StepEstimate], basis: Iterable[str]) -> Estimate:
    """An estimate with its sums."""
    shown = tuple(steps)
    costs = [one.cost for one in shown]
    return Estimate(
        engine="openai",
        model=model,
        calls=sum(one.calls for one in shown),
        answers_kept=sum(one.answers_kept for one in shown),
        tokens_in=sum(one.tokens_in for one in shown),
        tokens_out=sum(one.tokens_out for one in shown),
        cost=None if None in costs else round(sum(cost for cost in costs if cost), 6),
        steps=shown,
        basis=tuple(basis),
    )
