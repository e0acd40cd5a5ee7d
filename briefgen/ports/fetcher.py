"""What brings pages from the web, and where they are kept."""

from typing import NamedTuple, Protocol

from briefgen.domain.noun import Noun


class Validators(Noun):
    """What a server said of a page, so that it can say later that nothing has changed (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


class Fetched(Noun):
    """What an address gave.

    ``address`` is where it was asked for, ``url`` where it was found in the end.  ``content`` is what was sent, without
    compression, and None where nothing has changed since.  ``retrieved`` is an ISO time in UTC.
    """

    address: str
    url: str
    content: bytes | None
    content_type: str
    validators: Validators
    retrieved: str


class Fetcher(Protocol):
    """Fetches over the web, politely and within bounds."""

    def get(self, address: str, known: Validators | None = None) -> Fetched:
        """Return what an address gives.

        Raises:
            FetchError: it may not be asked, gives nothing, or gives too much; the error says which.
        """
        ...


class Entry(NamedTuple):
    """One article that a feed names: its address and title, and its ISO date where the feed gives one."""

    address: str
    title: str
    published: str | None


class Listing(NamedTuple):
    """What a document names where it is no page: the articles of a feed, or the feeds of a list."""

    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()


class Archive(Protocol):
    """A folder in which fetched pages outlive their sites."""

    def validators(self, address: str) -> Validators | None:
        """Return what was said of an address when it was last kept; None where that is not to be relied on."""
        ...

    def keep(self, fetched: Fetched, suffix: str) -> tuple[str, bool]:
        """Keep a page; return its path, and whether it is other than what was kept of its address before.

        Raises:
            OutputError: it cannot be written; what was kept before is still there.
        """
        ...

    def path_of(self, address: str) -> str | None:
        """Return where the page of an address is kept, if it is."""
        ...

    def seen(self, fetched: Fetched) -> None:
        """Remember what a server said of an address of which nothing is kept, such as a feed."""
        ...
