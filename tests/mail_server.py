"""Mail servers on loopback: one that misbehaves as it is told to, and one by others, with certificates and login."""

import socket
import socketserver
import ssl
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any, Self

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CUT, STALL, PAUSE = "cut", "stall", "pause"
WAIT = 20.0
"""Seconds that a test waits for what must come; far more than it takes."""


class FaultyServer:
    """Takes messages, and at each stage does what is prepared: an answer such as ``450 later``, or one of the words.

    CUT resets the connection, STALL never answers, PAUSE answers once it is released.

    Stages are ``connect``, ``EHLO``, ``MAIL``, ``RCPT``, ``RCPT ada@…`` (one recipient), ``DATA``, ``words`` (in the
    midst of them), ``dot`` (all has arrived) and ``QUIT``.  Each prepared action is taken once, in turn.
    ``taken`` holds recipient and message of each that was answered with 250, ``arrived`` of each that came whole.
    """

    def __init__(self, faults: Mapping[str, Sequence[str]] | None = None) -> None:
        self.faults = {stage: list(actions) for stage, actions in (faults or {}).items()}
        self.taken: list[tuple[str, bytes]] = []
        self.arrived: list[tuple[str, bytes]] = []
        self.connections = 0
        self.stalled, self.released = Event(), Event()
        self._server = _Listener(("127.0.0.1", 0), _Conversation)
        self._server.owner = self
        self.port = int(self._server.server_address[1])

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def next_action(self, *stages: str) -> str:
        """What is prepared for the first of the stages that anything is prepared for."""
        for stage in stages:
            if self.faults.get(stage):
                return self.faults[stage].pop(0)
        return ""

    @property
    def recipients(self) -> list[str]:
        """Who got a message, in order."""
        return [recipient for recipient, _ in self.taken]


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    owner: FaultyServer


class _Gone(Exception):  # noqa: N818
    """The conversation is over."""


class _Conversation(socketserver.StreamRequestHandler):
    server: _Listener

    def handle(self) -> None:
        self.server.owner.connections += 1
        with suppress(_Gone, OSError):
            self._answer("220 ready", "connect")
            while line := self.rfile.readline():
                self._obey(line.decode("latin-1").strip())  # TLS knocks too

    def finish(self) -> None:
        """Close; who has cut the connection has done so already."""
        with suppress(OSError, ValueError):
            super().finish()

    def _obey(self, line: str) -> None:
        verb = line.split(" ", maxsplit=1)[0].upper()
        if verb == "EHLO":
            self._answer("250-localhost\r\n250 SIZE 50000000", "EHLO")
        elif verb == "RCPT":
            self.recipient = line.split("<")[1].rstrip(">")
            self._answer("250 ok", f"RCPT {self.recipient}", "RCPT")
        elif verb == "DATA":
            if self._answer("354 go on", "DATA"):
                self._take()
        else:
            self._answer("221 bye" if verb == "QUIT" else "250 ok", verb)
            if verb == "QUIT":
                raise _Gone

    def _take(self) -> None:
        first = self.rfile.readline()
        self._act(self.server.owner.next_action("words"))
        lines = [first]
        while lines[-1] != b".\r\n":
            lines.append(self.rfile.readline())
            if not lines[-1]:
                raise _Gone
        message = b"".join(line[1:] if line.startswith(b"..") else line for line in lines[:-1])
        self.server.owner.arrived.append((self.recipient, message))
        if self._answer("250 queued", "dot"):
            self.server.owner.taken.append((self.recipient, message))

    def _answer(self, usual: str, *stages: str) -> bool:
        """Answer as usual, or as prepared; return whether it was as usual."""
        action = self.server.owner.next_action(*stages)
        self._act(action)
        answer = action if action and action not in {CUT, STALL, PAUSE} else usual
        self.wfile.write(f"{answer}\r\n".encode())
        if answer.startswith("421"):
            raise _Gone
        return answer == usual

    def _act(self, action: str) -> None:
        owner = self.server.owner
        if action == CUT:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset
            self.connection.close()
            raise _Gone
        if action in {STALL, PAUSE}:
            owner.stalled.set()
            owner.released.wait(WAIT)
        if action == STALL:
            raise _Gone


class _Box:
    """What aiosmtpd hands messages to."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.encrypted: list[bool] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002, N802  (its signature)
        """Take a message."""
        self.envelopes.append(envelope)
        assert server.transport is not None
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        return "250 queued"


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:  # noqa: ARG001
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"digest", b"hush-hush")
    return AuthResult(success=good, handled=False) if not good else AuthResult(success=True)


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def real_server(
    certificate: trustme.LeafCert | None, *, tls: bool = False, login: bool = False
) -> Iterator[tuple[int, _Box]]:
    """Run aiosmtpd with STARTTLS where there is a certificate, or TLS from the first byte; with login where asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if certificate:
        certificate.configure_cert(context)
    more: dict[str, Any] = (
        {"authenticator": _authenticate, "auth_required": True, "auth_require_tls": not tls} if login else {}
    )
    starttls: dict[str, Any] = {"tls_context": context, "require_starttls": True} if certificate and not tls else {}
    box = _Box()
    port = free_port()
    controller = Controller(
        box, hostname="127.0.0.1", port=port, ssl_context=context if tls else None, **starttls, **more
    )
    controller.start()
    try:
        yield port, box
    finally:
        controller.stop()
