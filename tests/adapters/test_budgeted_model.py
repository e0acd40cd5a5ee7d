"""A budget is never exceeded, whatever comes back and however many threads ask."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Lock

import pytest
from fakes import ScriptedResponder
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from briefgen.adapters.budgeted_model import BudgetedModel, Purse
from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.domain.budget import Budget, Price
from briefgen.domain.token_bound import TEMPLATE, most_counted, most_tokens
from briefgen.errors import ModelUnavailableError, OutOfBudgetError
from briefgen.ports.chat_model import Message, Request, Response, Usage

BOUND, LIMIT = 20, 30


class Port(BaseModel):
    """A small answer."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=LIMIT)


def dollars(usage: Usage) -> float:
    """A price: a cent a token in, a tenth of a dollar a token out."""
    return usage.tokens_in * 0.01 + usage.tokens_out * 0.1


def budgeted(responder: object, **limits: float) -> tuple[BudgetedModel, Purse]:
    """A model with a budget."""
    purse = Purse(Budget(**limits))  # type: ignore[arg-type]
    return BudgetedModel(responder, purse, lambda *_: BOUND, dollars), purse  # type: ignore[arg-type]


class Till:
    """A responder that bills as it is told, and keeps the highest bill there ever was."""

    name = "till"

    def __init__(self, bills: list[tuple[int, int, bool]]) -> None:
        """Take what each call in turn is billed, and whether it breaks off, which bills all of it the same."""
        self._bills = bills
        self._lock = Lock()
        self.tokens, self.cost, self.calls = 0, 0.0, 0

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Bill, wait a moment, and answer or break off."""
        assert (request, answer) == (QUESTION, Port)
        with self._lock:
            tokens_in, tokens_out, breaks = self._bills[self.calls % len(self._bills)]
            usage = Usage(tokens_in=tokens_in, tokens_out=tokens_out)
            self.calls += 1
            self.tokens += tokens_in + tokens_out
            self.cost += dollars(usage)
        time.sleep(0.0005 * (tokens_out % 3))
        if breaks:
            raise ModelUnavailableError("reset")
        return Response(text="{}", usage=usage)


BILLS = st.lists(st.tuples(st.integers(1, BOUND), st.integers(0, LIMIT), st.booleans()), min_size=1, max_size=12)


@settings(max_examples=60)
@given(bills=BILLS, tokens=st.integers(1, 900), threads=st.integers(1, 8))
def test_no_limit_is_passed_whatever_is_billed(bills: list[tuple[int, int, bool]], tokens: int, threads: int) -> None:
    """Tokens and dollars that were really billed, broken calls too, stay within both limits; nobody waits for ever."""
    till, cost = Till(bills), tokens / 25
    model, purse = budgeted(till, tokens=tokens, cost=cost)

    def ask(_: int) -> None:
        with suppress(OutOfBudgetError, ModelUnavailableError):
            model.respond(QUESTION, Port)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(ask, range(40), timeout=60))
    assert till.tokens <= tokens
    assert till.cost <= cost + 1e-9
    assert purse.stopped or till.calls == 40


@given(st.lists(st.tuples(st.integers(1, BOUND), st.integers(0, LIMIT)), min_size=1, max_size=20))
def test_nothing_is_refused_that_fits(bills: list[tuple[int, int]]) -> None:
    """Asked one after the other, every question is put until what is left is less than one may take."""
    till = Till([(tokens_in, tokens_out, False) for tokens_in, tokens_out in bills])
    model, purse = budgeted(till, tokens=200)
    with suppress(OutOfBudgetError):
        for _ in range(300):
            model.respond(QUESTION, Port)
    assert "--max-tokens 200 leaves no room" in purse.stopped
    assert 200 - till.tokens < BOUND + LIMIT


def test_a_question_waits_for_what_comes_back() -> None:
    """One that does not fit beside another is put once that has given back what it did not take."""
    began, go_on = Event(), Event()

    def slow(_: Request) -> Response:
        began.set()
        assert go_on.wait(20)
        return Response(text="{}", usage=Usage(tokens_in=1, tokens_out=1))

    model, purse = budgeted(ScriptedResponder(always=slow), tokens=BOUND + LIMIT + 10)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(model.respond, QUESTION, Port)
        assert began.wait(20)
        second = pool.submit(model.respond, QUESTION, Port)
        time.sleep(0.05)
        assert not second.done()
        go_on.set()
        assert first.result(20).usage == second.result(20).usage
    assert purse.stopped == ""


def test_once_closed_nothing_is_asked_however_small() -> None:
    """The run has stopped asking: one question that was too dear ends it."""
    till = Till([(1, 1, False)])
    model, purse = budgeted(till, tokens=BOUND + LIMIT - 1)
    for _ in range(2):
        with pytest.raises(OutOfBudgetError):
            model.respond(QUESTION, Port)
    small = QUESTION.model_copy(update={"answer_tokens": 1})
    with pytest.raises(OutOfBudgetError):
        model.respond(small, Port)
    assert (till.calls, "nothing more is asked" in purse.stopped) == (0, True)


def test_a_call_that_the_server_refused_costs_nothing() -> None:
    """One that it did no work for is given back whole; one that broke off is charged whole, and that is told."""
    refused = ModelUnavailableError("429")
    refused.unpaid = True
    model, purse = budgeted(ScriptedResponder(always=lambda _: refused), tokens=BOUND + LIMIT)
    for _ in range(10):
        with pytest.raises(ModelUnavailableError):
            model.respond(QUESTION, Port)
    assert (purse.stopped, purse.notices) == ("", ())
    model, purse = budgeted(ScriptedResponder(always=ModelUnavailableError("reset")), tokens=BOUND + LIMIT)
    with pytest.raises(ModelUnavailableError):
        model.respond(QUESTION, Port)
    with pytest.raises(OutOfBudgetError):
        model.respond(QUESTION, Port)
    assert purse.notices[0].startswith("1 calls were charged")


def test_a_server_that_does_not_count_is_charged_in_full() -> None:
    """No count is not no cost."""
    model, _ = budgeted(ScriptedResponder(always=Response(text="{}")), cost=dollars(Usage(tokens_in=20, tokens_out=30)))
    model.respond(QUESTION, Port)
    with pytest.raises(OutOfBudgetError, match=r"--max-cost 3\.2 leaves no room"):
        model.respond(QUESTION, Port)


def test_dollars_left_over_by_fractions_are_none() -> None:
    """When nothing is under way nothing is held, whatever the sums of fractions say."""
    budget = Budget(cost=1.0)
    for _ in range(3):
        budget.hold(Price(1, 0.1))
    for _ in range(3):
        budget.settle(Price(1, 0.1), Price(0))
    assert budget.held == Price(0)


@given(st.lists(st.text(max_size=60), max_size=3))
def test_a_question_has_no_more_tokens_than_its_bound(texts: list[str]) -> None:
    """Neither by a vocabulary that we know, nor by one that knows nothing but bytes."""
    counted = sum(map(TiktokenCounter().count, texts))
    assert counted + TEMPLATE <= most_counted(counted) <= counted * 2 + TEMPLATE
    assert counted + TEMPLATE <= most_tokens(texts)
    assert most_tokens(texts) == sum(len(text.encode()) for text in texts) + TEMPLATE
