"""Manners towards a site: what its robots.txt allows, and a pause between two questions."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import sleep

from protego import Protego

from briefgen.errors import FetchError
from briefgen.ports.clock import Clock

LONGEST_PAUSE = 30.0
"""Seconds; a site that asks for longer pauses than this is asked at this pace (RFC 9309 knows no crawl-delay)."""


PATIENCE = 3
"""A site that has not answered so many times in a row is left alone for the rest of the run."""


class Manners:
    """What is known of each site, learnt once a run."""

    def __init__(self, agent: str, pause: float, clock: Clock) -> None:
        """``agent`` is the name by which robots.txt may speak of us, ``pause`` the least seconds between questions."""
        self._agent = agent
        self._pause = pause
        self._clock = clock
        self._sites: defaultdict[str, _Site] = defaultdict(_Site)
        self._lock = Lock()

    def refusal(self, site: str, url: str, fetch: Callable[[str], str]) -> str:
        """Why an address may not be fetched, in words; empty where it may.

        ``fetch`` gets the text of the site's robots.txt, and raises ``FetchError`` where the site does not answer: then
        nothing may be fetched (RFC 9309, 2.3.1.4).
        """
        known = self._site(site)
        with known.learning:
            if not known.learnt:
                known.learnt = True
                try:
                    known.rules = Protego.parse(fetch(f"{site}/robots.txt"))
                except FetchError as error:
                    known.unlearnt = error.reason
        if known.rules is None:
            return f"robots.txt of {site} cannot be had, without which nothing is fetched: {known.unlearnt}"
        return "" if known.rules.can_fetch(url, self._agent) else f"robots.txt of {site} does not let it be fetched"

    @contextmanager
    def turn(self, site: str) -> Iterator[None]:
        """Wait for our turn at a site, which is asked one thing after another."""
        known = self._site(site)
        with known.asking:
            wait = known.next - self._clock.elapsed()
            if wait > 0:
                sleep(wait)
            try:
                yield
            finally:
                known.next = self._clock.elapsed() + self._pause_of(known)

    def is_given_up(self, site: str) -> bool:
        """Whether a site has not answered so often that its other pages need not be waited for."""
        return self._site(site).silent >= PATIENCE

    def note(self, site: str, *, answered: bool) -> None:
        """Remember whether a site answered, with whatever it had to say."""
        known = self._site(site)
        known.silent = 0 if answered else known.silent + 1

    def _pause_of(self, known: "_Site") -> float:
        asked = known.rules.crawl_delay(self._agent) if known.rules else None
        return max(self._pause, min(float(asked or 0.0), LONGEST_PAUSE))

    def _site(self, site: str) -> "_Site":
        with self._lock:
            return self._sites[site]


class _Site:
    """One site's rules, and when it may be asked next."""

    def __init__(self) -> None:
        self.asking, self.learning = Lock(), Lock()
        self.learnt = False
        self.rules: Protego | None = None
        self.unlearnt = ""
        self.next = 0.0
        self.silent = 0
