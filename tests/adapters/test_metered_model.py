"""What the calls of a run cost is added up over all threads."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fakes import FrozenClock, ScriptedModel
from pydantic import BaseModel

from briefgen.adapters.metered_model import MeteredModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import NoMeter, RunMeter
from briefgen.errors import AnswerRefusedError, ModelUnavailableError
from briefgen.ports.chat_model import Message, Request
from briefgen.ports.meter import Meter, Spent


class Port(BaseModel):
    """A small answer."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=9)


def test_every_answer_is_counted_whatever_thread_asked() -> None:
    """Forty questions from eight threads are forty calls and their tokens."""
    model = MeteredModel(ScriptedModel(always=Port(name="a")))
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: model.ask(QUESTION, Port), range(40)))
    meter: Meter = model
    assert meter.spent() == Spent(calls=40, tokens_in=400, tokens_out=200, tokens_cached=80)
    assert model.name == "scripted"


def test_retries_of_the_model_outside_are_told() -> None:
    """A question answered at the second attempt is one call answered and one retry."""
    metered = MeteredModel(ScriptedModel(ModelUnavailableError("down"), Port(name="a")))
    retrying = RetryingModel(metered, sleep=FrozenClock().sleep)
    retrying.ask(QUESTION, Port)
    meter = RunMeter(metered, lambda: retrying.retries)
    assert (meter.spent().calls, meter.spent().retries) == (1, 1)


def test_a_failure_passes_through() -> None:
    """It is not answered, so it is not counted as answered."""
    model = MeteredModel(ScriptedModel(AnswerRefusedError("no")))
    with pytest.raises(AnswerRefusedError):
        model.ask(QUESTION, Port)
    assert model.spent() == Spent()


def test_nobody_asked_is_nothing_spent() -> None:
    """The meter of an engine without a model."""
    assert NoMeter().spent() == Spent()
