"""What feeds and lists of feeds name: RSS and Atom through feedparser, OPML by itself."""

import calendar
import datetime as dt
import re
import xml.etree.ElementTree as ET
from urllib.parse import urljoin

from briefgen.errors import FetchError
from briefgen.ports.fetcher import Entry, Fetched, Listing

MOST = 200
"""Entries of one feed; those that come first are the newest."""

_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]{0,2000}\[", re.IGNORECASE)
_HEAD = 2000
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_HTML = re.compile(rb"<html\b", re.IGNORECASE)
_OPML = re.compile(rb"<opml\b", re.IGNORECASE)


def listing_of(fetched: Fetched) -> Listing | None:
    """What a feed or a list of feeds names; None where a document is neither.

    Raises:
        FetchError: it is one, and names nothing that can be fetched.
    """
    head = (fetched.content or b"")[:_HEAD]
    if _OPML.search(head):
        return Listing(feeds=feeds_of(fetched.address, fetched.content or b""))
    if _FEED.search(head) and not _HTML.search(head):
        return Listing(entries=entries_of(fetched))
    return None


def entries_of(fetched: Fetched) -> tuple[Entry, ...]:
    """The articles that a feed names, in its order.

    Raises:
        FetchError: it declares entities, or names nothing that can be fetched.
    """
    content = fetched.content or b""
    _refuse_entities(fetched.address, content)
    import feedparser  # noqa: PLC0415  (0.1 s that only a feed is owed)

    parsed = feedparser.parse(content, response_headers={"content-type": fetched.content_type}, sanitize_html=False)
    found = [
        Entry(urljoin(fetched.url, str(entry.link)), " ".join(str(entry.get("title", "")).split()), _day(entry))
        for entry in parsed.entries[:MOST]
        if entry.get("link")
    ]
    if not found:
        raise FetchError(fetched.address, "is a feed that names no article")
    once: dict[str, Entry] = {}
    for entry in found:
        once.setdefault(entry.address, entry)
    return tuple(once.values())


def _day(entry: object) -> str | None:
    get = getattr(entry, "get", None)
    parsed = (get("published_parsed") or get("updated_parsed")) if get else None
    if not parsed:
        return None
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return None


def feeds_of(address: str, content: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that a list in OPML names, in its order.

    Raises:
        FetchError: it is no XML, declares entities, or names no feed.
    """
    _refuse_entities(address, content)
    try:
        root = ET.fromstring(content)  # noqa: S314  (entities and document types were refused)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise FetchError(address, f"is no OPML ({error})") from error
    found = dict.fromkeys(outline.get("xmlUrl", "").strip() for outline in root.iter("outline"))
    if not (feeds := tuple(filter(None, found))):
        raise FetchError(address, "is an OPML list that names no feed (an outline with xmlUrl)")
    return feeds


def _refuse_entities(address: str, content: bytes) -> None:
    """Nothing that expands, or reads files, while it is parsed."""
    if _ENTITY.search(content.replace(b"\0", b"")):
        raise FetchError(address, "declares entities, which are not read")
