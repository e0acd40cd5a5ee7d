"""The doubles are held to their ports, and fail loudly at what they were not told of."""

import datetime as dt

import pytest
from fakes import FrozenClock, PlainPages, ScriptedModel, ScriptedResponder, WordCounter
from pydantic import BaseModel

from briefgen.errors import AnswerRefusedError, MalformedAnswerError
from briefgen.ports.chat_model import ChatModel, Message, Request, Responder, Response
from briefgen.ports.clock import Clock
from briefgen.ports.page_source import PageSource
from briefgen.ports.token_counter import TokenCounter


class Port(BaseModel):
    """A small answer."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=9)


def test_a_scripted_model_answers_in_turn() -> None:
    """Values, JSON and callables come out as answers, and every request is kept."""
    model = ScriptedModel(Port(name="a"), '{"name": "b"}', lambda request: Port(name=request.messages[0].content))
    assert [model.ask(QUESTION, Port).answer.name for _ in range(3)] == ["a", "b", "Which?"]
    assert (model.requests, model.types, model.left) == ([QUESTION] * 3, [Port] * 3, 0)


def test_a_scripted_model_raises_what_it_is_told_to() -> None:
    """Errors come out as errors, and a text that does not fit is malformed as it would be from a server."""
    model = ScriptedModel(AnswerRefusedError("no"), "{}")
    with pytest.raises(AnswerRefusedError):
        model.ask(QUESTION, Port)
    with pytest.raises(MalformedAnswerError) as caught:
        model.ask(QUESTION, Port)
    assert caught.value.answer == "{}"


def test_a_request_too_many_is_a_failed_test() -> None:
    """A model that was told nothing more says so, unless one answer is for all the rest."""
    with pytest.raises(AssertionError, match="request 1"):
        ScriptedModel().ask(QUESTION, Port)
    model = ScriptedModel(always=Port(name="again"))
    assert [model.ask(QUESTION, Port).answer.name for _ in range(2)] == ["again", "again"]


def test_a_scripted_responder_brings_in_turn() -> None:
    """Responses, errors and callables come as they were prepared, unread; one too many fails the test."""
    responder = ScriptedResponder(
        Response(text="no JSON"), AnswerRefusedError("no"), lambda request: Response(text=request.messages[0].content)
    )
    held: Responder = responder
    assert held.respond(QUESTION, Port).text == "no JSON"
    with pytest.raises(AnswerRefusedError):
        held.respond(QUESTION, Port)
    assert held.respond(QUESTION, Port).text == "Which?"
    with pytest.raises(AssertionError, match="request 4"):
        held.respond(QUESTION, Port)
    assert responder.requests == [QUESTION] * 4


def test_a_frozen_clock_moves_only_when_told() -> None:
    """Sleep takes no time and is kept; time never goes back."""
    clock = FrozenClock(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    clock.sleep(2.5)
    assert (clock.now(), clock.elapsed(), clock.slept) == (
        dt.datetime(2025, 1, 1, 0, 0, 2, 500_000, tzinfo=dt.UTC),
        2.5,
        [2.5],
    )
    with pytest.raises(AssertionError):
        clock.move(-1)


def test_a_clock_without_a_time_zone_is_refused() -> None:
    """A moment that could be anywhere is no moment."""
    with pytest.raises(AssertionError):
        FrozenClock(dt.datetime(2025, 1, 1))  # noqa: DTZ001 - that is what must fail


def test_plain_pages_show_what_they_were_given() -> None:
    """The page is its name and its context; an unknown name fails."""
    pages = PlainPages(["a.jinja"])
    assert pages.render("a.jinja", {"x": 1}) == 'a.jinja\n{"x": 1}'
    assert pages.hashes() == {"a.jinja": "hash of a.jinja"}
    with pytest.raises(AssertionError):
        pages.render("b.jinja", {})


def test_the_fakes_keep_their_ports() -> None:
    """Each stands where its port is asked for; the type checker reads this test too."""
    model: ChatModel = ScriptedModel()
    clock: Clock = FrozenClock()
    pages: PageSource = PlainPages()
    counter: TokenCounter = WordCounter()
    assert model.name == "scripted"
    assert clock.elapsed() == 0
    assert pages.hashes() == {}
    assert counter.count("two words") == 2
