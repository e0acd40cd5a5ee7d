"""A message is handed over by itself, and how that ended is known, whatever a server does."""

import datetime as dt
import re
from pathlib import Path

import pytest
import trustme
from mail_server import CUT, FaultyServer, free_port, real_server
from pydantic import SecretStr

from briefgen.adapters.retrying_mailer import RetryingMailer
from briefgen.adapters.smtp_mailer import Login, SmtpMailer
from briefgen.errors import MailError, MailRefusedError, MailUnavailableError
from briefgen.ports.mailer import Coming, Envelope

ADA, BO, CAI = "ada@example.org", "bo@example.org", "cai@example.org"
MESSAGE = b"Subject: The port\r\n\r\n.hidden dot\r\nHello.\r\n..two\r\n"


class Noted:
    """A book that remembers."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.ends: list[tuple[str, Coming, str]] = []

    def leaving(self, recipient: str) -> None:
        """Remember who was begun."""
        self.left.append(recipient)

    def ended(self, recipient: str, coming: Coming, answer: str) -> None:
        """Remember how it ended."""
        self.ends.append((recipient, coming, answer))

    @property
    def comings(self) -> list[tuple[str, Coming]]:
        """How each ended, in order."""
        return [(recipient, coming) for recipient, coming, _ in self.ends]


def envelopes(*recipients: str, message: bytes = MESSAGE) -> list[Envelope]:
    """The message to each."""
    return [Envelope(sender="desk@example.org", recipient=recipient, message=message) for recipient in recipients]


def plain(server: FaultyServer, timeout: float = 5.0) -> SmtpMailer:
    """A mailer to a server without encryption."""
    return SmtpMailer(Login("127.0.0.1", server.port, "none", timeout=timeout))


def test_each_gets_the_message_to_the_byte() -> None:
    """One connection, an envelope each, lines that begin with a dot as they were."""
    noted = Noted()
    with FaultyServer() as server:
        plain(server).deliver(envelopes(ADA, BO), noted)
    assert server.taken == [(ADA, MESSAGE), (BO, MESSAGE)]
    assert server.connections == 1
    assert noted.left == [ADA, BO]
    assert noted.ends == [(ADA, "taken", "250 queued"), (BO, "taken", "250 queued")]


@pytest.mark.parametrize(
    ("stage", "answer", "coming", "left"),
    [
        ("MAIL", "450 later", "put_off", False),
        ("MAIL", "550 no", "refused", False),
        (f"RCPT {ADA}", "450 greylisted", "put_off", False),
        (f"RCPT {ADA}", "550 no such user", "refused", False),
        ("DATA", "451 later", "put_off", False),
        ("DATA", "554 no", "refused", False),
        ("dot", "452 full", "put_off", True),
        ("dot", "554 spam", "refused", True),
        *((stage, "421 closing", "put_off", stage == "dot") for stage in ("MAIL", f"RCPT {ADA}", "DATA", "dot")),
        *((stage, CUT, "put_off", False) for stage in ("MAIL", f"RCPT {ADA}", "DATA")),
        ("dot", CUT, "unsure", True),
        ("dot", "what?", "unsure", True),
    ],
)
def test_what_goes_wrong_with_one_stops_no_other(stage: str, answer: str, coming: Coming, *, left: bool) -> None:
    """Temporary, permanent or unknown: the first is told apart, the second gets the message."""
    noted = Noted()
    with FaultyServer({stage: [answer]}) as server:
        plain(server).deliver(envelopes(ADA, BO), noted)
    assert noted.comings == [(ADA, coming), (BO, "taken")]
    assert noted.left == ([ADA, BO] if left else [BO])
    assert server.recipients == [BO]
    assert answer == CUT or answer[:3] in noted.ends[0][2] or coming == "unsure"


def test_connection_that_is_lost_in_the_midst_of_the_words_can_be_tried_again() -> None:
    """No server may act on half a message, so nothing is unsure about it."""
    noted = Noted()
    with FaultyServer({"words": [CUT]}) as server:
        plain(server).deliver(envelopes(ADA, message=MESSAGE + b"x" * 77 * 400_000 + b"\r\n"), noted)
    assert noted.comings == [(ADA, "put_off")]
    assert "before the message had left" in noted.ends[0][2]
    assert server.arrived == []


def test_message_that_is_too_large_is_refused_before_it_leaves() -> None:
    """The server says how much it takes."""
    noted = Noted()
    with FaultyServer({"EHLO": ["250-localhost\r\n250 SIZE 30"]}) as server:
        plain(server).deliver(envelopes(ADA), noted)
    assert noted.ends == [(ADA, "refused", f"the message has {len(MESSAGE)} bytes, the server takes 30")]


@pytest.mark.parametrize(
    ("faults", "error"),
    [
        ({"connect": ["421 later"]}, MailUnavailableError),
        ({"connect": [CUT]}, MailUnavailableError),
        ({"connect": ["554 go away"]}, MailRefusedError),
        ({"EHLO": [CUT]}, MailUnavailableError),
    ],
)
def test_server_that_takes_nobody_ends_the_delivery(faults: dict[str, list[str]], error: type[MailError]) -> None:
    """Nothing has begun for anybody; whether time may mend it is told apart."""
    noted = Noted()
    with FaultyServer(faults) as server, pytest.raises(error, match=r"127\.0\.0\.1:"):
        plain(server).deliver(envelopes(ADA, BO), noted)
    assert (noted.left, noted.ends) == ([], [])


def test_server_that_is_down_or_does_not_answer_is_unavailable() -> None:
    """Nobody listens; or somebody does and says nothing within the time."""
    with pytest.raises(MailUnavailableError, match="refused"):
        SmtpMailer(Login("127.0.0.1", free_port(), "none")).deliver(envelopes(ADA), Noted())
    with FaultyServer({"connect": ["stall"]}) as server, pytest.raises(MailUnavailableError, match="timed out"):
        plain(server, timeout=0.2).deliver(envelopes(ADA), Noted())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    """Somebody to issue certificates, and the file that says to trust them."""
    ca = trustme.CA()
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    ca.cert_pem.write_to_path(path)
    return ca, path


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # it does not count TLS of its own
@pytest.mark.parametrize("tls", [False, True])
def test_encrypted_and_logged_in(authority: tuple[trustme.CA, Path], *, tls: bool) -> None:
    """STARTTLS and TLS from the first byte, with the certificate checked, and a login: a real server takes it."""
    ca, trusted = authority
    login = Login("127.0.0.1", 0, "tls" if tls else "starttls", "digest", SecretStr("hush-hush"), trusted, 5.0)
    noted = Noted()
    with real_server(ca.issue_cert("127.0.0.1"), tls=tls, login=True) as (port, box):
        SmtpMailer(login._replace(port=port)).deliver(envelopes(ADA, BO), noted)
    assert noted.comings == [(ADA, "taken"), (BO, "taken")]
    assert [envelope.rcpt_tos for envelope in box.envelopes] == [[ADA], [BO]]
    assert box.envelopes[0].content == MESSAGE
    assert box.encrypted == [True, True]


def test_wrong_password_is_refused_and_not_repeated(authority: tuple[trustme.CA, Path]) -> None:
    """The login fails for good; the password stands in no message."""
    ca, trusted = authority
    login = Login("127.0.0.1", 0, "starttls", "digest", SecretStr("wrong-one"), trusted, 5.0)
    with real_server(ca.issue_cert("127.0.0.1"), login=True) as (port, box):
        with pytest.raises(MailRefusedError, match="login as digest failed: 535") as caught:
            SmtpMailer(login._replace(port=port)).deliver(envelopes(ADA), Noted())
        assert "wrong" not in str(caught.value)
        assert box.envelopes == []


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("bad", ["expired", "of another host", "of an unknown authority"])
def test_certificate_that_is_not_to_be_trusted_is_refused(
    authority: tuple[trustme.CA, Path], bad: str, *, tls: bool
) -> None:
    """Expired, for another host, or by somebody unknown: nothing is sent, and no password."""
    ca, trusted = authority
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    certificate = {
        "expired": lambda: ca.issue_cert("127.0.0.1", not_before=day, not_after=day + dt.timedelta(days=1)),
        "of another host": lambda: ca.issue_cert("mail.example.org"),
        "of an unknown authority": lambda: trustme.CA().issue_cert("127.0.0.1"),
    }[bad]()
    login = Login("127.0.0.1", 0, "tls" if tls else "starttls", "digest", SecretStr("hush-hush"), trusted, 5.0)
    with real_server(certificate, tls=tls) as (port, box):
        with pytest.raises(MailRefusedError, match="its certificate is not to be trusted"):
            SmtpMailer(login._replace(port=port)).deliver(envelopes(ADA), Noted())
        assert box.envelopes == []


def test_server_without_encryption_gets_nothing_unless_told_so() -> None:
    """A server that offers no STARTTLS is refused; so is one that speaks no TLS where TLS is asked."""
    with FaultyServer() as server:
        for security, words in (("starttls", "STARTTLS"), ("tls", "encrypt")):
            with pytest.raises(MailError, match=words):
                SmtpMailer(Login("127.0.0.1", server.port, security, timeout=5.0)).deliver(envelopes(ADA), Noted())  # type: ignore[arg-type]
    assert server.arrived == []


def retrying(server: FaultyServer, window: float, naps: list[float] | None = None) -> RetryingMailer:
    """A mailer that tries again without waiting for real."""
    sleep = (lambda _: None) if naps is None else naps.append
    return RetryingMailer(plain(server), window=window, first_wait=0.5, sleep=sleep)


def test_what_is_put_off_is_tried_again_and_the_others_do_not_wait() -> None:
    """A greylisted recipient gets it in a later round; who has it gets it once."""
    noted, naps = Noted(), []  # type: ignore[var-annotated]
    with FaultyServer({f"RCPT {ADA}": ["450 greylisted", "450 greylisted"], f"RCPT {CAI}": ["550 no"]}) as server:
        retrying(server, 60, naps).deliver(envelopes(ADA, BO, CAI), noted)
    assert server.recipients == [BO, ADA]
    assert noted.comings == [(ADA, "put_off"), (BO, "taken"), (CAI, "refused"), (ADA, "put_off"), (ADA, "taken")]
    assert len(naps) == 2
    assert all(nap >= 0.5 for nap in naps)


def test_what_is_still_put_off_when_the_window_closes_is_left() -> None:
    """The delivery ends in order; who waits was noted with the server's words."""
    noted = Noted()
    with FaultyServer({f"RCPT {ADA}": ["450 greylisted"] * 9}) as server:
        retrying(server, 0).deliver(envelopes(ADA, BO), noted)
    assert noted.ends == [(ADA, "put_off", "450 greylisted"), (BO, "taken", "250 queued")]


def test_server_that_comes_back_within_the_window_gets_everything() -> None:
    """A restart costs a wait; a refusal for good is not tried again; a server that stays away is told."""
    noted = Noted()
    with FaultyServer({"connect": ["421 restarting", CUT]}) as server:
        retrying(server, 60).deliver(envelopes(ADA), noted)
        assert (server.connections, server.recipients) == (3, [ADA])
    with FaultyServer({"connect": ["554 go away"]}) as server:
        with pytest.raises(MailRefusedError):
            retrying(server, 60).deliver(envelopes(ADA), noted)
        assert server.connections == 1
    with FaultyServer({"connect": ["421 no"] * 9}) as server, pytest.raises(MailUnavailableError, match="421 no"):
        retrying(server, 0).deliver(envelopes(ADA), noted)


def test_what_is_unsure_is_never_tried_again() -> None:
    """Whether it arrived nobody knows, so it is not sent a second time by itself."""
    noted = Noted()
    with FaultyServer({"dot": [CUT]}) as server:
        retrying(server, 60).deliver(envelopes(ADA), noted)
    assert noted.comings == [(ADA, "unsure")]
    assert [recipient for recipient, _ in server.arrived] == [ADA]


def test_what_cannot_be_noted_does_not_leave() -> None:
    """Where the book fails before the words leave, they do not."""

    class Full(Noted):
        def leaving(self, recipient: str) -> None:
            raise OSError(f"no room to note {recipient}")

    with FaultyServer() as server, pytest.raises(OSError, match="no room"):
        plain(server).deliver(envelopes(ADA), Full())
    assert server.arrived == []


def test_a_servers_words_are_printable() -> None:
    """An answer that would move a terminal's cursor is words by the time it is noted."""
    noted = Noted()
    with FaultyServer({"MAIL": ["550 no\x1b[2Jway\x07"]}) as server:
        plain(server).deliver(envelopes(ADA), noted)
    assert re.fullmatch(r"550 no \[2Jway", noted.ends[0][2])
