"""Every exception that the openai library has is translated; none that it may gain is forgotten."""

import inspect
import ssl

import httpx2
import openai
import openai._exceptions
import pytest
from openai.types.chat import ChatCompletion

from briefgen.adapters.openai_model.translate import Caller, translated
from briefgen.errors import (
    AnswerError,
    AnswerRefusedError,
    AnswerTruncatedError,
    ModelError,
    ModelRejectedError,
    ModelUnavailableError,
)

REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")
CALLER = Caller("told", "http://127.0.0.1/v1", "sk-secret")
STATUS = {
    "BadRequestError": 400,
    "AuthenticationError": 401,
    "OAuthError": 401,
    "PermissionDeniedError": 403,
    "NotFoundError": 404,
    "ConflictError": 409,
    "UnprocessableEntityError": 422,
    "RateLimitError": 429,
    "InternalServerError": 500,
    "APIStatusError": 418,
}
KINDS: dict[str, type[ModelError]] = {
    "APIConnectionError": ModelUnavailableError,
    "APIError": ModelUnavailableError,
    "APIResponseValidationError": ModelUnavailableError,
    "APIStatusError": ModelRejectedError,
    "APITimeoutError": ModelUnavailableError,
    "AuthenticationError": ModelRejectedError,
    "BadRequestError": AnswerError,
    "ConflictError": ModelUnavailableError,
    "ContentFilterFinishReasonError": AnswerRefusedError,
    "InternalServerError": ModelUnavailableError,
    "InvalidWebhookSignatureError": ModelUnavailableError,
    "LengthFinishReasonError": AnswerTruncatedError,
    "NotFoundError": ModelRejectedError,
    "OAuthError": ModelRejectedError,
    "OpenAIError": ModelRejectedError,
    "PermissionDeniedError": ModelRejectedError,
    "RateLimitError": ModelUnavailableError,
    "SubjectTokenProviderError": ModelRejectedError,
    "UnprocessableEntityError": AnswerError,
    "WebSocketConnectionClosedError": ModelUnavailableError,
    "WebSocketQueueFullError": ModelRejectedError,
    "_AmbiguousModuleClientUsageError": ModelRejectedError,
}


def classes() -> dict[str, type[Exception]]:
    """Every exception class that the library's module, or its module of errors, holds."""
    found = {**vars(openai._exceptions), **vars(openai)}
    return {
        name: value
        for name, value in found.items()
        if inspect.isclass(value) and issubclass(value, Exception) and value.__module__.startswith("openai")
    }


def an(kind: type[Exception]) -> Exception:
    """An instance, with a value for each argument that its class wants."""
    response = httpx2.Response(STATUS.get(kind.__name__, 200), request=REQUEST)
    completion = ChatCompletion(id="1", choices=[], created=1, model="told", object="chat.completion")
    values = {
        "message": "no sk-secret",
        "request": REQUEST,
        "response": response,
        "body": {"error": {"message": "it says sk-secret"}},
        "completion": completion,
        "unsent_messages": [],
    }
    wanted = inspect.signature(kind.__init__).parameters
    return kind(**{name: values[name] for name in wanted if name in values})


def test_the_list_is_complete() -> None:
    """A class that a new version of the library brings makes this test fail until its kind is decided."""
    assert classes().keys() == KINDS.keys()


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_openai_error_is_translated(name: str) -> None:
    """Each has its kind, one sentence with the address in it, and no key."""
    error = translated(an(classes()[name]), CALLER)
    assert type(error) is KINDS[name]
    assert "sk-secret" not in str(error)
    assert "\n" not in str(error)
    assert CALLER.address in str(error) or CALLER.model in str(error)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx2.ReadError("gone"), ModelUnavailableError),
        (httpx2.InvalidURL("no"), ModelRejectedError),
        (httpx2.UnsupportedProtocol("no"), ModelRejectedError),
        (httpx2.StreamClosed(), ModelRejectedError),
        (ConnectionResetError("gone"), ModelUnavailableError),
        (TimeoutError(), ModelUnavailableError),
        (ValueError("half a JSON"), ModelUnavailableError),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), ModelUnavailableError),
    ],
)
def test_what_lies_below_the_library_is_translated_too(error: Exception, kind: type[ModelError]) -> None:
    """Errors of httpx and of Python's own networking may come through bare."""
    assert type(translated(error, CALLER)) is kind


def test_a_certificate_that_is_not_trusted_is_not_asked_again() -> None:
    """Asking again would not make it trusted: the address is to be mended."""
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = ssl.SSLCertVerificationError("self-signed")
    told = translated(error, CALLER)
    assert isinstance(told, ModelRejectedError)
    assert "--base-url" in str(told)


def _status(status: int) -> openai.APIStatusError:
    return openai.APIStatusError("no", response=httpx2.Response(status, request=REQUEST), body=None)


@pytest.mark.parametrize(
    ("error", "unpaid"),
    [
        (_status(429), True),
        (_status(400), True),
        (_status(503), True),
        (_status(502), False),
        (_status(504), False),
        (httpx2.ConnectError("refused"), True),
        (httpx2.ReadError("reset"), False),
        (TimeoutError(), False),
    ],
)
def test_only_what_the_server_did_not_do_is_unpaid(error: Exception, unpaid: bool) -> None:  # noqa: FBT001
    """A refusal costs nothing; what broke off, or failed behind a proxy, may be billed."""
    assert translated(error, CALLER).unpaid is unpaid
