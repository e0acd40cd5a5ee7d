"""The bottom of a rehearsal: in the place of a server, it measures what it is asked."""

from collections.abc import Callable

from pydantic import BaseModel

from briefgen.adapters.estimating.book import Book
from briefgen.adapters.estimating.expected import VERIFIED_SHARE, VERIFYING, expected_story, merged
from briefgen.errors import AnswerError
from briefgen.ports.chat_model import Request, Response

Length = Callable[[Request, type[BaseModel]], int]
"""How many tokens a question is, its schema included."""


class UnaskedError(AnswerError):
    """Nobody was asked; carries how many ``tokens`` the question would have been."""

    def __init__(self, tokens: int) -> None:
        """Keep the length of the question."""
        super().__init__("this is a rehearsal: nobody is asked")
        self.tokens = tokens


class UnaskedModel:
    """A ``Responder`` that answers a merge as long as one is expected to be, so that a later round can be measured."""

    def __init__(self, name: str, length: Length, book: Book) -> None:
        """Take the name of the model that is not asked, the measure, and the book for merges."""
        self.name = name
        self._length, self._book = length, book

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return an expected story to a merge; ``UnaskedError`` to any other question."""
        tokens = self._length(request, answer)
        if request.step == "verify":
            expected = round(max(0, tokens - VERIFYING) * VERIFIED_SHARE)
            self._book.ask("verify", tokens, min(expected, request.answer_tokens))
        if request.step != "merge":
            raise UnaskedError(tokens)
        expected = min(merged(tokens), request.answer_tokens)
        return Response(text=expected_story(expected, self._book.ask("merge", tokens, expected)))
