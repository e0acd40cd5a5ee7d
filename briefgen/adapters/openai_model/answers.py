"""Reads the body of a chat completion, and the answer out of the model's text."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.errors import (
    AnswerRefusedError,
    AnswerTruncatedError,
    MalformedAnswerError,
    ModelUnavailableError,
)
from briefgen.ports.chat_model import Answer, Usage

_LONGEST = 4_000_000
"""Characters of an answer; the largest budget of tokens in use makes about a tenth of it."""

_STARTS = 20
"""Places at which JSON is looked for in a text around it: enough for an introduction with examples in it, and a bound
on what a text of opening braces can cost."""

_PROBLEMS = 12
"""Faults told to the model in one go; more are of one kind."""

_THINKING = re.compile(r"^\s*<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)


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
    def spent(self) -> Usage:
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


def read_text(completion: Completion, *, model: str) -> str:
    """Return the words of the answer; an ``AnswerError`` where they are cut, refused or missing."""
    choice = (completion.choices or [_Choice()])[0]
    message = choice.message or _Message()
    text = _text_of(message.content)
    if choice.finish_reason == "length":
        raise AnswerTruncatedError(f"the answer of {model} stops in the middle: it ran out of tokens", model=model)
    if choice.finish_reason == "content_filter":
        raise AnswerRefusedError(f"a content filter removed the answer of {model}", model=model)
    if message.refusal:
        raise AnswerRefusedError(f"{model} declined to answer: {' '.join(message.refusal.split())[:200]}", model=model)
    if not text.strip():
        raise MalformedAnswerError(f"the answer of {model} is empty", model=model, problems="the answer is empty")
    return text


def read_answer(text: str, answer: type[Answer], *, model: str) -> Answer:
    """Return the value in ``text``; ``MalformedAnswerError`` with the validator's words where it does not fit."""
    if len(text) > _LONGEST:
        raise MalformedAnswerError(f"the answer of {model} is too long", model=model, problems="the answer is too long")
    try:
        return answer.model_validate_json(text)
    except ValidationError as error:
        for candidate in _objects(text):
            try:
                return answer.model_validate_json(candidate)
            except ValidationError as other:
                error = other if other.error_count() else error
        problems = _told(error)
    raise MalformedAnswerError(
        f"the answer of {model} does not fit its schema: {problems[:200]}", model=model, answer=text, problems=problems
    )


def names_a_field(text: str, answer: type[BaseModel]) -> bool:
    """Whether the text holds an object with any of the answer's fields: a sign that the schema was seen."""
    fields = answer.model_fields.keys()
    return any(f'"{name}"' in text for name in fields)


def _objects(text: str) -> Iterator[str]:
    """JSON objects in a text: after thinking, in fences, behind words."""
    decoder = json.JSONDecoder()
    text = _THINKING.sub("", text, count=1)
    place = text.find("{")
    for _ in range(_STARTS):
        if place < 0:
            return
        try:
            _, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            place = text.find("{", place + 1)
            continue
        yield text[place:end]
        place = text.find("{", end)


def _text_of(content: str | list[Any] | None) -> str:
    """The text of a message; some servers send it in parts, of which thinking is one."""
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, dict) and part.get("type") in {"text", "output_text"}]
        return "".join(str(part.get("text") or "") for part in parts)
    return content or ""


def _told(error: ValidationError) -> str:
    """A validator's faults in one line, without the values: they may be long."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(str(part)[:60] for part in fault['loc']) or 'answer'}: {fault['msg']}" for fault in faults]
    rest = f"; and {len(told) - _PROBLEMS} more" if len(told) > _PROBLEMS else ""
    return "; ".join(told[:_PROBLEMS]) + rest
