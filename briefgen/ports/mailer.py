"""How messages leave."""

from collections.abc import Sequence
from typing import Literal, Protocol

from briefgen.domain.noun import Noun

Coming = Literal["taken", "put_off", "refused", "unsure"]
"""How a hand-over ends.  ``put_off``: not now, and nothing has left; ``unsure``: all has left, and no answer came."""


class Envelope(Noun):
    """One message to one address, with the address that refusals go back to."""

    sender: str
    recipient: str
    message: bytes


class Book(Protocol):
    """Is told of every step before it is taken and when it is over; what it raises ends the delivery."""

    def leaving(self, recipient: str) -> None:
        """Note that the words leave now; the mailer sends nothing before this has returned."""
        ...

    def ended(self, recipient: str, coming: Coming, answer: str) -> None:
        """Note how a hand-over ended, with what the server said."""
        ...


class Mailer(Protocol):
    """Hands messages to a mail server."""

    def deliver(self, envelopes: Sequence[Envelope], book: Book) -> None:
        """Hand over each message by itself; what becomes of one does not stop the others.

        Raises:
            MailUnavailableError: the server cannot be reached now; those that it did not end are as before.
            MailRefusedError: it will have none of them: login, certificate, encryption.
        """
        ...
