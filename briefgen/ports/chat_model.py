"""A model that answers one question at a time."""

from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from briefgen.domain.noun import Noun

Answer = TypeVar("Answer", bound=BaseModel)


class Message(Noun):
    """One turn: ``role`` is system, user or assistant."""

    role: str
    content: str


class Usage(Noun):
    """What one reply cost: tokens as the server counts them, zero where it does not say."""

    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0


class Request(Noun):
    """One question: the conversation, and how many tokens the answer may take."""

    messages: tuple[Message, ...]
    answer_tokens: int


class Reply(Noun, Generic[Answer]):
    """A validated answer with the text it was read from.

    ``pause`` are the seconds for which the server wants no further question, 0 where it does not say.
    """

    answer: Answer
    text: str
    usage: Usage
    pause: float = 0.0


class ChatModel(Protocol):
    """Answers one request with one validated value, or raises a ``ModelError``."""

    name: str

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the answer to ``request``, valid against ``answer``."""
        ...
