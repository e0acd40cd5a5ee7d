"""A model around a model that asks again where asking again can help; the one place where anything is retried."""

import math
import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_after_delay,
    wait_random_exponential,
)

from briefgen.domain.run import Step
from briefgen.errors import MalformedAnswerError, ModelUnavailableError
from briefgen.ports.chat_model import Answer, ChatModel, Message, Reply, Request

ATTEMPTS = 6
"""With the waits below a dead server is given up after 16 s on average and 31 s at most, plus its own time."""

LONGEST_WAIT = 60.0
"""Seconds; a server that asks for a longer pause is not asked again in this run."""

PATIENCE = 600.0
"""Seconds after which a question is not asked again: a server that lets every call run into its limit is found out
after two of them, not six."""

_FIRST_WAIT = 1.0
_SHOWN = 8_000
"""Characters of a malformed answer that are sent back with its faults; most answers are shorter."""


class RetryingModel:
    """Asks a server that is unavailable again after a wait, and a model whose answer is malformed once more.

    Waits grow exponentially and are drawn at random below their bound, so that many threads do not come back at once;
    a ``Retry-After`` is waited out in full.  ``retries`` counts every question beyond the first.
    """

    def __init__(
        self,
        model: ChatModel,
        *,
        attempts: int = ATTEMPTS,
        longest_wait: float = LONGEST_WAIT,
        patience: float = PATIENCE,
        sleep: Callable[[float], None] = time.sleep,
        left: Callable[[], float] = lambda: math.inf,
    ) -> None:
        """Wrap ``model``; ``sleep`` is how time passes, ``left`` how many seconds the run has: no wait is longer."""
        self.name = model.name
        self._model = model
        self._attempts = attempts
        self._longest = longest_wait
        self._patience = patience
        self._sleep, self._left = sleep, left
        self._backoff = wait_random_exponential(multiplier=_FIRST_WAIT, max=longest_wait)
        self._lock = Lock()
        self._retries: Counter[Step] = Counter()

    @property
    def retries(self) -> Counter[Step]:
        """How many questions of each step were asked again."""
        with self._lock:
            return self._retries.copy()

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the inner model's answer, after as many attempts as are worth it."""
        try:
            return self._persist(request, answer)
        except MalformedAnswerError as error:
            if not error.answer.strip():
                raise
            self._count(request.step)
            return self._persist(_corrected(request, error), answer)

    def _persist(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        retrying = Retrying(
            stop=stop_after_attempt(self._attempts) | stop_after_delay(self._patience),
            wait=self._wait,
            retry=retry_if_exception(self._worth_it),
            sleep=lambda seconds: self._sleep(max(0.0, min(seconds, self._left()))),
            before_sleep=lambda _: self._count(request.step),
            reraise=True,
        )
        return retrying(self._model.ask, request, answer)

    def _worth_it(self, error: BaseException) -> bool:
        """An answer of no words at all is the server's failure, and is treated like one."""
        if isinstance(error, ModelUnavailableError):
            return (error.retry_after or 0) <= self._longest
        return isinstance(error, MalformedAnswerError) and not error.answer.strip()

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, ModelUnavailableError) else None
        drawn = self._backoff(state)
        # Never before the server's moment; a tenth of the drawn wait more keeps the threads from arriving together.
        return drawn if asked is None else asked + drawn / 10

    def _count(self, step: Step) -> None:
        with self._lock:
            self._retries[step] += 1


def _corrected(request: Request, error: MalformedAnswerError) -> Request:
    """The conversation with the faulty answer and what is wrong with it."""
    said = Message(role="assistant", content=error.answer[:_SHOWN])
    complaint = (
        f"That answer cannot be read: {error.problems or error}\n"
        "Answer again in full, with JSON that fits the schema and nothing else."
    )
    return request.model_copy(update={"messages": (*request.messages, said, Message(role="user", content=complaint))})
