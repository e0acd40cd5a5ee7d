"""Asking again: when, how long to wait, how often, and when not."""

from typing import Any

import pytest
from fakes import FrozenClock, ScriptedModel
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from briefgen.adapters.retrying_model import RetryingModel
from briefgen.errors import (
    AnswerRefusedError,
    AnswerTruncatedError,
    MalformedAnswerError,
    ModelError,
    ModelRejectedError,
    ModelUnavailableError,
)
from briefgen.ports.chat_model import Message, Request


class Port(BaseModel, extra="forbid"):
    """A small answer."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=9)
DOWN = ModelUnavailableError("down")


def retrying(*script: Any, clock: FrozenClock | None = None, **settings: Any) -> tuple[RetryingModel, ScriptedModel]:
    """A retrying model around a scripted one."""
    inner = ScriptedModel(*script)
    return RetryingModel(inner, sleep=(clock or FrozenClock()).sleep, **settings), inner


def test_a_server_that_comes_back_costs_waits_and_nothing_else() -> None:
    """Two failures and an answer are an answer; the waits grow within their bounds."""
    clock = FrozenClock()
    model, inner = retrying(DOWN, DOWN, Port(name="a"), clock=clock)
    assert model.ask(QUESTION, Port).answer.name == "a"
    assert (len(inner.requests), model.retries.total()) == (3, 2)
    assert len(clock.slept) == 2
    assert 0 <= clock.slept[0] <= 1
    assert 0 <= clock.slept[1] <= 2


def test_a_server_that_stays_down_is_given_up() -> None:
    """The attempts are bounded, and the last error comes out as it is."""
    model, inner = retrying(*[DOWN] * 4, attempts=4)
    with pytest.raises(ModelUnavailableError, match="down"):
        model.ask(QUESTION, Port)
    assert (len(inner.requests), model.retries.total()) == (4, 3)


@given(st.floats(min_value=0, max_value=60))
def test_a_pause_that_the_server_asks_for_is_kept(pause: float) -> None:
    """Never earlier than asked, and at most a little later."""
    clock = FrozenClock()
    model, _ = retrying(ModelUnavailableError("busy", retry_after=pause), Port(name="a"), clock=clock)
    model.ask(QUESTION, Port)
    assert pause <= clock.slept[0] <= pause + 0.1


def test_a_server_that_wants_hours_is_not_asked_again() -> None:
    """To come back sooner than it asked would be rude, to wait that long would hang."""
    model, inner = retrying(ModelUnavailableError("busy", retry_after=3_600))
    with pytest.raises(ModelUnavailableError):
        model.ask(QUESTION, Port)
    assert len(inner.requests) == 1


@pytest.mark.parametrize(
    "error", [ModelRejectedError("no key"), AnswerRefusedError("no"), AnswerTruncatedError("cut"), ModelError("odd")]
)
def test_what_asking_again_cannot_mend_is_not_asked_again(error: ModelError) -> None:
    """A wrong key stays wrong; a refusal or a cut answer is the engine's business."""
    model, inner = retrying(error)
    with pytest.raises(type(error)):
        model.ask(QUESTION, Port)
    assert (len(inner.requests), model.retries.total()) == (1, 0)


def test_a_malformed_answer_is_asked_again_once_with_its_faults() -> None:
    """The second question is the first with the answer and the validator's words behind it."""
    model, inner = retrying('{"nom": "a"}', Port(name="a"))
    assert model.ask(QUESTION, Port).answer.name == "a"
    first, said, complaint = inner.requests[1].messages
    assert first == QUESTION.messages[0]
    assert (said.role, said.content) == ("assistant", '{"nom": "a"}')
    assert complaint.role == "user"
    assert "nom" in complaint.content
    assert model.retries.total() == 1


def test_a_second_malformed_answer_is_the_end() -> None:
    """One correction, no more."""
    model, inner = retrying("no JSON", "still none")
    with pytest.raises(MalformedAnswerError):
        model.ask(QUESTION, Port)
    assert len(inner.requests) == 2


def test_the_correction_outlasts_a_server_that_is_down_too() -> None:
    """The second question is retried like the first."""
    model, inner = retrying(DOWN, "no JSON", DOWN, Port(name="a"))
    assert model.ask(QUESTION, Port).answer.name == "a"
    assert (len(inner.requests), model.retries.total()) == (4, 3)


def test_an_empty_answer_is_asked_again_as_it_was() -> None:
    """No words at all are the server's failure: there is nothing to correct."""
    empty = MalformedAnswerError("empty", answer="")
    model, inner = retrying(empty, empty, Port(name="a"))
    assert model.ask(QUESTION, Port).answer.name == "a"
    assert inner.requests == [QUESTION] * 3


def test_a_long_malformed_answer_is_not_sent_back_whole() -> None:
    """What came back may be a book; its beginning shows the fault."""
    model, inner = retrying("x" * 100_000, Port(name="a"))
    model.ask(QUESTION, Port)
    assert len(inner.requests[1].messages[1].content) == 8_000


def test_the_name_is_the_models() -> None:
    """A wrapper does not rename what it wraps."""
    assert retrying()[0].name == "scripted"
