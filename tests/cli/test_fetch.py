"""``briefgen fetch``: feeds and pages to a folder that a brief can be written of, week after week."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from web_site import Reply, WebSite

from briefgen.cli.main import main

STORY = (
    "<html><head><title>{title}</title>"
    "<meta property='article:published_time' content='2025-03-0{day}T08:00:00Z'></head>"
    "<body><article><h1>{title}</h1><p>{words}</p><p>Harbour minister Ada Ito told reporters on Monday that the port "
    "of Lund employs some 1,200 people and that nobody would be left alone.</p><p>The dockers' union rejects the plan, "
    "its leader Bo Ek said, and it will strike until the government withdraws it.</p></article></body></html>"
)
CLOSE = STORY.format(title="Port to close", day=3, words="The port of Lund will close in May, the government said.")
OPEN = STORY.format(title="Port to stay open", day=4, words="The port of Lund will stay open, the government said.")


class Done(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def site() -> Iterator[WebSite]:
    """A site with a feed of two articles."""
    with WebSite() as site:
        items = "".join(
            f"<item><title>{path}</title><link>{site.url}/{path}</link><pubDate>{day}</pubDate></item>"
            for path, day in (("close", "Tue, 04 Mar 2025 08:00:00 GMT"), ("open", "Mon, 03 Mar 2025 08:00:00 GMT"))
        )
        site.pages = {
            "/rss": Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), kind="application/rss+xml"),
            "/close": Reply(CLOSE.encode()),
            "/open": Reply(OPEN.encode()),
        }
        yield site


@pytest.fixture
def fetch(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> "Fetch":
    """Call the command into one folder."""
    return Fetch(tmp_path / "archive", capfd)


class Fetch:
    """Calls ``briefgen fetch`` and keeps what it printed."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capfd = folder, capfd

    def __call__(self, *arguments: str) -> Done:
        """Run with the arguments, at loopback and without pauses."""
        code = main(["fetch", *arguments, "--into", str(self.folder), "--allow-private", "--pause", "0"])
        return Done(code, *self._capfd.readouterr())

    @property
    def pages(self) -> list[Path]:
        """What lies open in the folder."""
        return sorted(path for path in self.folder.iterdir() if not path.name.startswith("."))


def test_a_feed_becomes_a_folder_of_which_a_brief_is_written(site: WebSite, fetch: Fetch) -> None:
    """The pages lie there as they were sent, and the brief knows their titles and days."""
    done = fetch(f"{site.url}/rss")
    assert done.code == 0
    assert sorted(path.read_text(encoding="utf-8") for path in fetch.pages) == sorted([CLOSE, OPEN])
    assert [line.split()[0] for line in done.out.splitlines()] == ["new", "new"]
    out = fetch.folder.parent / "brief.json"
    assert main([str(fetch.folder), "-o", str(out), "-q"]) == 0
    told = {(source["title"], source["published"]) for source in json.loads(out.read_text())["sources"]}
    assert told == {("Port to close", "2025-03-03"), ("Port to stay open", "2025-03-04")}


def test_a_second_run_asks_only_for_what_changed(site: WebSite, fetch: Fetch) -> None:
    """A page that was corrected replaces what it was, which is kept beside it."""
    site.pages["/close"] = lambda headers: Reply(
        b"" if headers.get("if-none-match") else CLOSE.encode(),
        304 if headers.get("if-none-match") else 200,
        headers=(("ETag", '"1"'),),
    )
    fetch(f"{site.url}/rss")
    corrected = OPEN.replace("will stay open", "may stay open")
    site.pages["/open"] = Reply(corrected.encode())
    done = fetch(f"{site.url}/rss")
    assert sorted(line.split()[0] for line in done.out.splitlines()) == ["changed", "unchanged"]
    assert corrected in [path.read_text(encoding="utf-8") for path in fetch.pages]
    (earlier,) = (fetch.folder / ".earlier").iterdir()
    assert earlier.read_text(encoding="utf-8") == OPEN


def test_a_page_that_fails_costs_itself_alone_and_is_tried_again(site: WebSite, fetch: Fetch) -> None:
    """It is told with the feed that named it, the exit code says so, and next time it is there."""
    site.pages["/open"] = Reply(b"", 404)
    done = fetch(f"{site.url}/rss")
    assert done.code == 3
    assert f"{site.url}/open: the server answers 404 (named by {site.url}/rss)" in done.err
    assert len(fetch.pages) == 1
    site.pages["/open"] = Reply(OPEN.encode())
    assert fetch(f"{site.url}/rss").code == 0
    assert len(fetch.pages) == 2


def test_a_feed_that_fails_leaves_the_others(site: WebSite, fetch: Fetch) -> None:
    """One row more, no failed run."""
    done = fetch(f"{site.url}/none.xml", f"{site.url}/rss")
    assert (done.code, len(fetch.pages)) == (3, 2)
    assert f"{site.url}/none.xml: the server answers 404" in done.err


def test_nothing_fetched_is_a_failure(site: WebSite, fetch: Fetch) -> None:
    """It says what to do, and prints nothing."""
    done = fetch(f"{site.url}/none.xml")
    assert (done.code, done.out) == (1, "")
    assert "no page was fetched" in done.err


def test_a_list_of_feeds_and_a_page_alone_are_fetched_too(site: WebSite, fetch: Fetch) -> None:
    """A page that a feed names as well is fetched once."""
    site.pages["/list"] = Reply(
        f"<opml><body><outline xmlUrl='{site.url}/rss'/></body></opml>".encode(), kind="text/x-opml"
    )
    assert fetch(f"{site.url}/list", f"{site.url}/close").code == 0
    assert len(fetch.pages) == 2
    assert site.asked.count("/close") == 1


def test_old_articles_of_a_feed_are_left(site: WebSite, fetch: Fetch) -> None:
    """By their date, and by how many are taken of one feed."""
    done = fetch(f"{site.url}/rss", "--most", "1")
    assert "1 new, 1 older" in done.err
    assert "/open" not in site.asked
    later = fetch(f"{site.url}/rss", "--days", "30")
    assert (later.code, "2 older" in later.err) == (1, True)


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "text/css"])
def test_what_is_no_document_is_refused(kind: str, site: WebSite, fetch: Fetch) -> None:
    """Its kind is named."""
    site.pages["/open"] = Reply(b"x", kind=kind)
    assert f"is of the kind {kind}, which is not read" in fetch(f"{site.url}/rss").err


def test_names_in_the_archive_are_hashes(site: WebSite, fetch: Fetch) -> None:
    """Nothing of an address, which a feed may choose, becomes part of a path."""
    evil = f"{site.url}/..%2f..%2f..%2fetc/passwd%00.html"
    site.pages["/..%2f..%2f..%2fetc/passwd%00.html"] = Reply(CLOSE.encode())
    fetch(evil)
    assert [path for path in fetch.pages if not re.fullmatch(r"[0-9a-f]{24}\.html", path.name)] == []
    assert len(fetch.pages) == 1


def test_a_torn_index_costs_its_last_line(site: WebSite, fetch: Fetch) -> None:
    """A run that was killed while it wrote leaves what it had, and the page is fetched anew."""
    fetch(f"{site.url}/rss")
    index = fetch.folder / ".archive.jsonl"
    index.write_text(index.read_text(encoding="utf-8")[:-40] + "\n", encoding="utf-8")
    assert fetch(f"{site.url}/rss").code == 0
    assert len(fetch.pages) == 2


def test_an_index_that_was_tampered_with_names_no_other_file(site: WebSite, fetch: Fetch) -> None:
    """A path in it is not followed out of the folder."""
    fetch(f"{site.url}/close")
    secret = fetch.folder.parent / "secret.html"
    secret.write_text("mine", encoding="utf-8")
    index = fetch.folder / ".archive.jsonl"
    line = json.loads(index.read_text(encoding="utf-8").splitlines()[-1])
    index.write_text(json.dumps(line | {"file": "../secret.html", "sha256": "0" * 64}) + "\n", encoding="utf-8")
    assert fetch(f"{site.url}/close").code == 0
    assert secret.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_told(
    site: WebSite, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before anything is fetched."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["fetch", f"{site.url}/rss", "--into", str(tmp_path / "file" / "in"), "--allow-private"]) == 1
    assert "file/in: Not a directory" in capfd.readouterr().err
    assert not site.asked
