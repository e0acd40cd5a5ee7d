"""What ``briefgen fetch`` needs; a module of its own, so that writing a brief does not wait for it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefgen.adapters.brief_writer import write_file
from briefgen.adapters.executors import waiting_executor
from briefgen.adapters.fetching.feeds import listing_of
from briefgen.adapters.fetching.guarded import is_address, is_public
from briefgen.adapters.fetching.page_archive import PageArchive
from briefgen.adapters.fetching.web_fetcher import PAUSE, WebFetcher
from briefgen.adapters.system_clock import SystemClock
from briefgen.digest.gathering import MOST, Gathered, Means, Wanted, gather

AT_ONCE = 8
"""Sites that are asked side by side."""


class Errand(NamedTuple):
    """Where fetched pages go, which are wanted, and how they may be fetched.

    ``days`` back from today by the feed's dates, None for all; ``pause`` in seconds between two questions to a site.
    """

    into: Path
    days: int | None = None
    most: int = MOST
    private: bool = False
    pause: float = PAUSE


def gathered(addresses: Sequence[str], errand: Errand) -> tuple[Gathered, ...]:
    """Fetch what the addresses name into a folder, and say what became of each."""
    clock = SystemClock()
    since = (clock.now().date() - dt.timedelta(days=errand.days)).isoformat() if errand.days is not None else None
    fetcher = WebFetcher(clock, pause=errand.pause, reaches=is_address if errand.private else is_public)
    with waiting_executor(AT_ONCE) as waits:
        try:
            means = Means(fetcher, PageArchive(errand.into, write_file), listing_of, waits)
            return gather(addresses, means, Wanted(since, errand.most))
        finally:
            fetcher.close()
