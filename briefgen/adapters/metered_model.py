"""A model around a model that adds up what its answers cost."""

from threading import Lock

from briefgen.ports.chat_model import Answer, ChatModel, Reply, Request, Usage


class MeteredModel:
    """Counts calls and tokens over all threads; put it inside a retrying model, so that every attempt is counted."""

    def __init__(self, model: ChatModel) -> None:
        """Wrap ``model``."""
        self.name = model.name
        self._model = model
        self._lock = Lock()
        self._calls = 0
        self._usage = Usage()

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the inner model's answer; a call that fails counts as a call."""
        with self._lock:
            self._calls += 1
        reply = self._model.ask(request, answer)
        with self._lock:
            self._usage = Usage(
                tokens_in=self._usage.tokens_in + reply.usage.tokens_in,
                tokens_out=self._usage.tokens_out + reply.usage.tokens_out,
                tokens_cached=self._usage.tokens_cached + reply.usage.tokens_cached,
            )
        return reply

    @property
    def calls(self) -> int:
        """How many questions were put to the model inside."""
        return self._calls

    @property
    def usage(self) -> Usage:
        """The tokens of all replies so far."""
        return self._usage
