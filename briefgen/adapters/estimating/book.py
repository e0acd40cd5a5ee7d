"""What a rehearsed run would have asked, step by step."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from types import MappingProxyType
from typing import NamedTuple

from briefgen.domain.estimate import StepEstimate
from briefgen.domain.run import STEPS, Step
from briefgen.ports.chat_model import Usage

Price = Callable[[Usage], float | None]


class _Question(NamedTuple):
    """``share`` is how likely it is to be asked, 1 where it is certain."""

    usage: Usage
    share: float


class Book:
    """Questions by their step; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._questions: dict[Step, list[_Question]] = defaultdict(list)

    def ask(self, step: Step, tokens_in: int, tokens_out: int, *, share: float = 1.0) -> int:
        """Note a question with its expected answer; return its number."""
        question = _Question(Usage(tokens_in=tokens_in, tokens_out=tokens_out), share)
        with self._lock:
            self._questions[step].append(question)
            return len(self._questions[step]) - 1

    def cap(self, step: Step, number: int, tokens_out: int) -> None:
        """Expect no longer answer than that to a question that was noted."""
        with self._lock:
            usage, share = self._questions[step][number]
            shorter = usage.model_copy(update={"tokens_out": min(usage.tokens_out, tokens_out)})
            self._questions[step][number] = _Question(shorter, share)

    def steps(
        self, kept: Mapping[Step, int], price: Price, others: Mapping[Step, Price] = MappingProxyType({})
    ) -> Iterator[StepEstimate]:
        """The steps that ask anything, or did in an earlier run; ``others`` are prices of steps with their own."""
        for step in STEPS:
            with self._lock:
                asked = tuple(self._questions[step])
            if not asked and not kept.get(step):
                continue
            costs = [others.get(step, price)(question.usage) for question in asked]
            known = [cost for cost in costs if cost is not None]
            total = sum(one.share * cost for one, cost in zip(asked, known, strict=False))
            yield StepEstimate(
                step=step,
                calls=math.ceil(round(sum(one.share for one in asked), 6)),
                answers_kept=kept.get(step, 0),
                tokens_in=round(sum(one.share * one.usage.tokens_in for one in asked)),
                tokens_out=round(sum(one.share * one.usage.tokens_out for one in asked)),
                cost=round(total, 6) if len(known) == len(costs) else None,
            )
