"""A model that answers one question at a time: what arrives of it, and the value that is read from that."""

from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from briefgen.domain.noun import Noun
from briefgen.domain.run import Step

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
    """One question: the conversation, how many tokens the answer may take, and the step of the run that asks.

    The step is for the books alone: it shapes no answer.
    """

    messages: tuple[Message, ...]
    answer_tokens: int
    step: Step = "summarise"


class Response(Noun):
    """What arrived for one request, before anybody reads it: the words, how they end, and what they cost.

    ``cut`` ran out of tokens, ``filtered`` was removed by the server; ``declined`` is a refusal in words.
    ``pause`` are the seconds for which the server wants no further question, 0 where it does not say.
    """

    text: str
    ending: Literal["whole", "cut", "filtered", "declined"] = "whole"
    usage: Usage = Usage()
    pause: float = 0.0


class Responder(Protocol):
    """Brings what a model says to a request; whoever wraps it sees everything that was paid for, good or bad."""

    name: str
    """The model's name."""

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return what arrived when ``request`` was put with the schema of ``answer``, unread.

        Raises:
            ModelError: nothing arrived.
        """
        ...


class Reply(Noun, Generic[Answer]):
    """A validated answer with the text it was read from."""

    answer: Answer
    text: str
    usage: Usage


class ChatModel(Protocol):
    """Answers one request with one validated value, or raises a ``ModelError``."""

    name: str

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the answer to ``request``, valid against ``answer``."""
        ...
