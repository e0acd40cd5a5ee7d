"""Servers that speak the same protocol differ in what they take; a dialect is what is put into a request.

The ladder: strict ``json_schema``, then ``json_object`` with the schema in the prompt, then plain text.  What a server
refuses is left out of the next attempt, one thing at a time, so every request ends after a handful of attempts.
"""

import json
import re
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from briefgen.adapters.openai_model.schema import strict_schema
from briefgen.ports.chat_model import Message, Request

_NEXT_SHAPE: dict[str, Literal["json_object", "text"]] = {"json_schema": "json_object", "json_object": "text"}
_SHAPE = re.compile(r"response_?format|json_?schema|json_?object|structured|grammar|guided|strict", re.IGNORECASE)
_LIMIT = re.compile(r"max_(completion_)?tokens", re.IGNORECASE)
_SYSTEM = re.compile(r"system[ _](role|message|prompt)|role.{0,20}system|roles must alternate", re.IGNORECASE)
_CONTEXT = re.compile(
    r"context.{0,12}(length|window|size|exceeded)|too many tokens|prompt is too long|maximum.{0,30}tokens",
    re.IGNORECASE,
)


class Dialect(NamedTuple):
    """What a request may say: how the shape of the answer is asked for, and which parameters are sent."""

    shape: Literal["json_schema", "json_object", "text"] = "json_schema"
    limit: Literal["max_completion_tokens", "max_tokens"] | None = "max_completion_tokens"
    temperature: bool = True
    system: bool = True
    lasting: bool = True
    """False where it was chosen for one request that was too long, and says nothing about the next."""

    def parameters(self, request: Request, answer: type[BaseModel]) -> dict[str, Any]:
        """The request's parameters apart from the model's name."""
        parts: dict[str, Any] = {"messages": [turn.model_dump() for turn in self._turns(request, answer)]}
        if self.shape == "json_schema":
            schema = {"name": answer.__name__, "strict": True, "schema": strict_schema(answer)}
            parts["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.shape == "json_object":
            parts["response_format"] = {"type": "json_object"}
        if self.limit:
            parts[self.limit] = request.answer_tokens
        if self.temperature:
            parts["temperature"] = 0
        return parts

    def without(self, refusal: str) -> "Dialect | None":
        """The next dialect to try after a 400 with these words; None where they refuse nothing that is in it."""
        if self.temperature and "temperature" in refusal.lower():
            return self._replace(temperature=False)
        if self.limit and _LIMIT.search(refusal):
            newest = self.limit == "max_completion_tokens" and not _CONTEXT.search(refusal)
            return self._replace(limit="max_tokens" if newest else None)
        if self.limit and _CONTEXT.search(refusal):
            # The room asked for the answer counts towards the context: without it the question may fit.
            return self._replace(limit=None, lasting=False)
        if self.shape in _NEXT_SHAPE and _SHAPE.search(refusal):
            return self.plainer()
        if self.system and _SYSTEM.search(refusal):
            return self._replace(system=False)
        return None

    def plainer(self) -> "Dialect":
        """The next shape down the ladder."""
        return self._replace(shape=_NEXT_SHAPE.get(self.shape, "text"))

    def _turns(self, request: Request, answer: type[BaseModel]) -> list[Message]:
        """The conversation, with the schema at the end of its first turn where the server does not take it apart."""
        first, *rest = request.messages
        if self.shape != "json_schema":
            schema = json.dumps(strict_schema(answer), ensure_ascii=False)
            ask = f"Answer with one JSON object that fits this JSON schema, and with nothing else:\n{schema}"
            first = first.model_copy(update={"content": f"{first.content}\n\n{ask}"})
        if not self.system and first.role == "system" and rest:
            merged = rest[0].model_copy(update={"content": f"{first.content}\n\n{rest[0].content}"})
            return [merged, *rest[1:]]
        return [first, *rest]


def is_too_long(refusal: str) -> bool:
    """Whether a server's words say that the question does not fit the model's context."""
    return bool(_CONTEXT.search(refusal))
