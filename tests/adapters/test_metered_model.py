"""What the calls of a run cost is added up over all threads."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from fakes import FrozenClock, ScriptedResponder
from pydantic import BaseModel

from briefgen.adapters.metered_model import MeteredModel
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.adapters.run_meter import NoMeter, RunMeter
from briefgen.domain.run import StepRun
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
    sums = {"calls": 40, "tokens_in": 400, "tokens_out": 200, "tokens_cached": 80}
    spent = meter.spent()
    assert spent.model_dump(include=set(sums)) == sums
    assert spent.steps[0].model_dump(include=set(sums)) == sums
    assert model.name == "scripted"


def test_an_answer_that_nobody_can_use_is_counted_too() -> None:
    """It was paid for: a cut, a malformed and a good answer are three calls."""
    bad = [Response(text="{", ending="cut", usage=COST), Response(text="Never.", usage=COST)]
    metered = MeteredModel(ScriptedResponder(*bad, GOOD))
    for _ in range(3):
        metered.respond(QUESTION, Port)
    spent = metered.spent()
    assert (spent.calls, spent.tokens_in, spent.tokens_out, spent.tokens_cached) == (3, 30, 15, 6)


def test_what_the_models_outside_know_is_told() -> None:
    """A question answered at the second attempt is one call answered and one retry; notices are handed on."""
    metered = MeteredModel(ScriptedResponder(ModelUnavailableError("down"), GOOD))
    retrying = RetryingModel(ReadingModel(metered), sleep=FrozenClock().sleep)
    retrying.ask(QUESTION, Port)
    meter = RunMeter(
        metered,
        retries=lambda: retrying.retries,
        kept=lambda: Counter({"merge": 3}),
        notices=lambda: ("full",),
    )
    spent = meter.spent()
    assert (spent.calls, spent.answers_kept, spent.retries, spent.notices) == (1, 3, 1, ("full",))
    assert [(one.step, one.calls, one.answers_kept, one.retries) for one in spent.steps] == [
        ("summarise", 1, 0, 1),
        ("merge", 0, 3, 0),
    ]


def test_steps_have_books_of_their_own() -> None:
    """Calls, tokens and cost of two steps stand apart, in the order of a run, and add up to the whole."""
    metered = MeteredModel(ScriptedResponder(always=GOOD), lambda usage: usage.tokens_in / 1000)
    for step in ("merge", "summarise", "merge"):
        metered.respond(QUESTION.model_copy(update={"step": step}), Port)
    spent = metered.spent()
    assert [(one.step, one.calls, one.tokens_out, one.cost) for one in spent.steps] == [
        ("summarise", 1, 5, 0.01),
        ("merge", 2, 10, 0.02),
    ]
    assert spent.cost == pytest.approx(0.03)


def test_one_call_of_unknown_price_leaves_the_whole_unknown() -> None:
    """A sum that leaves something out would be read as the bill."""
    metered = MeteredModel(ScriptedResponder(always=GOOD), {"merge": None}.get)  # type: ignore[arg-type]
    assert metered.spent().cost == 0
    metered.respond(QUESTION, Port)
    assert metered.spent().cost is None


def test_seconds_of_a_step_count_once_however_many_calls_are_under_way() -> None:
    """A call of four seconds within one of ten are ten; the step's idle time is none."""
    clock = FrozenClock()

    def outer(_: Request) -> Response:
        clock.move(3)
        if len(inner.requests) == 1:
            metered.respond(QUESTION, Port)
        clock.move(4 if len(inner.requests) > 1 else 0)
        return GOOD

    inner = ScriptedResponder(always=outer)
    metered = MeteredModel(inner, clock=clock.elapsed)
    metered.respond(QUESTION, Port)
    clock.move(100)
    assert metered.spent().steps == (
        StepRun(step="summarise", calls=2, tokens_in=20, tokens_out=10, tokens_cached=4, cost=None, seconds=14.0),
    )


def test_a_failure_passes_through() -> None:
    """It is not answered, so it is not counted as answered."""
    model = MeteredModel(ScriptedResponder(ModelRejectedError("no")))
    with pytest.raises(ModelRejectedError):
        model.respond(QUESTION, Port)
    assert model.spent() == Spent()


def test_nobody_asked_is_nothing_spent() -> None:
    """The meter of an engine without a model."""
    assert NoMeter().spent() == Spent()
