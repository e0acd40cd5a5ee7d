"""Working doubles for the ports; each is tested in ``test_fakes.py``, and fails loudly at what it was not told of."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from pydantic import BaseModel, ValidationError

from briefgen.errors import MalformedAnswerError, ModelError
from briefgen.ports.chat_model import Answer, Reply, Request, Response, Usage

Say = BaseModel | str | ModelError
Brought = Response | ModelError
Brings = Brought | Callable[[Request], Brought]
Scripted = Say | Callable[[Request], Say]


class ScriptedModel:
    """A ``ChatModel`` that gives prepared answers in turn: values, texts to be read as JSON, or errors to be raised.

    A prepared callable is given the request.  ``always`` answers whatever is left over; without it a request too many
    is an assertion error.  ``requests`` and ``types`` keep what was asked.
    """

    def __init__(self, *script: Scripted, name: str = "scripted", always: Scripted | None = None) -> None:
        """Take the answers in the order of the questions."""
        self.name = name
        self.requests: list[Request] = []
        self.types: list[type[BaseModel]] = []
        self.usage = Usage(tokens_in=10, tokens_out=5, tokens_cached=2)
        self._script = list(script)
        self._always = always
        self._lock = Lock()

    def ask(self, request: Request, answer: type[Answer]) -> Reply[Answer]:
        """Return the next prepared answer, validated."""
        with self._lock:
            self.requests.append(request)
            self.types.append(answer)
            entry = self._script.pop(0) if self._script else self._always
        assert entry is not None, f"nothing was prepared for request {len(self.requests)}"
        say = entry if isinstance(entry, BaseModel | str | ModelError) else entry(request)
        if isinstance(say, ModelError):
            raise say
        text = say if isinstance(say, str) else say.model_dump_json()
        try:
            return Reply(answer=answer.model_validate_json(text), text=text, usage=self.usage)
        except ValidationError as error:
            raise MalformedAnswerError("not the schema", model=self.name, answer=text, problems=str(error)) from error

    @property
    def left(self) -> int:
        """How many prepared answers nobody has asked for."""
        return len(self._script)


class ScriptedResponder:
    """A ``Responder`` that brings prepared responses in turn, or raises prepared errors.

    A prepared callable is given the request.  ``always`` answers what is left over, ``requests`` keeps what was asked.
    """

    def __init__(self, *script: Brings, name: str = "scripted", always: Brings | None = None) -> None:
        """Take the responses in the order of the questions."""
        self.name = name
        self.requests: list[Request] = []
        self._script = list(script)
        self._always = always
        self._lock = Lock()

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:  # noqa: ARG002  (the port's signature)
        """Return the next prepared response, unread."""
        with self._lock:
            self.requests.append(request)
            entry = self._script.pop(0) if self._script else self._always
        assert entry is not None, f"nothing was prepared for request {len(self.requests)}"
        brought = entry if isinstance(entry, Response | ModelError) else entry(request)
        if isinstance(brought, ModelError):
            raise brought
        return brought


class WordCounter:
    """A ``TokenCounter`` that counts words."""

    def count(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())


class FrozenClock:
    """A ``Clock`` that stands still until it is moved; ``sleep`` moves it, and ``slept`` keeps the naps."""

    def __init__(self, now: dt.datetime = dt.datetime(2025, 4, 10, 9, 0, tzinfo=dt.UTC)) -> None:
        """Stop at a moment with a time zone."""
        assert now.tzinfo is not None, "a clock knows its time zone"
        self._start = self._now = now
        self.slept: list[float] = []

    def now(self) -> dt.datetime:
        """Return the moment at which the clock stands."""
        return self._now

    def elapsed(self) -> float:
        """Return the seconds that the clock was moved."""
        return (self._now - self._start).total_seconds()

    def move(self, seconds: float) -> None:
        """Let time pass; it never goes back."""
        assert seconds >= 0, "time does not go back"
        self._now += dt.timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """Pass the time at once, and remember it."""
        self.slept.append(seconds)
        self.move(seconds)


class PlainPages:
    """A ``PageSource`` whose page is its name and the context as JSON; ``rendered`` keeps what was asked."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        """Take the names that exist; none means all."""
        self._names = frozenset(names)
        self.rendered: list[tuple[str, dict[str, object]]] = []

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return the name and the context."""
        assert not self._names or name in self._names, f"there is no page {name}"
        self.rendered.append((name, dict(context)))
        return f"{name}\n{json.dumps(dict(context), default=str, ensure_ascii=False)}"

    def hashes(self) -> dict[str, str]:
        """Return a stand-in hash of every name."""
        return {name: f"hash of {name}" for name in sorted(self._names)}
