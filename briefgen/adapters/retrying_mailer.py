"""A mailer around a mailer that tries again what was put off, in rounds, so that nobody waits behind another."""

import time
from collections.abc import Callable, Sequence

from tenacity import (
    RetryError,
    Retrying,
    retry_if_exception_type,
    retry_if_result,
    stop_before_delay,
    wait_random_exponential,
)

from briefgen.errors import MailUnavailableError
from briefgen.ports.mailer import Book, Coming, Envelope, Mailer

FIRST_WAIT = 5.0
LONGEST_WAIT = 120.0
"""Seconds.  Greylisting servers let a message in after one to five minutes."""


class _Round:
    """A book that passes everything on and remembers who is still waiting."""

    def __init__(self, book: Book, waiting: dict[str, Envelope]) -> None:
        self._book, self._waiting = book, waiting

    def leaving(self, recipient: str) -> None:
        self._book.leaving(recipient)

    def ended(self, recipient: str, coming: Coming, answer: str) -> None:
        if coming != "put_off":
            self._waiting.pop(recipient, None)
        self._book.ended(recipient, coming, answer)


class RetryingMailer:
    """Tries again after growing waits while a window of time is open; what is waiting then is left as put off."""

    def __init__(
        self,
        mailer: Mailer,
        *,
        window: float,
        first_wait: float = FIRST_WAIT,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Wrap ``mailer``; ``window`` and ``first_wait`` are seconds."""
        self._mailer, self._window, self._sleep = mailer, window, sleep
        self._backoff = wait_random_exponential(multiplier=first_wait, min=first_wait, max=LONGEST_WAIT)

    def deliver(self, envelopes: Sequence[Envelope], book: Book) -> None:
        """Hand over each message, once or as often as it is put off.

        Raises:
            MailUnavailableError: the server could not be reached in the last round.
            MailRefusedError: at once.
        """
        waiting = {envelope.recipient: envelope for envelope in envelopes}
        retrying = Retrying(
            stop=stop_before_delay(self._window),
            wait=self._backoff,
            retry=retry_if_exception_type(MailUnavailableError) | retry_if_result(bool),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            retrying(self._round, waiting, book)
        except RetryError:
            return  # those that wait were noted as put off, with the server's words

    def _round(self, waiting: dict[str, Envelope], book: Book) -> bool:
        self._mailer.deliver(list(waiting.values()), _Round(book, waiting))
        return bool(waiting)
