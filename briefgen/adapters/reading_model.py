"""A model around what brings its words: reads the value out of them."""

import json
import re
from collections.abc import Iterator

from pydantic import ValidationError

from briefgen.errors import AnswerRefusedError, AnswerTruncatedError, MalformedAnswerError
from briefgen.ports.chat_model import Answer, Reply, Request, Responder, Response

_LONGEST = 4_000_000
"""Characters of an answer; the largest budget of tokens in use makes about a tenth of it."""

_STARTS = 20
"""Places at which JSON is looked for in a text around it: enough for an introduction with examples in it, and a bound
on what a text of opening braces can cost."""

_PROBLEMS = 12
"""Faults told to the model in one go; more are of one kind."""

_THINKING = re.compile(r"^\s*<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)


class ReadingModel:
    """A ``ChatModel`` that holds every answer to its schema, whether it comes from a server or was kept."""

    def __init__(self, responder: Responder) -> None:
        """Take who brings the words."""
        self.name = responder.name
        self._responder = responder

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the answer to ``request``, valid against ``answer``; every failure is a ``ModelError``."""
        response = self._responder.respond(request, answer)
        text = _whole(response, model=self.name)
        return Reply(answer=read_answer(text, answer, model=self.name), text=text, usage=response.usage)


def _whole(response: Response, *, model: str) -> str:
    """Return the words of the answer; an ``AnswerError`` where they are cut, refused or missing."""
    if response.ending == "cut":
        raise AnswerTruncatedError(f"the answer of {model} stops in the middle: it ran out of tokens", model=model)
    if response.ending == "filtered":
        raise AnswerRefusedError(f"a content filter removed the answer of {model}", model=model)
    if response.ending == "declined":
        raise AnswerRefusedError(f"{model} declined to answer: {' '.join(response.text.split())[:200]}", model=model)
    if not response.text.strip():
        raise MalformedAnswerError(f"the answer of {model} is empty", model=model, problems="the answer is empty")
    return response.text


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


def _told(error: ValidationError) -> str:
    """A validator's faults in one line, without the values: they may be long."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(str(part)[:60] for part in fault['loc']) or 'answer'}: {fault['msg']}" for fault in faults]
    rest = f"; and {len(told) - _PROBLEMS} more" if len(told) > _PROBLEMS else ""
    return "; ".join(told[:_PROBLEMS]) + rest
