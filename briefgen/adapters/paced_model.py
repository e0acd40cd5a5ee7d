"""A responder around a responder that keeps to the server's pace: see ``domain.pace``."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from pydantic import BaseModel

from briefgen.domain.pace import Pace
from briefgen.errors import ModelUnavailableError
from briefgen.ports.chat_model import Request, Responder, Response

LONGEST_SLEEP = 60.0
"""Seconds between two looks at the clock, whatever is waited for."""


class PacedModel:
    """Holds questions back while as many are under way as the server bears, or while it wants to be left alone.

    A question that waits for its answer keeps its place; a slow one holds up no other.  What is held back goes ahead
    when ``left`` says that the run's time is over: the model inside then says so.
    """

    def __init__(
        self,
        responder: Responder,
        *,
        most: int,
        clock: Callable[[], float] = time.monotonic,
        left: Callable[[], float] = lambda: math.inf,
    ) -> None:
        """Wrap ``responder``; at most ``most`` questions are under way, ``left`` are the seconds that the run has."""
        self.name = responder.name
        self._responder = responder
        self._clock, self._left = clock, left
        self._pace = Pace(most)
        self._room = Condition()

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return what the inner one brings, asked for when there is room."""
        with self._place() as begun:
            try:
                response = self._responder.respond(request, answer)
            except ModelUnavailableError as error:
                with self._room:
                    self._pace.refused(self._clock(), begun, error.retry_after or 0.0)
                raise
            with self._room:
                self._pace.answered(self._clock(), response.pause)
            return response

    @contextmanager
    def _place(self) -> Iterator[float]:
        """A place among the questions under way; yields when it was taken."""
        with self._room:
            while not self._pace.has_room(self._clock()) and self._left() > 0:
                # Whoever leaves wakes one; a pause and the run's end wake nobody, so they are waited for.
                pause = self._pace.pause(self._clock())
                self._room.wait(min(pause or math.inf, self._left(), LONGEST_SLEEP))
            self._pace.began()
            begun = self._clock()
        try:
            yield begun
        finally:
            with self._room:
                self._pace.ended()
                self._room.notify_all()
