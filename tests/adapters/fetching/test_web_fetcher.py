"""What is asked of a site, and what is refused from it."""

import gzip
from collections.abc import Iterator
from contextlib import closing

import pytest
from web_site import Reply, WebSite

from briefgen.adapters.fetching.bodies import Bounds
from briefgen.adapters.fetching.guarded import is_address, is_public
from briefgen.adapters.fetching.web_fetcher import WebFetcher, web_url
from briefgen.adapters.system_clock import SystemClock
from briefgen.errors import FetchError
from briefgen.ports.fetcher import Validators

PAGE = b"<html><body><p>The port will close.</p></body></html>"
CLOCK = SystemClock()


@pytest.fixture
def site() -> Iterator[WebSite]:
    """A site with one page and no robots.txt."""
    with WebSite({"/a": Reply(PAGE)}) as site:
        yield site


@pytest.fixture
def fetcher() -> Iterator[WebFetcher]:
    """Reaches loopback, waits for nobody, and takes no more than 10,000 bytes or a second."""
    fetcher = WebFetcher(CLOCK, reaches=is_address, pause=0, bounds=Bounds(10_000, 1, CLOCK))
    yield fetcher
    fetcher.close()


def refused(fetcher: WebFetcher, address: str) -> str:
    """Why an address is not fetched."""
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    return caught.value.reason


def test_a_page_comes_as_it_was_sent(site: WebSite, fetcher: WebFetcher) -> None:
    """Byte by byte, with its kind; what it was compressed with on the way is gone."""
    site.pages["/z"] = Reply(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),))
    for path in ("/a", "/z"):
        found = fetcher.get(site.url + path)
        assert (found.content, found.content_type, found.url) == (PAGE, "text/html", site.url + path)


def test_what_has_not_changed_is_not_sent_again(site: WebSite, fetcher: WebFetcher) -> None:
    """The server's own marks are shown to it, and its 304 is understood."""

    def give(headers: dict[str, str]) -> Reply:
        same = headers.get("if-none-match") == '"7"' and headers.get("if-modified-since") == "yesterday"
        marks = (("ETag", '"7"'), ("Last-Modified", "yesterday"))
        return Reply(b"" if same else PAGE, 304 if same else 200, headers=marks)

    site.pages["/a"] = give
    first = fetcher.get(f"{site.url}/a")
    again = fetcher.get(f"{site.url}/a", first.validators)
    assert first.validators == Validators(etag='"7"', last_modified="yesterday")
    assert (again.content, again.validators) == (None, first.validators)


def test_redirects_are_followed_to_their_end(site: WebSite, fetcher: WebFetcher) -> None:
    """The address in the end is told beside the one that was asked for."""
    site.pages["/old"] = Reply(status=301, headers=(("Location", "/a"),))
    found = fetcher.get(f"{site.url}/old")
    assert (found.address, found.url, found.content) == (f"{site.url}/old", f"{site.url}/a", PAGE)


def test_a_circle_of_redirects_ends(site: WebSite, fetcher: WebFetcher) -> None:
    """It is given up, and said."""
    site.pages["/round"] = Reply(status=302, headers=(("Location", "/round"),))
    assert "leads on more than" in refused(fetcher, f"{site.url}/round")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x.example/a", "gopher://x", "//", "http://", "http://a:b@x.example/"]
)
def test_a_redirect_leads_to_the_web_only(target: str, site: WebSite, fetcher: WebFetcher) -> None:
    """No file, no other protocol, no password to a third party."""
    site.pages["/out"] = Reply(status=302, headers=(("Location", target),))
    assert refused(fetcher, f"{site.url}/out")
    assert "/etc/passwd" not in site.asked


def test_addresses_of_the_office_are_not_fetched(site: WebSite) -> None:
    """Neither as they stand nor by a name, and what lets them be fetched is named."""
    with closing(WebFetcher(CLOCK, pause=0)) as fetcher:
        for host in ("127.0.0.1", "localhost", "[::1]"):
            assert refused(fetcher, f"{site.url.replace('127.0.0.1', host)}/a")
    assert not site.asked


def test_a_redirect_into_the_office_is_refused(site: WebSite) -> None:
    """Every hop is judged anew, by the address that is connected to."""
    port = site.url.rpartition(":")[2]
    site.pages["/in"] = Reply(status=302, headers=(("Location", f"http://127.0.0.2:{port}/a"),))
    with closing(WebFetcher(CLOCK, pause=0, reaches=lambda address: address == "127.0.0.1")) as fetcher:
        assert refused(fetcher, f"{site.url}/in")
    assert site.asked == ["/robots.txt", "/in"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  (it is refused)
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("not an address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:  # noqa: FBT001  (a table)
    """Private, loopback, link-local, shared, multicast, and version 4 wrapped in version 6."""
    assert is_public(address) is public


def test_robots_are_heeded(site: WebSite, fetcher: WebFetcher) -> None:
    """What a site does not want fetched is not asked for."""
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\nDisallow: /*.cgi$\n", kind="text/plain")
    site.pages["/private/a"] = Reply(PAGE)
    assert fetcher.get(f"{site.url}/a").content == PAGE
    for path in ("/private/a", "/x/b.cgi"):
        assert "robots.txt" in refused(fetcher, site.url + path)
    assert site.asked == ["/robots.txt", "/a"]


def test_a_site_whose_robots_cannot_be_had_is_left_alone(site: WebSite, fetcher: WebFetcher) -> None:
    """RFC 9309: a server's failure is no permission; that there is no such file is one."""
    site.pages["/robots.txt"] = Reply(b"", 503, headers=(("Retry-After", "0"),))
    assert "robots.txt" in refused(fetcher, f"{site.url}/a")


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_busy_site_is_asked_again(status: int, site: WebSite, fetcher: WebFetcher) -> None:
    """When it said so, and no more than thrice."""
    turns = [Reply(b"", status, headers=(("Retry-After", "0"),))] * 2 + [Reply(PAGE)]
    site.pages["/busy"] = lambda _: turns.pop(0)
    assert fetcher.get(f"{site.url}/busy").content == PAGE
    site.pages["/down"] = Reply(b"", status, headers=(("Retry-After", "0"),))
    assert f"answers {status}" in refused(fetcher, f"{site.url}/down")
    assert site.asked.count("/down") == 3


def test_a_page_that_is_gone_is_asked_for_once(site: WebSite, fetcher: WebFetcher) -> None:
    """404 is an answer."""
    assert "answers 404" in refused(fetcher, f"{site.url}/none")
    assert site.asked.count("/none") == 1


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"x" * 10_001), "more than the 10,000 bytes"),
        (
            Reply(gzip.compress(b"x" * 50_000_000), headers=(("Content-Encoding", "gzip"),)),
            "more than the 10,000 bytes",
        ),
        (Reply(PAGE, headers=(("Content-Encoding", "gzip"),)), "is not compressed as it says"),
        (Reply(PAGE, headers=(("Content-Encoding", "br"),)), "which was not asked for"),
        (Reply(b"x" * 400, trickle=0.01), "longer than the 1 seconds"),
    ],
)
def test_what_is_too_much_too_slow_or_broken_is_refused(
    reply: Reply, reason: str, site: WebSite, fetcher: WebFetcher
) -> None:
    """A bomb is not unpacked, and a trickle does not hold up the rest."""
    site.pages["/bad"] = reply
    assert reason in refused(fetcher, f"{site.url}/bad")


def test_a_head_that_never_ends_is_given_up(site: WebSite) -> None:
    """Each byte comes in time, the answer never: no timeout of a single read would notice."""
    site.pages["/head"] = Reply(trickle=0.02, slow_head=True)
    bounds = Bounds(10_000, 0.2, CLOCK)
    with closing(WebFetcher(CLOCK, reaches=is_address, pause=0, bounds=bounds)) as fetcher:
        assert "no answer within" in refused(fetcher, f"{site.url}/head")
        assert site.asked.count("/head") == 3


def test_a_site_that_does_not_answer_is_left_alone(site: WebSite) -> None:
    """Its other pages are not waited for one by one; what answers, were it with an error, is no silence."""
    site.pages["/slow"] = Reply(trickle=0.02, slow_head=True)
    with closing(WebFetcher(CLOCK, reaches=is_address, pause=0, bounds=Bounds(10_000, 0.1, CLOCK))) as fetcher:
        assert "answers 404" in refused(fetcher, f"{site.url}/none")
        assert "no answer within" in refused(fetcher, f"{site.url}/slow")
        assert "is left alone for this run" in refused(fetcher, f"{site.url}/a")
    assert "/a" not in site.asked


def test_a_server_that_is_not_there_is_told(fetcher: WebFetcher) -> None:
    """And a name that does not exist."""
    with WebSite() as gone:
        address = gone.url
    assert "cannot be had, without which nothing is fetched: cannot be reached" in refused(fetcher, f"{address}/a")


def test_a_site_is_asked_slowly(site: WebSite) -> None:
    """A pause lies between two questions, a longer one where robots.txt asks for it."""
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.3\n", kind="text/plain")
    with closing(WebFetcher(CLOCK, reaches=is_address, pause=0.1)) as fetcher:
        fetcher.get(f"{site.url}/a")
        fetcher.get(f"{site.url}/a")
    assert site.asked == ["/robots.txt", "/a", "/a"]
    assert site.times[1] - site.times[0] >= 0.1
    assert site.times[2] - site.times[1] >= 0.3


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("HTTP://Example.org", "http://example.org/"),
        ("https://bücher.example/a b?q=ü#part", "https://xn--bcher-kva.example/a%20b?q=%C3%BC"),
        ("http://example.org/a%20b", "http://example.org/a%20b"),
        ("http://[2606::1]:8080/x", "http://[2606::1]:8080/x"),
        ("http://example.org/a\r\nX-Evil: 1", "http://example.org/aX-Evil:%201"),
    ],
)
def test_an_address_is_asked_for_in_its_plain_form(address: str, asked: str) -> None:
    """ASCII, no fragment, nothing that could end a header."""
    assert web_url(address) == asked
