"""A ``Responder`` over ``chat.completions.create`` of the openai library.

One call, one attempt: the library's own retries are off, and ``retrying_model`` owns asking again.  The only requests
repeated here are those that a server refused for their form (see ``dialect``).
"""

import json
import math
import weakref
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from pydantic import BaseModel

from briefgen.adapters.deadline import within
from briefgen.adapters.openai_model.answers import Completion, names_a_field, read_completion
from briefgen.adapters.openai_model.dialect import Dialect
from briefgen.adapters.openai_model.rate_limits import pause_of
from briefgen.adapters.openai_model.translate import Caller, of_status, translated, words_of
from briefgen.errors import ModelError, ModelRejectedError, OutOfTimeError, SettingsError
from briefgen.ports.chat_model import Request, Response

if TYPE_CHECKING:
    from openai import OpenAI
    from openai._legacy_response import LegacyAPIResponse
    from openai.types.chat import ChatCompletion

OPENAI = "https://api.openai.com/v1"
TIMEOUT = 120.0
"""Seconds for a whole call; a large model writes a long answer in one to two minutes."""

_CONNECT_TIMEOUT = 10.0


class _Heard(NamedTuple):
    """A completion, and the pause in seconds that its headers ask for."""

    completion: Completion
    pause: float


class OpenAIModel:
    """Asks for JSON by a strict schema, or by what the server can do instead of it.

    Safe to share between threads.  What a server turned out to take is remembered for the next question.
    """

    def __init__(
        self,
        name: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: float = TIMEOUT,
        left: Callable[[], float] = lambda: math.inf,
        bounded: bool = False,
    ) -> None:
        """Take the model's name, the server, its key (one of your own needs none), and the seconds a call may take.

        ``left`` tells the seconds that the run has: no call lasts longer, and none is made when they are over.
        Where it is ``bounded`` every question limits its answer, or is not put.
        """
        self.name = name
        self._base_url = _address(base_url or OPENAI)
        key = (api_key or "").strip()
        if not (key.isascii() and key.isprintable()):
            raise SettingsError("OPENAI_API_KEY holds characters that no key has: copy it again")
        self._caller = Caller(name, _shown(self._base_url), key)
        self._timeout, self._left, self._bounded = timeout, left, bounded
        self._dialect = Dialect()
        self._proven = False  # whether an answer showed that the schema was seen; after that a bad one is an accident
        self._opening = Lock()
        self._opened: OpenAI | None = None

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return what the server answers to ``request``; every failure is a ``ModelError``."""
        completion, pause = self._complete(request, answer)
        response = completion.response.model_copy(update={"pause": pause})
        if response.ending == "whole" and response.text.strip() and not self._proven:
            self._proven = names_a_field(response.text, answer)
            if not self._proven:
                # The server took the schema and the model never saw it: from now on it stands in the prompt.
                self._dialect = self._dialect.plainer()
        return response

    def wording(self, request: Request, answer: type[BaseModel]) -> str:
        """Everything that decides the answer, as one text: the server, the model, and what it is asked in full.

        A server that takes less is told less, but always the same.  Neither key nor password is in it.
        """
        parts = urlsplit(self._base_url)
        address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], path=parts.path.rstrip("/")))
        asked = {"address": address, "model": self.name, **Dialect().parameters(request, answer)}
        return json.dumps(asked, sort_keys=True)

    def texts(self, request: Request, answer: type[BaseModel]) -> tuple[str, ...]:
        """What a server counts as the question: the messages, and the schema."""
        asked = Dialect().parameters(request, answer)
        schema = json.dumps(asked["response_format"]["json_schema"]["schema"], ensure_ascii=False)
        return (*(turn["content"] for turn in asked["messages"]), schema)

    def _complete(self, request: Request, answer: type[BaseModel]) -> _Heard:
        """The server's completion, in the fullest dialect that it takes."""
        import openai  # noqa: PLC0415 - half a second: not before the first question

        dialect: Dialect | None = self._dialect
        while dialect is not None:
            try:
                heard = self._send(dialect, request, answer)
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                dialect = dialect.without(words_of(error))
                if dialect is not None and dialect.limit is None and self._bounded and dialect.lasting:
                    raise _boundless(self._caller) from None
                if dialect is None or (dialect.limit is None and self._bounded):
                    raise translated(error, self._caller) from None  # it may hold the key
            else:
                if dialect.lasting:
                    self._dialect = dialect
                return heard
        raise AssertionError("the loop returns or raises")

    def _send(self, dialect: Dialect, request: Request, answer: type[BaseModel]) -> _Heard:
        """One request; a refusal of its form is passed on as it is, anything else is translated."""
        import httpx2  # noqa: PLC0415 - loaded with openai
        import openai  # noqa: PLC0415 - see above

        parameters = dialect.parameters(request, answer)
        if (left := self._left()) <= 0:
            over = _out_of_time(self.name)
            over.unpaid = True
            raise over
        try:
            raw = within(
                min(self._timeout, left),
                lambda: _read(self._client().chat.completions.with_raw_response.create(model=self.name, **parameters)),
            )
        except (openai.BadRequestError, openai.UnprocessableEntityError):
            raise
        except (
            openai.OpenAIError,
            httpx2.HTTPError,
            httpx2.InvalidURL,
            httpx2.StreamError,
            OSError,
            ValueError,
        ) as error:
            if self._left() <= 0:
                raise _out_of_time(self.name) from None
            raise translated(error, self._caller) from None  # it may hold the key
        completion = read_completion(raw.body, model=self.name, address=self._caller.address)
        if completion.error and not completion.choices:
            raise _of_error_object(completion.error, self._caller)
        return _Heard(completion, pause_of(raw.headers))

    def _client(self) -> "OpenAI":
        """The library's client, made at the first question."""
        import openai  # noqa: PLC0415 - see above

        with self._opening:
            if self._opened is None:
                parts = urlsplit(self._base_url)
                # Azure's older addresses carry their version in the query, and want the key under another name.
                azure = {"api-key": self._caller.key} if (parts.hostname or "").endswith(".azure.com") else {}
                self._opened = openai.OpenAI(
                    api_key=self._caller.key or "none",
                    base_url=urlunsplit(parts._replace(query="")),
                    timeout=openai.Timeout(self._timeout, connect=min(_CONNECT_TIMEOUT, self._timeout)),
                    max_retries=0,
                    default_query=dict(parse_qsl(parts.query)),
                    default_headers=azure,
                )
                # Its connections are closed when nobody can ask any more, at the program's end at the latest.
                weakref.finalize(self, self._opened.close)
            return self._opened


class _Raw(NamedTuple):
    body: str
    headers: Mapping[str, str]


def _read(response: "LegacyAPIResponse[ChatCompletion]") -> _Raw:
    return _Raw(response.text, response.headers)


def _out_of_time(model: str) -> OutOfTimeError:
    return OutOfTimeError("the time of the run is over (--deadline): nothing more is asked", model=model)


def _boundless(caller: Caller) -> ModelRejectedError:
    error = ModelRejectedError(
        f"{caller.address} takes no limit on an answer, so neither --max-tokens nor --max-cost can be held with it",
        model=caller.model,
    )
    error.unpaid = True
    return error


def _address(base_url: str) -> str:
    """A base URL that can be asked at all."""
    try:
        parts = urlsplit(base_url.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            f"--base-url {base_url!r} is no address: it begins with http:// or https:// and names a server"
        )
    return base_url.strip()


def _shown(address: str) -> str:
    """An address as messages show it: without a user, a password or a query."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


def _of_error_object(error: object, caller: Caller) -> ModelError:
    """An error that came with status 200: its code is taken for the status where it is one."""
    fields = error if isinstance(error, dict) else {"message": str(error)}
    code = str(fields.get("code") or fields.get("status") or "")
    status = int(code) if code.isdigit() and 400 <= int(code) < 600 else 500  # noqa: PLR2004 - the range of errors
    return of_status(status, f"{fields.get('message') or ''} {fields.get('type') or ''}", caller)
