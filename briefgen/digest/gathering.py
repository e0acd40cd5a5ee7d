"""Feeds, lists of feeds and pages to files in an archive; whatever became of each address is told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import repeat, zip_longest
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from briefgen.domain.noun import Noun
from briefgen.errors import FetchError
from briefgen.ports.fetcher import Archive, Entry, Fetched, Fetcher, Listing

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
"""The kinds of document that are kept, by what the server calls them; briefgen reads each."""

MOST = 50
"""Articles of one feed."""


class Gathered(Noun):
    """What became of one address.

    ``new``, ``changed`` and ``unchanged`` pages are in the archive at ``path``; ``read`` is a feed or list that was
    read; ``older`` an article of a feed that was published before the day from which on articles are wanted, or stands
    behind the most that are taken of one feed.
    """

    address: str
    fate: Literal["new", "changed", "unchanged", "read", "older", "failed"]
    feed: str | None = None
    title: str = ""
    path: str | None = None
    reason: str = ""


class Means(NamedTuple):
    """What gathers: the way to the web, the archive, what tells a feed from a page, and the threads that wait."""

    fetcher: Fetcher
    archive: Archive
    listing: Callable[[Fetched], Listing | None]
    waits: Executor


class Wanted(NamedTuple):
    """Which articles of a feed: from an ISO day on (undated ones too), and so many of the first."""

    since: str | None = None
    most: int = MOST


class _Opened(NamedTuple):
    rows: tuple[Gathered, ...]
    listing: Listing | None = None


def gather(addresses: Sequence[str], means: Means, wanted: Wanted = Wanted()) -> tuple[Gathered, ...]:  # noqa: B008
    """Fetch what the addresses name, each once, and keep it; a failure costs its own address alone.

    Raises:
        OutputError: the archive cannot be written.
    """
    rows: list[Gathered] = []
    opened = list(means.waits.map(_open, dict.fromkeys(addresses), repeat(means)))
    lists = dict.fromkeys(feed for one in opened if one.listing for feed in one.listing.feeds)
    opened += means.waits.map(_open, [feed for feed in lists if feed not in addresses], repeat(means))
    entries: dict[str, tuple[Entry, str]] = {}
    for one in opened:
        rows += one.rows
        for place, entry in enumerate(one.listing.entries if one.listing else ()):
            feed = one.rows[0].address
            if place >= wanted.most or (wanted.since and entry.published and entry.published < wanted.since):
                rows.append(Gathered(address=entry.address, fate="older", feed=feed, title=entry.title))
            else:
                entries.setdefault(entry.address, (entry, feed))
    known = {row.address for row in rows if row.path}
    work = list(_by_turns(pair for address, pair in entries.items() if address not in known))
    rows += means.waits.map(_page, work, repeat(means))
    return tuple(rows)


def _by_turns(work: Iterable[tuple[Entry, str]]) -> Iterator[tuple[Entry, str]]:
    """One of each site in turn: a site is asked slowly, and the others need not wait for it."""
    sites: dict[str, list[tuple[Entry, str]]] = {}
    for each in work:
        sites.setdefault(urlsplit(each[0].address).netloc, []).append(each)
    return (each for turn in zip_longest(*sites.values()) for each in turn if each)


def _open(address: str, means: Means) -> _Opened:
    """An address that may be a page, a feed or a list of feeds."""
    try:
        # a feed is asked for whole: an article of it that failed last time is tried again
        fetched = means.fetcher.get(
            address, means.archive.validators(address) if means.archive.path_of(address) else None
        )
        listing = means.listing(fetched) if fetched.content is not None else None
        if listing is not None:
            means.archive.seen(fetched)
            return _Opened((Gathered(address=address, fate="read"),), listing)
        return _Opened((_kept(fetched, means),))
    except FetchError as error:
        return _Opened((Gathered(address=address, fate="failed", reason=error.reason),))


def _page(work: tuple[Entry, str], means: Means) -> Gathered:
    """An article that a feed names."""
    entry, feed = work
    try:
        row = _kept(means.fetcher.get(entry.address, means.archive.validators(entry.address)), means)
    except FetchError as error:
        row = Gathered(address=entry.address, fate="failed", reason=error.reason)
    return row.model_copy(update={"feed": feed, "title": entry.title})


def _kept(fetched: Fetched, means: Means) -> Gathered:
    before = means.archive.path_of(fetched.address)
    if fetched.content is None:
        return Gathered(address=fetched.address, fate="unchanged", path=before)
    suffix = SUFFIXES.get(fetched.content_type or ("text/html" if b"<html" in fetched.content[:2000].lower() else ""))
    if suffix is None:
        kind = fetched.content_type[:40] or "no kind that it names"
        raise FetchError(fetched.address, f"is of the kind {kind}, which is not read")
    path, changed = means.archive.keep(fetched, suffix)
    return Gathered(
        address=fetched.address, fate=("changed" if before else "new") if changed else "unchanged", path=path
    )
