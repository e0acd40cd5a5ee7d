"""A responder around a responder that adds up what its answers cost, those that turn out to be useless too."""

from threading import Lock

from pydantic import BaseModel

from briefgen.ports.chat_model import Request, Responder, Response, Usage
from briefgen.ports.meter import Spent


class MeteredModel:
    """A ``Meter`` that counts calls and tokens over all threads."""

    def __init__(self, responder: Responder) -> None:
        """Wrap ``responder``."""
        self.name = responder.name
        self._responder = responder
        self._lock = Lock()
        self._calls = 0
        self._usage = Usage()

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return what arrived, and add up what it cost."""
        response = self._responder.respond(request, answer)
        with self._lock:
            self._calls += 1
            self._usage = Usage(
                tokens_in=self._usage.tokens_in + response.usage.tokens_in,
                tokens_out=self._usage.tokens_out + response.usage.tokens_out,
                tokens_cached=self._usage.tokens_cached + response.usage.tokens_cached,
            )
        return response

    def spent(self) -> Spent:
        """Return the sums up to now."""
        with self._lock:
            return Spent(calls=self._calls, **self._usage.model_dump())
