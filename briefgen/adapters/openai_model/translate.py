"""Turns every error of the openai library, and of what lies below it, into one of ours that says what to mend."""

import email.utils
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.adapters.openai_model.dialect import is_too_long
from briefgen.errors import (
    AnswerError,
    AnswerRefusedError,
    AnswerTruncatedError,
    ModelError,
    ModelRejectedError,
    ModelUnavailableError,
)

if TYPE_CHECKING:
    from openai import APIStatusError

_SHOWN = 300
"""Characters of a server's own words that are shown: error pages can be long."""

_LATER = frozenset({408, 409, 425, 429})
_PAID = 402
_TOO_LARGE = 413
_SERVER = 500
_BETWEEN = frozenset({502, 504, 524})
"""What a proxy says of the server behind it, which may have worked, and billed, all the same."""

_NO_SUCH_METHOD = 501
_FILTERED = ("content_filter", "content management", "moderation", "flagged")
_UNKNOWN = ("not found", "model_not_found", "not exist", "unknown", "invalid model", "not a valid model")


class Caller(NamedTuple):
    """Whom a message speaks of; ``key`` is only there to be kept out of every message."""

    model: str
    address: str
    key: str

    def clean(self, words: str) -> str:
        """A server's words on one line, cut, and without the key should it have sent it back."""
        line = " ".join(words.split())
        return (line.replace(self.key, "…") if self.key else line)[:_SHOWN]


def translated(error: BaseException, caller: Caller) -> ModelError:
    """Return our error for one of openai's, of httpx's or of Python's own networking."""
    import httpx2  # noqa: PLC0415 - loaded with openai
    import openai  # noqa: PLC0415 - half a second, and loaded long before anything of it fails

    ours = _of_library(error, caller)
    refused = isinstance(error, openai.APIStatusError) and error.status_code not in _BETWEEN
    ours.unpaid = refused or any(isinstance(one, httpx2.ConnectError | httpx2.ConnectTimeout) for one in _causes(error))
    return ours


def _of_library(error: BaseException, caller: Caller) -> ModelError:
    import openai  # noqa: PLC0415 - see above

    if isinstance(error, openai.APIStatusError):
        return of_status(error.status_code, words_of(error), caller, retry_after=_retry_after(error))
    if isinstance(error, openai.LengthFinishReasonError):
        return AnswerTruncatedError(
            f"the answer of {caller.model} stops in the middle: it ran out of tokens", model=caller.model
        )
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return AnswerRefusedError(f"a content filter removed the answer of {caller.model}", model=caller.model)
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return ModelUnavailableError(
            f"{caller.address} did not answer in time: is the server overloaded, or --base-url wrong?",
            model=caller.model,
        )
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)):
        return ModelRejectedError(
            f"{caller.address} shows a certificate that is not trusted here: check --base-url", model=caller.model
        )
    return _of_kind(error, caller)


def of_status(status: int, words: str, caller: Caller, *, retry_after: float | None = None) -> ModelError:
    """Return our error for a status (of HTTP, or of an error object that came with 200) and the server's words."""
    said = f"{status}: {caller.clean(words)}" if words.strip() else f"HTTP status {status}"
    kind, what = _verdict(status, words.lower())
    message = f"{caller.address} {what.format(said=said, model=caller.model)}"
    if kind is ModelUnavailableError:
        return ModelUnavailableError(message, model=caller.model, retry_after=retry_after)
    return kind(message, model=caller.model)


def _verdict(status: int, words: str) -> tuple[type[ModelError], str]:
    """The kind of error and what to do about it; the first rule that holds."""
    asked = status in {400, 403, 404, 422}
    unknown = any(mark in words for mark in _UNKNOWN)
    rules: tuple[tuple[bool, type[ModelError], str], ...] = (
        (
            status == _PAID or "insufficient_quota" in words,
            ModelRejectedError,
            "has no credit left ({said}): look at the account that OPENAI_API_KEY belongs to",
        ),
        (
            status in _LATER or (status >= _SERVER and status != _NO_SUCH_METHOD),
            ModelUnavailableError,
            "is not available ({said})",
        ),
        (asked and any(mark in words for mark in _FILTERED), AnswerRefusedError, "filtered the question ({said})"),
        (
            status in {401, 403},
            ModelRejectedError,
            "refused the key ({said}): set OPENAI_API_KEY to one that may use {model}",
        ),
        (
            asked and "model" in words and unknown,
            ModelRejectedError,
            "does not serve the model {model!r} ({said}): choose another with --model",
        ),
        (
            status == _TOO_LARGE or (asked and is_too_long(words)),
            # Neither the question nor an answer to it has room: the error that makes an engine ask in smaller parts.
            AnswerTruncatedError,
            "finds the question too long for {model} ({said}): choose a model with a longer context with --model",
        ),
        (status in {400, 422}, AnswerError, "refused the question ({said})"),
    )
    nowhere = (ModelRejectedError, "has no chat completions there ({said}): check --base-url")
    return next(((kind, what) for holds, kind, what in rules if holds), nowhere)


def words_of(error: "APIStatusError") -> str:
    """What the server said, with its codes."""
    body: Any = error.body
    if isinstance(body, dict):
        within = body.get("error")
        inner: dict[str, Any] = within if isinstance(within, dict) else body
        parts = [inner.get("message") or inner.get("detail") or body.get("error") or "", inner.get("code") or ""]
        if isinstance(inner.get("param"), str):
            parts.append(f"({inner['param']})")
        return " ".join(str(part) for part in parts if part)
    return str(body or error.message)


def _of_kind(error: BaseException, caller: Caller) -> ModelError:
    """What no server said: nothing arrived, or the library or the address is at fault."""
    import httpx2  # noqa: PLC0415 - loaded with openai
    import openai  # noqa: PLC0415 - see above

    why = caller.clean("; ".join(dict.fromkeys(str(cause) for cause in _causes(error) if str(cause))))
    if any(isinstance(cause, httpx2.InvalidURL | httpx2.UnsupportedProtocol) for cause in _causes(error)):
        return _rejected(caller, f"is no address of a server ({why}): check --base-url")
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError | OSError):
        return ModelUnavailableError(
            f"{caller.address} cannot be reached ({why}): is the server running, and --base-url right?",
            model=caller.model,
        )
    if isinstance(error, openai.APIError | openai.WebSocketConnectionClosedError | ValueError):
        return ModelUnavailableError(
            f"{caller.address} sent what cannot be read ({why}): if it goes on, check --base-url", model=caller.model
        )
    return _rejected(caller, f"cannot be asked ({why}): check OPENAI_API_KEY and --base-url")


def _rejected(caller: Caller, what: str) -> ModelRejectedError:
    return ModelRejectedError(f"{caller.address} {what}", model=caller.model)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__


def _retry_after(error: "APIStatusError") -> float | None:
    """The pause that the server asks for, in seconds; a date is measured by the server's own clock."""
    headers = error.response.headers
    try:
        if "retry-after-ms" in headers:
            return max(0.0, float(headers["retry-after-ms"]) / 1000)
        return max(0.0, float(headers["retry-after"])) if "retry-after" in headers else None
    except ValueError:
        pass
    try:
        until, now = (email.utils.parsedate_to_datetime(headers[name]) for name in ("retry-after", "date"))
        return max(0.0, (until - now).total_seconds())
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
