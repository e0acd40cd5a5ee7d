"""A responder around a responder that asks nothing which could take a run over its budget."""

from collections.abc import Callable
from threading import Condition

from pydantic import BaseModel

from briefgen.domain.budget import Budget, Price
from briefgen.errors import ModelError, OutOfBudgetError
from briefgen.ports.chat_model import Request, Responder, Response, Usage

Bound = Callable[[Request, type[BaseModel]], int]
"""Tokens that a question takes at most, by any server's count."""


class Purse:
    """A budget that threads, and models, share.

    A call that does not fit waits for those under way to give back; one that does not fit when nothing is under way
    closes the purse: from then on nothing is asked.
    """

    def __init__(self, budget: Budget) -> None:
        """Take the limits, of which nothing is spent."""
        self._budget = budget
        self._room = Condition()
        self._closed = ""
        self._uncounted = 0

    @property
    def stopped(self) -> str:
        """Why nothing more is asked; empty while everything is."""
        with self._room:
            return self._closed

    @property
    def notices(self) -> tuple[str, ...]:
        """What was charged without being known."""
        with self._room:
            if not self._uncounted:
                return ()
            return (f"{self._uncounted} calls were charged to the budget in full: no count of what they took came",)

    def hold(self, most: Price) -> str:
        """Put aside what a call may take; return why not, where it may not be made."""
        with self._room:
            while not self._closed and not self._budget.fits(most):
                if self._budget.under_way:
                    self._room.wait()
                else:
                    self._closed = f"{self._budget.told(most)}; nothing more is asked"
                    self._room.notify_all()
            if not self._closed:
                self._budget.hold(most)
            return self._closed

    def settle(self, most: Price, took: Price | None) -> None:
        """Charge what a call took, all that it might have where nobody knows, and give the rest back."""
        with self._room:
            self._uncounted += took is None
            self._budget.settle(most, most if took is None else took)
            self._room.notify_all()


class BudgetedModel:
    """Puts aside what a call may take before it is made: its question, and the longest answer that it allows.

    A call that broke off may be billed, so it is charged in full, unless the server itself refused it.
    """

    def __init__(self, responder: Responder, purse: Purse, bound: Bound, cost: Callable[[Usage], float | None]) -> None:
        """Wrap ``responder``; ``cost`` is a call's, in US dollars."""
        self.name = responder.name
        self._responder, self._purse, self._bound, self._cost = responder, purse, bound, cost

    def respond(self, request: Request, answer: type[BaseModel]) -> Response:
        """Return what the inner one brings; ``OutOfBudgetError`` where it could cost too much to ask."""
        most = self._price(Usage(tokens_in=self._bound(request, answer), tokens_out=request.answer_tokens))
        if refusal := self._purse.hold(most):
            raise OutOfBudgetError(refusal, model=self.name)
        took: Price | None = None
        try:
            response = self._responder.respond(request, answer)
            if response.usage.tokens_in:
                took = self._price(response.usage)
        except ModelError as error:
            took = Price(0) if error.unpaid else None
            raise
        finally:
            self._purse.settle(most, took)
        return response

    def _price(self, usage: Usage) -> Price:
        return Price(usage.tokens_in + usage.tokens_out, self._cost(usage) or 0.0)
