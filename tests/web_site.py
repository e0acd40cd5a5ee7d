"""A web site on loopback that gives what it is told, counts what it is asked for, and misbehaves on demand."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import NamedTuple, Self


class Reply(NamedTuple):
    """What an address gives; ``trickle`` seconds lie between the bytes of its body, or of its head."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    trickle: float = 0.0
    slow_head: bool = False


Giver = Reply | Callable[[dict[str, str]], Reply]


class WebSite:
    """Runs while its ``with`` block does; ``pages`` says what each path gives, any other gives 404."""

    def __init__(self, pages: dict[str, Giver] | None = None) -> None:
        self.pages: dict[str, Giver] = pages or {}
        self.asked: list[str] = []
        self.times: list[float] = []
        site, lock = self, Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                """Give what the path has."""
                with lock:
                    site.asked.append(self.path)
                    site.times.append(time.monotonic())
                giver = site.pages.get(self.path, Reply(b"none", 404))
                reply = giver if isinstance(giver, Reply) else giver({k.lower(): v for k, v in self.headers.items()})
                if reply.slow_head:
                    self._send(reply._replace(body=b"HTTP/1.1 200 OK\r\nX-Never: " + b"x" * 4000))
                    return
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.kind)
                self.send_header("Content-Length", str(len(reply.body)))
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.end_headers()
                self._send(reply)

            def _send(self, reply: Reply) -> None:
                try:
                    if not reply.trickle:
                        self.wfile.write(reply.body)
                        return
                    for place in range(len(reply.body)):
                        self.wfile.write(reply.body[place : place + 1])
                        self.wfile.flush()
                        time.sleep(reply.trickle)
                except OSError:
                    self.close_connection = True  # who asked has gone

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
