"""Hands each message over by itself, and knows at every moment whether it has left.

The end of a message is a line with a dot.  Before that line has been written in full no server may act on the message,
so whatever breaks off earlier can be tried again.  Once it has been written only an answer tells what became of it.
"""

import re
import smtplib
from collections.abc import Sequence
from contextlib import ExitStack

from briefgen.adapters.smtp_mailer.connecting import Login, connected, said
from briefgen.ports.mailer import Book, Coming, Envelope

__all__ = ["Login", "SmtpMailer"]

_DOT = re.compile(rb"(?m)^\.")
_GO_ON = 354
_CLOSING = 421
_LOST = (smtplib.SMTPServerDisconnected, OSError)


class _Ended(Exception):  # noqa: N818  (no error: how a hand-over ended)
    """A hand-over is over before the words have left."""

    def __init__(self, coming: Coming, answer: str, *, closes: bool = False) -> None:
        super().__init__(answer)
        self.coming, self.answer, self.closes = coming, answer, closes


class SmtpMailer:
    """A ``Mailer`` that tries each message once, and opens a new connection where one was lost."""

    def __init__(self, login: Login) -> None:
        """Take where to go."""
        self._login = login

    def deliver(self, envelopes: Sequence[Envelope], book: Book) -> None:
        """Hand over each message by itself."""
        waiting = list(envelopes)
        while waiting:
            with connected(self._login) as server:
                while waiting:
                    if not self._hand_over(server, waiting.pop(0), book):
                        break

    def _hand_over(self, server: smtplib.SMTP, envelope: Envelope, book: Book) -> bool:
        """Hand over one message; return whether the connection can take another."""
        try:
            self._prepare(server, envelope)
        except _Ended as ended:
            book.ended(envelope.recipient, ended.coming, ended.answer)
            return not ended.closes and self._reset(server)
        with ExitStack() as stack:
            stack.callback(server.close)  # whatever is said to a server that waits for the words becomes part of them
            book.leaving(envelope.recipient)
            stack.pop_all()
        coming, answer = _pour(server, envelope.message)
        book.ended(envelope.recipient, coming, answer)
        return not answer.startswith(str(_CLOSING)) and coming != "unsure" and server.sock is not None

    def _prepare(self, server: smtplib.SMTP, envelope: Envelope) -> None:
        """Go as far as the server's leave to send the words; ``_Ended`` where it does not give it."""
        largest = int(server.esmtp_features.get("size") or 0)
        if 0 < largest < len(envelope.message):
            raise _Ended("refused", f"the message has {len(envelope.message):,} bytes, the server takes {largest:,}")
        try:
            for command, words_of in (
                ("MAIL", f"FROM:<{envelope.sender}>"),
                ("RCPT", f"TO:<{envelope.recipient}>"),
                ("DATA", ""),
            ):
                code, words = server.docmd(command, words_of)
                if code >= 400:  # noqa: PLR2004  (RFC 5321: 4yz and 5yz refuse)
                    coming: Coming = "refused" if code >= 500 else "put_off"  # noqa: PLR2004
                    raise _Ended(coming, said(code, words), closes=code == _CLOSING)
            if code != _GO_ON:
                raise _Ended("put_off", f"the server answered DATA with {said(code, words)}", closes=True)
        except _LOST as error:
            raise _Ended("put_off", f"the connection was lost: {_words(error)}", closes=True) from error

    def _reset(self, server: smtplib.SMTP) -> bool:
        """Make the connection ready for the next message; return whether it is."""
        try:
            return server.rset()[0] < 400  # noqa: PLR2004
        except (smtplib.SMTPException, OSError):
            return False


def _pour(server: smtplib.SMTP, message: bytes) -> tuple[Coming, str]:
    """Send the words and the dot; return how it ended.  ``message`` has CRLF at the end of every line."""
    words = _DOT.sub(b"..", message)
    end = b".\r\n" if words.endswith(b"\r\n") else b"\r\n.\r\n"
    try:
        server.send(words)
        server.send(end)
    except _LOST as error:
        server.close()
        return "put_off", f"the connection was lost before the message had left: {_words(error)}"
    try:
        code, answer = server.getreply()
    except (*_LOST, smtplib.SMTPException) as error:
        server.close()
        return "unsure", f"the message has left, and no answer came: {_words(error)}"
    if 200 <= code < 300:  # noqa: PLR2004
        return "taken", said(code, answer)
    if code in range(400, 500):
        return "put_off", said(code, answer)
    if code in range(500, 600):
        return "refused", said(code, answer)
    server.close()
    return "unsure", f"the message has left, and the answer means nothing: {said(code, answer)}"


def _words(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(getattr(error, "strerror", None) or error) or type(error).__name__
