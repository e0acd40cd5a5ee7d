"""Reads the body of a chat completion."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.errors import ModelUnavailableError
from briefgen.ports.chat_model import Response, Usage


class _Loose(BaseModel):
    """Foreign values: what is not known is left alone."""

    model_config = ConfigDict(extra="ignore")


class _Message(_Loose):
    content: str | list[Any] | None = None
    refusal: str | None = None


class _Choice(_Loose):
    message: _Message | None = None
    finish_reason: str | None = None


class _Cached(_Loose):
    cached_tokens: int | None = None


class _Usage(_Loose):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _Cached | None = None


class Completion(_Loose):
    """The parts of a chat completion that are read; an ``error`` may come with status 200."""

    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    error: Any = None

    @property
    def response(self) -> Response:
        """The words of the answer and how they end."""
        choice = (self.choices or [_Choice()])[0]
        message = choice.message or _Message()
        text = _text_of(message.content)
        if choice.finish_reason == "length":
            return Response(text=text, ending="cut", usage=self._spent)
        if choice.finish_reason == "content_filter":
            return Response(text=text, ending="filtered", usage=self._spent)
        if message.refusal:
            return Response(text=message.refusal, ending="declined", usage=self._spent)
        return Response(text=text, usage=self._spent)

    @property
    def _spent(self) -> Usage:
        """The tokens as the server counts them."""
        usage = self.usage or _Usage()
        cached = usage.prompt_tokens_details or _Cached()
        return Usage(
            tokens_in=usage.prompt_tokens or 0,
            tokens_out=usage.completion_tokens or 0,
            tokens_cached=cached.cached_tokens or 0,
        )


def read_completion(body: str, *, model: str, address: str) -> Completion:
    """Return the completion in a body of status 200; ``ModelUnavailableError`` where there is none."""
    try:
        return Completion.model_validate_json(body)
    except ValidationError:
        kind = "a web page" if body.lstrip()[:1] == "<" else "something that is no chat completion (or half of one)"
        raise ModelUnavailableError(
            f"{address} answered with {kind}: if it goes on, check --base-url", model=model
        ) from None


def names_a_field(text: str, answer: type[BaseModel]) -> bool:
    """Whether the text holds an object with any of the answer's fields: a sign that the schema was seen."""
    fields = answer.model_fields.keys()
    return any(f'"{name}"' in text for name in fields)


def _text_of(content: str | list[Any] | None) -> str:
    """The text of a message; some servers send it in parts, of which thinking is one."""
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, dict) and part.get("type") in {"text", "output_text"}]
        return "".join(str(part.get("text") or "") for part in parts)
    return content or ""
