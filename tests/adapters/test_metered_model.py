"""What the calls of a run cost is added up over all threads."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fakes import FrozenClock, ScriptedResponder
from pydantic import BaseModel

from briefgen.adapters.metered_model import MeteredModel
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import NoMeter, RunMeter
from briefgen.errors import ModelRejectedError, ModelUnavailableError
from briefgen.ports.chat_model import Message, Request, Response, Usage
from briefgen.ports.meter import Meter, Spent


class Port(BaseModel):
    """A small answer."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=9)
COST = Usage(tokens_in=10, tokens_out=5, tokens_cached=2)
GOOD = Response(text='{"name": "a"}', usage=COST)


def test_every_answer_is_counted_whatever_thread_asked() -> None:
    """Forty questions from eight threads are forty calls and their tokens."""
    model = MeteredModel(ScriptedResponder(always=GOOD))
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: model.respond(QUESTION, Port), range(40)))
    meter: Meter = model
    assert meter.spent() == Spent(calls=40, tokens_in=400, tokens_out=200, tokens_cached=80)
    assert model.name == "scripted"


def test_an_answer_that_nobody_can_use_is_counted_too() -> None:
    """It was paid for: a cut, a malformed and a good answer are three calls."""
    bad = [Response(text="{", ending="cut", usage=COST), Response(text="Never.", usage=COST)]
    metered = MeteredModel(ScriptedResponder(*bad, GOOD))
    for _ in range(3):
        metered.respond(QUESTION, Port)
    assert metered.spent() == Spent(calls=3, tokens_in=30, tokens_out=15, tokens_cached=6)


def test_what_the_models_outside_know_is_told() -> None:
    """A question answered at the second attempt is one call answered and one retry; notices are handed on."""
    metered = MeteredModel(ScriptedResponder(ModelUnavailableError("down"), GOOD))
    retrying = RetryingModel(ReadingModel(metered), sleep=FrozenClock().sleep)
    retrying.ask(QUESTION, Port)
    meter = RunMeter(metered, retries=lambda: retrying.retries, kept=lambda: 3, notices=lambda: ("full",))
    assert meter.spent() == Spent(calls=1, answers_kept=3, retries=1, notices=("full",), **COST.model_dump())


def test_a_failure_passes_through() -> None:
    """It is not answered, so it is not counted as answered."""
    model = MeteredModel(ScriptedResponder(ModelRejectedError("no")))
    with pytest.raises(ModelRejectedError):
        model.respond(QUESTION, Port)
    assert model.spent() == Spent()


def test_nobody_asked_is_nothing_spent() -> None:
    """The meter of an engine without a model."""
    assert NoMeter().spent() == Spent()
