"""A responder around a responder that adds up what its answers cost, those that turn out to be useless too."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from pydantic import BaseModel

from briefgen.domain.run import Step, StepRun
from briefgen.ports.chat_model import Request, Responder, Response, Usage
from briefgen.ports.meter import Spent, summed

Price = Callable[[Usage], float | None]
"""What one call costs in US dollars; None where nobody knows."""


class MeteredModel:
    """A ``Meter`` that counts calls, tokens and seconds over all threads, step by step."""

    def __init__(
        self,
        responder: Responder,
        price: Price = lambda _: None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Wrap ``responder``; ``price`` is asked when the sums are, ``clock`` never goes back."""
        self.name = responder.name
        self._responder, self._price, self._clock = responder, price, clock
        self._lock = Lock()
        self._books: dict[Step, _Book] = {}

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return what arrived, and note what it cost."""
        with self._under_way(request.step) as book:
            response = self._responder.respond(request, answer)
            with self._lock:
                book.answers.append(response.usage)
        return response

    def spent(self) -> Spent:
        """Return the sums up to now."""
        with self._lock:
            books = [(step, tuple(book.answers), book.seconds) for step, book in self._books.items()]
        return summed(self._step(step, answers, seconds) for step, answers, seconds in books if answers)

    def _step(self, step: Step, answers: tuple[Usage, ...], seconds: float) -> StepRun:
        costs = [self._price(usage) for usage in answers]
        return StepRun(
            step=step,
            calls=len(answers),
            tokens_in=sum(usage.tokens_in for usage in answers),
            tokens_out=sum(usage.tokens_out for usage in answers),
            tokens_cached=sum(usage.tokens_cached for usage in answers),
            cost=None if None in costs else round(sum(cost for cost in costs if cost), 6),
            seconds=round(seconds, 3),
        )

    @contextmanager
    def _under_way(self, step: Step) -> Iterator["_Book"]:
        """The book of a step; its time runs while any of its calls is under way."""
        with self._lock:
            book = self._books.setdefault(step, _Book())
            book.under_way += 1
            if book.under_way == 1:
                book.since = self._clock()
        try:
            yield book
        finally:
            with self._lock:
                book.under_way -= 1
                if not book.under_way:
                    book.seconds += self._clock() - book.since


class _Book:
    """What is known of one step."""

    def __init__(self) -> None:
        self.answers: list[Usage] = []
        self.under_way = 0
        self.since = self.seconds = 0.0
