"""The model behind a real HTTP server: what it sends, what it makes of every answer, and what it never tells."""

import json
import time
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_server import Body, ModelServer, Turn, failing, page, replying, saying
from pydantic import BaseModel, Field

from briefgen.adapters.openai_model import OpenAIModel
from briefgen.adapters.openai_model.schema import strict_schema
from briefgen.adapters.reading_model import ReadingModel, read_answer
from briefgen.domain.draft import StoryDraft, SummaryDraft
from briefgen.errors import (
    AnswerError,
    AnswerRefusedError,
    AnswerTruncatedError,
    MalformedAnswerError,
    ModelError,
    ModelRejectedError,
    ModelUnavailableError,
    SettingsError,
)
from briefgen.ports.chat_model import Message, Reply, Request

AT_MOST = 30.0
"""Seconds: far more than it takes on a busy machine, far less than a hang."""

KEY = "sk-secret-0123456789"
QUESTION = Request(
    messages=(Message(role="system", content="Be brief."), Message(role="user", content="Which port?")),
    answer_tokens=99,
)


class Port(BaseModel, extra="forbid"):
    """A port; a docstring for programmers."""

    name: str = Field(description="its full name", min_length=1)
    ferries: int | None


GOOD = {"name": "Lindholm", "ferries": 3}


def ask(server: ModelServer, *, timeout: float = 5) -> Reply[Port]:
    """Put the question to a server."""
    model = ReadingModel(OpenAIModel("told", base_url=server.base_url, api_key=KEY, timeout=timeout))
    return model.ask(QUESTION, Port)


def failure(turn: Turn, *, timeout: float = 5) -> ModelError:
    """What is raised when a server answers so; the key is nowhere in it."""
    with ModelServer(turn) as server, pytest.raises(ModelError) as caught:
        ask(server, timeout=timeout)
    for error in chain(caught.value):
        assert KEY not in f"{error!s} {error!r} {vars(error)!r}"
    return caught.value


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that a traceback would show of what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def test_a_good_answer_is_a_value_with_its_usage() -> None:
    """The answer is validated, and the server's count of tokens comes with it."""
    with ModelServer(saying(GOOD)) as server:
        reply = ask(server)
    assert reply.answer == Port(name="Lindholm", ferries=3)
    assert (reply.usage.tokens_in, reply.usage.tokens_out, reply.usage.tokens_cached) == (11, 7, 3)
    assert json.loads(reply.text) == GOOD


def test_the_request_is_what_openai_documents() -> None:
    """One request, with a strict schema, the budget, the key in its header, and nothing that the API does not know."""
    with ModelServer(saying(GOOD)) as server:
        ask(server)
    [body] = server.requests
    assert body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Which port?"},
    ]
    assert body["response_format"]["json_schema"] == {"name": "Port", "strict": True, "schema": strict_schema(Port)}
    assert (body["max_completion_tokens"], body["temperature"], body["model"]) == (99, 0, "told")
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("turn", "kind", "words"),
    [
        (failing(401, f"Incorrect API key provided: {KEY}"), ModelRejectedError, "OPENAI_API_KEY"),
        (failing(403, "Your project may not use it"), ModelRejectedError, "OPENAI_API_KEY"),
        (failing(402, "Insufficient credits"), ModelRejectedError, "no credit"),
        (failing(404, "The model `told` does not exist", "model_not_found"), ModelRejectedError, "--model"),
        (failing(404, "Not Found"), ModelRejectedError, "--base-url"),
        (failing(400, "model 'told' not found, try pulling it first"), ModelRejectedError, "--model"),
        (page(404), ModelRejectedError, "--base-url"),
        (failing(405), ModelRejectedError, "--base-url"),
        (failing(501), ModelRejectedError, "--base-url"),
        (failing(429, "You exceeded your quota", "insufficient_quota"), ModelRejectedError, "no credit"),
        (failing(429, "Slow down"), ModelUnavailableError, "Slow down"),
        (failing(408), ModelUnavailableError, "408"),
        (failing(409), ModelUnavailableError, "409"),
        (failing(500), ModelUnavailableError, "500"),
        (failing(502), ModelUnavailableError, "502"),
        (page(503), ModelUnavailableError, "503"),
        (failing(529, "Overloaded"), ModelUnavailableError, "529"),
        (failing(413), AnswerTruncatedError, "too long"),
        (failing(400, "The prompt is flagged", "content_filter"), AnswerRefusedError, "filtered"),
        (failing(403, "Input flagged by moderation"), AnswerRefusedError, "filtered"),
        (failing(400, "Bad characters in message"), AnswerError, "refused the question"),
        (failing(422, "Unprocessable"), AnswerError, "refused the question"),
        (page(), ModelUnavailableError, "a web page"),
        (Turn(body=b"[1, 2"), ModelUnavailableError, "--base-url"),
        (Turn(body=b""), ModelUnavailableError, "--base-url"),
        (Turn(body=b"hello", kind="text/plain"), ModelUnavailableError, "--base-url"),
        (Turn(body=b'{"choices": "none"}'), ModelUnavailableError, "--base-url"),
        (Turn(body=b"\xff\xfe\x00"), ModelUnavailableError, "--base-url"),
        (replying({"error": {"message": "Upstream is down", "code": 502}}), ModelUnavailableError, "Upstream"),
        (replying({"error": {"message": "No such key", "code": 401}}), ModelRejectedError, "OPENAI_API_KEY"),
        (replying({"error": "overloaded"}), ModelUnavailableError, "overloaded"),
        (replying({"choices": []}), MalformedAnswerError, "empty"),
        (replying({"choices": [{"message": None}]}), MalformedAnswerError, "empty"),
        (replying({}), MalformedAnswerError, "empty"),
        (saying(None), MalformedAnswerError, "empty"),
        (saying(" \n"), MalformedAnswerError, "empty"),
        (saying(None, finish_reason="length"), AnswerTruncatedError, "ran out of tokens"),
        (saying('{"name": "Lind', finish_reason="length"), AnswerTruncatedError, "ran out of tokens"),
        (saying("", finish_reason="content_filter"), AnswerRefusedError, "content filter"),
        (saying(None, refusal="I will not.\nNo."), AnswerRefusedError, "I will not. No."),
        (saying({"name": "Lindholm"}), MalformedAnswerError, "ferries"),
        (saying({**GOOD, "berths": 2}), MalformedAnswerError, "berths"),
        (saying({"name": 5, "ferries": "many"}), MalformedAnswerError, "name"),
        (saying('{"name": "a", "ferries": NaN}'), MalformedAnswerError, "ferries"),
        (saying("I would rather talk about trains."), MalformedAnswerError, "does not fit"),
        (saying("[" * 100_000), MalformedAnswerError, "does not fit"),
        (saying('{"name":' * 50_000), MalformedAnswerError, "does not fit"),
        (Turn(fault="reset"), ModelUnavailableError, "cannot be reached"),
        (saying(GOOD)._replace(fault="reset_body"), ModelUnavailableError, "cannot be reached"),
        (saying(GOOD)._replace(fault="cut"), ModelUnavailableError, "cannot be reached"),
    ],
)
def test_every_failure_is_one_of_ours_and_says_what_to_mend(turn: Turn, kind: type[ModelError], words: str) -> None:
    """Whatever a server answers, the error has the right kind, names the thing to mend, and keeps the key to itself."""
    error = failure(turn)
    assert type(error) is kind
    assert words in str(error)
    assert error.model == "told"


@pytest.mark.parametrize("fault", ["stall", "stall_body", "trickle", "trickle_head"])
def test_nothing_hangs(fault: str) -> None:
    """A server that falls silent, or sends a byte now and then, costs no more than the deadline."""
    began = time.monotonic()
    error = failure(saying(GOOD)._replace(fault=fault), timeout=0.5)
    assert isinstance(error, ModelUnavailableError)
    assert "in time" in str(error)
    assert time.monotonic() - began < AT_MOST


def test_a_refused_connection_names_the_address() -> None:
    """A server that is not running is told apart from one that answers."""
    with ModelServer() as server:
        address = server.base_url
    with pytest.raises(ModelUnavailableError, match=address.replace(".", r"\.")):
        ReadingModel(OpenAIModel("told", base_url=address, timeout=5)).ask(QUESTION, Port)


def test_the_pause_that_a_server_asks_for_travels() -> None:
    """Retry-After is read in seconds, in milliseconds and as a date by the server's own clock; nonsense is no pause."""
    date = {"retry_after": "Thu, 10 Apr 2025 09:00:30 GMT", "date": "Thu, 10 Apr 2025 09:00:00 GMT"}
    asked = [{"retry_after": "7"}, {"retry_after_ms": "1500"}, date, {"retry_after": "soon"}, {"retry_after": "-4"}, {}]
    waits = [failure(failing(429, "Slow down", None, **headers)) for headers in asked]
    pauses = [error.retry_after if isinstance(error, ModelUnavailableError) else "wrong kind" for error in waits]
    assert pauses == [7.0, 1.5, 30.0, None, 0.0, None]


def picky(*refused: str, answer: object = GOOD) -> Any:
    """A server that refuses parameters by name, as servers do, one at a time."""

    def turn(body: Body) -> Turn:
        found = next((name for name in refused if name in json.dumps(body)), None)
        return failing(400, f"Unsupported parameter: '{found}'", "unsupported_parameter") if found else saying(answer)

    return turn


@pytest.mark.parametrize(
    ("refused", "shape", "limit"),
    [
        (("temperature",), "json_schema", "max_completion_tokens"),
        (("max_completion_tokens",), "json_schema", "max_tokens"),
        (("max_completion_tokens", "max_tokens"), "json_schema", None),
        (("json_schema",), "json_object", "max_completion_tokens"),
        (("response_format",), None, "max_completion_tokens"),
        (("temperature", "response_format", "max_completion_tokens", "max_tokens"), None, None),
    ],
)
def test_what_a_server_refuses_is_left_out_and_remembered(
    refused: tuple[str, ...], shape: str | None, limit: str | None
) -> None:
    """The second question goes out at once in the form that the first had to find."""
    with ModelServer(always=picky(*refused)) as server:
        model = ReadingModel(OpenAIModel("told", base_url=server.base_url))
        first = model.ask(QUESTION, Port)
        found = len(server.requests)
        assert first.answer == model.ask(QUESTION, Port).answer == Port(name="Lindholm", ferries=3)
    last = server.requests[-1]
    assert len(server.requests) == found + 1
    assert last.get("response_format", {}).get("type") == shape
    assert [name for name in ("max_completion_tokens", "max_tokens") if name in last] == ([limit] if limit else [])


def test_without_a_schema_the_prompt_carries_it() -> None:
    """Down the ladder the schema stands at the end of the instructions, which stay the same for every question."""
    with ModelServer(always=picky("response_format")) as server:
        ReadingModel(OpenAIModel("told", base_url=server.base_url)).ask(QUESTION, Port)
    system = server.requests[-1]["messages"][0]["content"]
    assert system.startswith("Be brief.")
    assert json.dumps(strict_schema(Port)) in system


def test_a_server_that_ignores_the_schema_gets_it_in_the_prompt_next_time() -> None:
    """Prose instead of JSON means that the model never saw the schema: the ladder goes down for the next question."""
    with ModelServer(saying("Lindholm."), saying(GOOD)) as server:
        model = ReadingModel(OpenAIModel("told", base_url=server.base_url))
        with pytest.raises(MalformedAnswerError):
            model.ask(QUESTION, Port)
        model.ask(QUESTION, Port)
    assert server.requests[1]["response_format"] == {"type": "json_object"}


def test_one_bad_answer_does_not_undo_what_worked() -> None:
    """A server that has given a fitting answer is asked in the same form after an accident."""
    with ModelServer(saying(GOOD), saying("Lindholm."), saying(GOOD)) as server:
        model = ReadingModel(OpenAIModel("told", base_url=server.base_url))
        model.ask(QUESTION, Port)
        with pytest.raises(MalformedAnswerError):
            model.ask(QUESTION, Port)
        model.ask(QUESTION, Port)
    assert [body["response_format"]["type"] for body in server.requests] == ["json_schema"] * 3


def test_a_template_without_a_system_role_gets_the_instructions_from_the_user() -> None:
    """Some chat templates know no system role: its words go before the question."""

    def turn(body: Body) -> Turn:
        return failing(400, "System role not supported") if body["messages"][0]["role"] == "system" else saying(GOOD)

    with ModelServer(always=turn) as server:
        ReadingModel(OpenAIModel("told", base_url=server.base_url)).ask(QUESTION, Port)
    assert server.requests[-1]["messages"] == [{"role": "user", "content": "Be brief.\n\nWhich port?"}]


def test_a_question_near_the_end_of_the_context_is_asked_without_a_budget_once() -> None:
    """The room reserved for the answer is given up before the question is called too long, for this question alone."""

    def turn(body: Body) -> Turn:
        message = "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens"
        return failing(400, message, "context_length_exceeded") if "max_completion_tokens" in body else saying(GOOD)

    with ModelServer(always=turn) as server:
        model = ReadingModel(OpenAIModel("told", base_url=server.base_url))
        model.ask(QUESTION, Port)
        model.ask(QUESTION, Port)
    assert ["max_completion_tokens" in body for body in server.requests] == [True, False, True, False]


def test_a_question_too_long_is_said_so() -> None:
    """Where nothing can be left out any more, the error is the one that makes an engine ask in smaller parts."""
    turn = failing(400, "maximum context length is 8192 tokens", "context_length_exceeded")
    with ModelServer(turn, turn) as server, pytest.raises(AnswerTruncatedError, match="too long"):
        ask(server)


@pytest.mark.parametrize(
    "text",
    [
        'Here you are:\n```json\n{"name": "Lindholm", "ferries": 3}\n```\nAnything else?',
        '<think>{"name": 1} or {not json}?</think>\n{"name": "Lindholm", "ferries": 3}',
        'For example {"name": "x"} — but the answer is {"name": "Lindholm", "ferries": 3}.',
        '\ufeff{"name": "Lindholm", "ferries": 3}',
    ],
)
def test_the_answer_is_found_among_other_words(text: str) -> None:
    """Thinking, fences and courtesies around the JSON cost nothing."""
    assert read_answer(text, Port, model="told") == Port(name="Lindholm", ferries=3)


def test_content_in_parts_is_read_without_the_thinking() -> None:
    """Some servers send a list of parts: the text counts, what the model thought does not."""
    parts = [{"type": "thinking", "text": "{}"}, {"type": "text", "text": json.dumps(GOOD)}]
    with ModelServer(saying(parts)) as server:
        assert ask(server).answer.ferries == 3


@given(st.text(max_size=300) | st.recursive(st.none() | st.text(), st.lists, max_leaves=5).map(json.dumps))
def test_no_text_is_taken_for_an_answer_that_it_is_not(text: str) -> None:
    """Whatever the words, they are malformed, and the validator's faults come with the words."""
    with pytest.raises(MalformedAnswerError) as caught:
        read_answer(text, SummaryDraft, model="told")
    assert caught.value.problems
    assert caught.value.answer == text


def test_reading_an_answer_takes_linear_time() -> None:
    """Two hundred thousand braces are looked at a bounded number of times."""
    began = time.monotonic()
    for text in ("{" * 200_000, '{"a":' * 40_000, "<think>" * 30_000, "{}" * 100_000):
        with pytest.raises(MalformedAnswerError):
            read_answer(text, Port, model="told")
    assert time.monotonic() - began < AT_MOST


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every mapping of a schema."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from nodes(part)
    if isinstance(schema, list):
        for part in schema:
            yield from nodes(part)


@pytest.mark.parametrize("draft", [SummaryDraft, StoryDraft])
def test_schemas_of_the_drafts_keep_the_strict_rules(draft: type[BaseModel]) -> None:
    """Objects are closed with every property required, references stand alone, and nothing unsupported is left."""
    schema = strict_schema(draft)
    objects = [node for node in nodes(schema) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])
        assert "description" not in node
    supported = {"$defs", "$ref", "type", "properties", "required", "additionalProperties", "items", "anyOf"}
    names = {name for node in objects for name in node["properties"]} | schema["$defs"].keys()
    for node in nodes(schema):
        assert node.keys() <= supported | {"enum", "const", "description"} | names
        assert "$ref" not in node or len(node) == 1


def test_the_words_of_the_fields_travel_in_the_schema() -> None:
    """Field descriptions are part of the prompt; what only the extractive engine may say is not in the schema."""
    text = json.dumps(strict_schema(SummaryDraft))
    assert "words copied exactly from that sentence" in text
    assert '"at"' not in text


class Kept(BaseModel):
    """Everything that strict mode does not have."""

    tags: list[Literal["a", "b"]] = Field(default=["a"], min_length=1, max_length=3, description="some tags")
    port: Port = Field(description="the home port")
    again: "Kept | None" = None


def test_bounds_become_words_and_references_stand_alone() -> None:
    """What strict mode cannot say is told in the description, and a described reference is written out."""
    schema = strict_schema(Kept)
    properties = schema["$defs"]["Kept"]["properties"] if "Kept" in schema.get("$defs", {}) else schema["properties"]
    assert properties["tags"]["description"] == "some tags; minItems: 1; maxItems: 3"
    assert properties["port"]["properties"]["name"]["description"] == "its full name; minLength: 1"
    assert {"$ref": "#/$defs/Kept"} in properties["again"]["anyOf"]


def test_an_open_object_is_refused_where_it_is_written() -> None:
    """A type that strict mode cannot hold is a programmer's error, told at once."""

    class Open(BaseModel):
        prices: dict[str, int]

    with pytest.raises(TypeError, match="open objects"):
        strict_schema(Open)


@pytest.mark.parametrize("address", ["localhost:8000", "ftp://x/v1", "http://", "http://[::1", "http://a:bad/v1"])
def test_an_address_that_is_none_is_a_setting_to_mend(address: str) -> None:
    """It is told before anything is sent."""
    with pytest.raises(SettingsError, match="--base-url"):
        OpenAIModel("told", base_url=address)


def test_a_key_that_cannot_be_sent_is_a_setting_to_mend_and_is_not_shown() -> None:
    """White space at its ends is forgiven; a newline inside would end up in the library's error."""
    with pytest.raises(SettingsError, match="OPENAI_API_KEY") as caught:
        OpenAIModel("told", api_key="sk-one\nsk-two")
    assert "sk-one" not in str(caught.value)


def test_neither_key_nor_password_is_shown() -> None:
    """A repr and an error show the address without what it carries of secrets."""
    server = OpenAIModel("told", base_url="http://user:password@127.0.0.1:9/v1?api-version=1", api_key=KEY, timeout=2)
    with pytest.raises(ModelUnavailableError) as caught:
        ReadingModel(server).ask(QUESTION, Port)
    shown = f"{server!r} {caught.value}"
    assert KEY not in shown
    assert "password" not in shown
    assert "127.0.0.1:9/v1" in shown


def test_the_query_of_an_address_goes_with_every_request() -> None:
    """Azure's older addresses carry the version of the API there."""
    with ModelServer(saying(GOOD)) as server:
        ReadingModel(OpenAIModel("told", base_url=f"{server.base_url}/deployments/x?api-version=2024-10-21")).ask(
            QUESTION, Port
        )
    assert server.paths == ["/v1/deployments/x/chat/completions?api-version=2024-10-21"]


def test_nothing_is_retried_here() -> None:
    """One failure is one request: asking again belongs to the retrying model."""
    with ModelServer(failing(500)) as server, pytest.raises(ModelUnavailableError):
        ask(server)
    assert len(server.requests) == 1
