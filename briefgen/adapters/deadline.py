"""A bound on the whole of a call, which no timeout of a single read gives: a server may send a byte a minute."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def within(seconds: float, call: Callable[[], Result]) -> Result:
    """Return what ``call`` returns, or raise what it raises; ``TimeoutError`` when the time is over.

    The call runs in a thread of its own (0.1 ms), so name look-up, handshakes and headers are bounded like the body.
    An overdue call is abandoned, not stopped: its thread ends with its connection, and never keeps the program alive.
    """
    outcome: Future[Result] = Future()

    def run() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:  # noqa: BLE001 - handed on to the caller whole
            outcome.set_exception(error)

    Thread(target=run, daemon=True, name="call").start()
    return outcome.result(timeout=seconds)
