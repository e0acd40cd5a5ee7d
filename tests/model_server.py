"""A model server on loopback that speaks OpenAI's chat completions, and misbehaves as it is told.

Give it turns: each request takes the next one, or asks a callable that sees the request.  Every request is checked
against OpenAI's own schema; what does not fit stands in ``problems``, and leaving the ``with`` block fails for it.
"""

import json
import socket
import struct
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, ClassVar, NamedTuple, Self

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its types are a package apart

Body = dict[str, Any]


class Turn(NamedTuple):
    """One answer of the server; ``fault`` says what becomes of it on the wire.

    ``stall`` sends nothing, ``stall_body`` half of it and then nothing, ``reset`` breaks the connection before an
    answer, ``reset_body`` in the middle of it, ``cut`` ends it early in good order, ``trickle`` sends a byte
    now and then, ``trickle_head`` does so with the headers.
    """

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    fault: str = ""


Script = Turn | Callable[[Body], Turn]


def saying(content: object, **choice: object) -> Turn:
    """A completion with this content; a mapping is sent as JSON, other fields of the choice can be named."""
    text = content if content is None or isinstance(content, str | list) else json.dumps(content)
    message = {"role": "assistant", "content": text, "refusal": choice.pop("refusal", None)}
    usage = {
        "prompt_tokens": 11,
        "completion_tokens": 7,
        "total_tokens": 18,
        "prompt_tokens_details": {"cached_tokens": 3},
    }
    return replying(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "told",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message, "logprobs": None, **choice}],
            "usage": usage,
        }
    )


def replying(body: object) -> Turn:
    """A body of status 200, as it is."""
    return Turn(body=json.dumps(body).encode())


def failing(status: int, message: str = "no", code: str | None = None, **headers: str) -> Turn:
    """An error of the API; header names are written with underscores."""
    error = {"error": {"message": message, "type": "error", "param": None, "code": code}}
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Turn(status=status, body=json.dumps(error).encode(), headers=named)


def page(status: int = 200) -> Turn:
    """A web page where an API was expected."""
    return Turn(status=status, body=b"<!doctype html><title>Welcome</title><p>It works!</p>", kind="text/html")


@cache
def _schema() -> Draft202012Validator:
    text = Path(__file__).with_name("openai_chat_request.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def request_problems(body: Body) -> list[str]:
    """What in a request does not fit OpenAI's schema, or names a field that it does not know."""
    schema = _schema().schema
    assert isinstance(schema, dict)
    known: set[str] = set()
    parts = [schema["$defs"]["CreateChatCompletionRequest"]]
    while parts:
        part = parts.pop()
        part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        known |= part.get("properties", {}).keys()
        parts += part.get("allOf", [])
    found = [f"unknown field {name}" for name in body.keys() - known]
    return found + [error.message[:300] for error in _schema().iter_errors(body)]


class ModelServer:
    """Serves ``script`` in turn and ``always`` after it; a request too many gets status 418 and is a problem."""

    def __init__(self, *script: Script, always: Script | None = None) -> None:
        """Take the answers in the order of the requests."""
        self.requests: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.problems: list[str] = []
        self.over = Event()
        self._script = list(script)
        self._always = always
        self._lock = Lock()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def base_url(self) -> str:
        """Where to ask it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def next_turn(self, body: Body) -> Turn:
        """Take note of a request and return the answer to it."""
        with self._lock:
            self.requests.append(body)
            self.problems += request_problems(body)
            entry = self._script.pop(0) if self._script else self._always
            if entry is None:
                self.problems.append(f"request {len(self.requests)} was not expected")
                return failing(418, "nothing was prepared for this request")
        return entry if isinstance(entry, Turn) else entry(body)

    def __enter__(self) -> Self:
        """Start serving."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and fail for what was wrong with the requests."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        if kind is None:
            assert not self.problems, self.problems


class _Handler(BaseHTTPRequestHandler):
    """Plays one turn."""

    owner: ClassVar[ModelServer]
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class named it
        """Keep quiet."""

    def handle(self) -> None:
        """Serve a connection that the client may leave at any moment."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def do_POST(self) -> None:
        """Answer a chat request."""
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.owner.paths.append(self.path)
        self.owner.headers.append({name.lower(): value for name, value in self.headers.items()})
        turn = self.owner.next_turn(json.loads(raw))
        if turn.fault in {"stall", "reset", "trickle_head"}:
            self._refuse(turn.fault)
            return
        self.send_response_only(turn.status)
        self.send_header("content-type", turn.kind)
        self.send_header("content-length", str(len(turn.body)))
        for name, value in turn.headers:
            self.send_header(name, value)
        self.end_headers()
        self._body(turn)

    def _refuse(self, fault: str) -> None:
        """Give no answer at all."""
        self.close_connection = True
        if fault == "reset":
            self._reset()
        elif fault == "stall":
            self.owner.over.wait(30)
        else:
            self._trickle(b"HTTP/1.1 200 OK\r\n" + b"x-slow: yes\r\n" * 1_000)

    def _body(self, turn: Turn) -> None:
        half = len(turn.body) // 2
        if turn.fault:
            self.close_connection = True
        if turn.fault == "trickle":
            self._trickle(turn.body)
            return
        self.wfile.write(turn.body[:half] if turn.fault else turn.body)
        self.wfile.flush()
        if turn.fault == "stall_body":
            self.owner.over.wait(30)
        elif turn.fault == "reset_body":
            self._reset()

    def _trickle(self, words: bytes) -> None:
        for byte in words:
            if self.owner.over.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def _reset(self) -> None:
        """Close with a reset instead of a farewell."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
