"""A model around a model that adds up what its answers cost."""

from threading import Lock

from briefgen.ports.chat_model import Answer, ChatModel, Reply, Request, Usage
from briefgen.ports.meter import Spent


class MeteredModel:
    """A ``Meter`` that counts calls and tokens over all threads; inside a retrying model it sees every attempt."""

    def __init__(self, model: ChatModel) -> None:
        """Wrap ``model``."""
        self.name = model.name
        self._model = model
        self._lock = Lock()
        self._calls = 0
        self._usage = Usage()

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the inner model's answer, and add up what it cost."""
        reply = self._model.ask(request, answer)
        with self._lock:
            self._calls += 1
            self._usage = Usage(
                tokens_in=self._usage.tokens_in + reply.usage.tokens_in,
                tokens_out=self._usage.tokens_out + reply.usage.tokens_out,
                tokens_cached=self._usage.tokens_cached + reply.usage.tokens_cached,
            )
        return reply

    def spent(self) -> Spent:
        """Return the sums up to now."""
        with self._lock:
            return Spent(calls=self._calls, **self._usage.model_dump())
