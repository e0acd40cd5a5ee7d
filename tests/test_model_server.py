"""The misbehaving server behaves as it is told, and complains of requests that OpenAI would not take."""

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

import pytest
from model_server import ModelServer, Turn, failing, replying, request_problems, saying


def post(server: ModelServer, body: bytes) -> tuple[int, bytes]:
    """A request without any client library."""
    address = urlsplit(server.base_url)
    assert address.hostname
    connection = HTTPConnection(address.hostname, address.port, timeout=5)
    try:
        connection.request("POST", "/v1/chat/completions", body, {"content-type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


GOOD = b'{"model": "m", "messages": [{"role": "user", "content": "x"}]}'


def test_turns_are_taken_in_order() -> None:
    """Each request gets the next answer, and the one for the rest after that."""
    with ModelServer(replying([1]), failing(503), always=replying([3])) as server:
        assert [post(server, GOOD) for _ in range(2)] == [(200, b"[1]"), (503, failing(503).body)]
        assert post(server, GOOD) == post(server, GOOD) == (200, b"[3]")
    assert len(server.requests) == 4


def test_a_request_too_many_fails_the_block() -> None:
    """What nobody expected is a problem, even where the client swallows the status."""
    with pytest.raises(AssertionError, match="not expected"), ModelServer() as server:
        assert post(server, GOOD)[0] == 418


def test_a_request_that_openai_would_refuse_fails_the_block() -> None:
    """The schema is OpenAI's own."""
    with pytest.raises(AssertionError, match="messages"), ModelServer(saying("x")) as server:
        post(server, b'{"model": "m"}')


def test_unknown_fields_are_problems() -> None:
    """OpenAI's schema lets them pass and the API refuses them."""
    body = {"model": "m", "messages": [{"role": "user", "content": "x"}], "tokens": 5}
    assert request_problems(body) == ["unknown field tokens"]
    assert request_problems({**body, "temperature": 9, "tokens": 1}) != ["unknown field tokens"]


@pytest.mark.parametrize("fault", ["reset", "reset_body", "cut"])
def test_broken_connections_are_broken(fault: str) -> None:
    """The client gets less than it was promised."""
    with ModelServer(saying("x")._replace(fault=fault)) as server, pytest.raises((OSError, HTTPException)):
        post(server, GOOD)


def test_a_turn_may_be_asked_of_a_callable() -> None:
    """It sees the request."""
    with ModelServer(lambda body: Turn(body=body["model"].encode(), kind="text/plain")) as server:
        assert post(server, GOOD) == (200, b"m")
