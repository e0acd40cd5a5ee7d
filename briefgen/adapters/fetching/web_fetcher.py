"""Fetches addresses of the web: one connection pool, every redirect judged anew, nothing without bounds."""

import ssl
from collections.abc import Callable
from contextlib import suppress
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpcore2
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_base

from briefgen.adapters.deadline import within
from briefgen.adapters.fetching.bodies import ACCEPTED, Bounds
from briefgen.adapters.fetching.guarded import GuardedBackend, PrivateAddressError, is_public
from briefgen.adapters.fetching.manners import PATIENCE, Manners
from briefgen.errors import FetchError
from briefgen.ports.clock import Clock
from briefgen.ports.fetcher import Fetched, Validators

AGENT = "briefgen"
MAX_BYTES = 5_000_000
SECONDS = 30.0
PAUSE = 1.0
_REDIRECTS = 5
_TRIES = 3
_LONGEST_WAIT = 60.0
_ROBOTS_BYTES = 500_000  # RFC 9309, 2.5: at least so much of a robots.txt is to be read
_LONGEST = 2000  # characters of an address
_MOVED, _SAME, _BUSY = frozenset({301, 302, 303, 307, 308}), 304, frozenset({429, 500, 502, 503, 504})
_GONE = range(400, 500)
_OK = 200


_Headers = list[tuple[bytes | str, bytes | str]]
_SLACK = 1.0  # seconds in which the bounds of a body, which say more, are to be met first


class _BusyError(FetchError):
    """A site that asks to be asked again, after so many seconds if it said so."""

    def __init__(self, address: str, reason: str, wait: float | None = None) -> None:
        super().__init__(address, reason)
        self.wait = wait


class _Wait(wait_base):
    """As long as the site said, else a second, then two."""

    def __call__(self, retry_state: object) -> float:
        outcome = getattr(retry_state, "outcome", None)
        error = outcome.exception() if outcome else None
        wait = error.wait if isinstance(error, _BusyError) else None
        return min(wait if wait is not None else float(getattr(retry_state, "attempt_number", 1)), _LONGEST_WAIT)


class _Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


class WebFetcher:
    """A ``Fetcher`` over HTTP; may be used from several threads."""

    def __init__(
        self,
        clock: Clock,
        *,
        bounds: Bounds | None = None,
        reaches: Callable[[str], bool] = is_public,
        pause: float = PAUSE,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """``reaches`` says which IP addresses may be asked; ``pause`` seconds lie between two calls at a site."""
        self._clock = clock
        self._bounds = bounds or Bounds(MAX_BYTES, SECONDS, clock)
        self._manners = Manners(AGENT, pause, clock)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context or ssl.create_default_context(),
            network_backend=GuardedBackend(reaches),
            max_connections=None,  # one that was given up on is not to be waited for
        )

    def close(self) -> None:
        """End the connections."""
        self._pool.close()

    def get(self, address: str, known: Validators | None = None) -> Fetched:
        """Return what an address gives, after its redirects; a busy site is asked thrice."""
        url = web_url(address)
        for _ in range(_REDIRECTS + 1):
            site = _site(url)
            if refusal := self._manners.refusal(site, url, self._robots):
                raise FetchError(address, refusal)
            answer = self._asked(url, known)
            if answer.status not in _MOVED:
                return self._fetched(address, url, answer, known)
            url = web_url(urljoin(url, answer.headers.get("location", "")))
        raise FetchError(address, f"leads on more than {_REDIRECTS} times")

    def _fetched(self, address: str, url: str, answer: _Answer, known: Validators | None) -> Fetched:
        same = answer.status == _SAME and known is not None
        if answer.status != _OK and not same:
            raise FetchError(address, f"the server answers {answer.status}")
        headers = answer.headers
        said = Validators(etag=headers.get("etag"), last_modified=headers.get("last-modified"))
        return Fetched(
            address=address,
            url=url,
            content=None if same else answer.content,
            content_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            validators=known if same and known else said,
            retrieved=self._clock.now().isoformat(timespec="seconds"),
        )

    def _robots(self, url: str) -> str:
        """A site's rules: none where it has no such file; ``FetchError`` where it does not answer."""
        for _ in range(_REDIRECTS + 1):
            answer = self._asked(url, None)
            if answer.status in _MOVED:
                url = web_url(urljoin(url, answer.headers.get("location", "")))
            elif answer.status == _OK:
                return answer.content[:_ROBOTS_BYTES].decode("utf-8", "replace")
            elif answer.status in _GONE:
                return ""
            else:
                raise FetchError(url, f"the server answers {answer.status}")
        return ""  # RFC 9309, 2.3.1.2: after five redirects as if there were none

    def _asked(self, url: str, known: Validators | None) -> _Answer:
        retrying = Retrying(
            retry=retry_if_exception_type(_BusyError), stop=stop_after_attempt(_TRIES), wait=_Wait(), reraise=True
        )
        return retrying(self._ask, url, known)

    def _ask(self, url: str, known: Validators | None) -> _Answer:
        headers = _headers(known)
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self._bounds.seconds)
        site = _site(url)
        with self._manners.turn(site):
            if self._manners.is_given_up(site):
                raise FetchError(
                    url, f"{site} did not answer {PATIENCE} times in a row, and is left alone for this run"
                )
            try:
                answer = within(self._bounds.seconds + _SLACK, lambda: self._stream(url, headers, timeout))
            except PrivateAddressError as error:
                raise FetchError(url, f"{error}; --allow-private lets it be fetched") from error
            except (httpcore2.TimeoutException, TimeoutError) as error:
                self._manners.note(site, answered=False)
                raise _BusyError(url, f"no answer within {self._bounds.seconds:.0f} seconds") from error
            except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
                self._manners.note(site, answered=False)
                raise _BusyError(url, f"cannot be reached ({_told(error)})") from error
            self._manners.note(site, answered=True)
        if answer.status in _BUSY:
            raise _BusyError(url, f"the server answers {answer.status}", self._wait(answer.headers))
        return answer

    def _stream(self, url: str, headers: _Headers, timeout: dict[str, float]) -> _Answer:
        begun = self._clock.elapsed()
        with self._pool.stream("GET", url, headers=headers, extensions={"timeout": timeout}) as answer:
            found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            body = answer.status == _OK
            content = self._bounds.read(url, answer, found.get("content-encoding", ""), begun) if body else b""
            return _Answer(answer.status, found, content)

    def _wait(self, headers: dict[str, str]) -> float | None:
        """Seconds, by Retry-After in either of its forms (RFC 9110, section 10.2.3)."""
        said = headers.get("retry-after", "").strip()
        if said.isdecimal():
            return float(said[:6])
        with suppress(TypeError, ValueError):
            return max(0.0, (parsedate_to_datetime(said) - self._clock.now()).total_seconds())
        return None


def web_url(address: str) -> str:
    """An address in the form in which it is asked for; ``FetchError`` where it is none of the web."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if not _is_ip6(parts.hostname) else parts.hostname
        port = parts.port
    except (UnicodeError, ValueError) as error:
        raise FetchError(address[:_LONGEST], "is no address of the web") from error
    if parts.scheme.lower() not in {"http", "https"} or not host or len(address) > _LONGEST:
        raise FetchError(address[:_LONGEST], "is no address of the web: it must begin with http:// or https://")
    if parts.username or parts.password:
        raise FetchError(address[:_LONGEST], "holds a user's name or password, which is not sent")
    place = f"[{host}]" if ":" in host else host
    return urlunsplit(
        (
            parts.scheme.lower(),
            f"{place}:{port}" if port else place,
            _quoted(parts.path) or "/",
            _quoted(parts.query),
            "",
        )
    )


def _headers(known: Validators | None) -> _Headers:
    headers: _Headers = [
        ("User-Agent", f"{AGENT}/{version('briefgen')}"),
        ("Accept-Encoding", ACCEPTED),
        ("Accept", "*/*"),
    ]
    if known and known.etag:
        headers.append(("If-None-Match", known.etag))
    if known and known.last_modified:
        headers.append(("If-Modified-Since", known.last_modified))
    return headers


def _is_ip6(host: str | None) -> bool:
    return ":" in (host or "")


def _quoted(part: str) -> str:
    """A part of an address in ASCII, without spaces and control characters; what is quoted already stays so."""
    return "".join(
        c
        if "!" <= c <= "~" and c not in '"<>\\^`{|}'
        else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace"))
        for c in part
    )


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _told(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
