"""What a feed or a list of feeds names."""

import pytest

from briefgen.adapters.fetching.feeds import listing_of
from briefgen.errors import FetchError
from briefgen.ports.fetcher import Entry, Fetched, Validators

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>Port to
 close</title><link>/port</link><pubDate>Mon, 03 Mar 2031 23:30:00 -0500</pubDate></item>
<item><title>Undated</title><link>https://other.example/x?a=1&amp;b=2</link></item>
<item><title>No link</title></item>
<item><title>Twice</title><link>/port</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry>
<title type="html">&lt;b&gt;Bold&lt;/b&gt;</title>
<link rel="alternate" href="story.html"/><updated>2031-03-04T00:00:00Z</updated></entry></feed>"""
OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Press">
<outline type="rss" xmlUrl="https://a.example/rss"/><outline xmlUrl="https://b.example/atom"/></outline></body></opml>"""


def fetched(content: bytes, kind: str = "application/xml") -> Fetched:
    """A document as a site gave it."""
    return Fetched(
        address="https://courier.example/feeds/all.xml",
        url="https://courier.example/feeds/all.xml",
        content=content,
        content_type=kind,
        validators=Validators(),
        retrieved="2031-03-05T00:00:00+00:00",
    )


def test_rss_names_its_articles() -> None:
    """Each once, with its whole address, its title on one line and its day in UTC."""
    listing = listing_of(fetched(RSS))
    assert listing
    assert listing.entries == (
        Entry("https://courier.example/port", "Port to close", "2031-03-04"),
        Entry("https://other.example/x?a=1&b=2", "Undated", None),
    )


def test_atom_names_its_articles() -> None:
    """An address is taken as the feed's own place has it."""
    listing = listing_of(fetched(ATOM))
    assert listing
    assert [(entry.address, entry.published) for entry in listing.entries] == [
        ("https://courier.example/feeds/story.html", "2031-03-04")
    ]


def test_a_list_names_its_feeds() -> None:
    """However deep they stand."""
    listing = listing_of(fetched(OPML))
    assert listing
    assert listing.feeds == ("https://a.example/rss", "https://b.example/atom")


def test_a_page_is_no_feed() -> None:
    """Not even one that speaks of feeds."""
    assert (
        listing_of(fetched(b"<!doctype html><html><body>How to write an <rss> tag: &lt;rss&gt;</body></html>")) is None
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', "entities"),
        (b'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml>&f;</opml>', "entities"),
        (b"<rss><channel></channel></rss>", "names no article"),
        (b"<opml><body></body></opml>", "names no feed"),
        (b"<opml><body>", "is no OPML"),
        (b"<rss" + b" x" * 200_000, "names no article"),
    ],
    ids=["bomb", "file", "empty", "no feeds", "torn", "one long line"],
)
def test_what_cannot_be_used_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    """Nothing expands, and no file is read."""
    with pytest.raises(FetchError, match=reason):
        listing_of(fetched(content))
