"""Opens a connection to a mail server: encrypted, checked and logged in as the settings say, or not at all."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import SecretStr

from briefgen.errors import MailRefusedError, MailUnavailableError

_TEMPORARY = range(400, 500)


class Login(NamedTuple):
    """Where the server is, how the way there is encrypted, and who logs in; ``timeout`` in seconds."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = None
    timeout: float = 60.0

    @property
    def place(self) -> str:
        """The server's name and port, for messages."""
        return f"{self.host}:{self.port}"


@contextmanager
def connected(login: Login) -> Iterator[smtplib.SMTP]:
    """A server that is ready to take messages; the connection ends with the block, politely where that is possible.

    Raises:
        MailUnavailableError: no connection, or the server says that it will be back.
        MailRefusedError: certificate, encryption or login.
    """
    server = _open(login)
    try:
        yield server
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _open(login: Login) -> smtplib.SMTP:
    with telling(login):
        context = ssl.create_default_context(cafile=login.ca_file)
        if login.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(login.host, login.port, timeout=login.timeout, context=context)
        else:
            server = smtplib.SMTP(login.host, login.port, timeout=login.timeout)
        try:
            server.ehlo_or_helo_if_needed()
            if login.security == "starttls":
                server.starttls(context=context)
                server.ehlo()
            if login.user is not None and login.password is not None:
                server.login(login.user, login.password.get_secret_value())
        except (smtplib.SMTPException, OSError, ValueError):
            server.close()
            raise
    return server


@contextmanager
def telling(login: Login) -> Iterator[None]:
    """Say what is wrong with a server, and whether time may mend it."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailRefusedError(
            f"{login.place}: its certificate is not to be trusted: {error.verify_message}; nothing was sent "
            "(ca_file names the certificates of an office's own authority)"
        ) from error
    except smtplib.SMTPAuthenticationError as error:
        kind = MailUnavailableError if error.smtp_code in _TEMPORARY else MailRefusedError
        raise kind(f"{login.place}: login as {login.user} failed: {said(error.smtp_code, error.smtp_error)}") from None
    except smtplib.SMTPNotSupportedError as error:
        raise MailRefusedError(
            f"{login.place}: {error}; nothing was sent (security is {login.security!r}: is it what this server offers?)"
        ) from error
    except smtplib.SMTPResponseException as error:
        kind = MailUnavailableError if error.smtp_code in _TEMPORARY or error.smtp_code < 0 else MailRefusedError
        raise kind(f"{login.place}: {said(error.smtp_code, error.smtp_error)}") from error
    except ssl.SSLEOFError as error:
        raise MailUnavailableError(f"{login.place}: the connection ended while it was being encrypted") from error
    except ssl.SSLError as error:
        raise MailRefusedError(
            f"{login.place}: no encrypted connection: {error.reason or error}; is security = {login.security!r} right "
            "for this port?"
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailUnavailableError(f"{login.place}: {_why(error)}") from error
    except ValueError as error:  # a name or a password that cannot be written in ASCII
        raise MailRefusedError(f"{login.place}: login as {login.user} failed: {type(error).__name__}") from None


def said(code: int, words: bytes | str) -> str:
    """A server's answer on one line that can be printed."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]
    return f"{code} {shown}".strip()


def _why(error: smtplib.SMTPException | OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
