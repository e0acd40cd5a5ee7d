"""A digest whose articles are fetched before each issue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from digest_builders import body_of
from web_site import Reply, WebSite

from briefgen.cli.main import main

PAGE = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='{day}T08:00:00Z'></head>"
    "<body><article><h1>{title}</h1><p>{words}</p><p>{more}</p></article></body></html>"
)
SUPPORTS = PAGE.format(
    title="Port to close",
    day="2026-11-12",
    words="Harbour minister Ada Ito supports closing the port of Lindholm, she told reporters on Thursday.",
    more="Ito said the closure would save 40 million crowns. Dock workers' union leader Bo Ekman said the union would "
    "strike until the government gives way, and that nobody had asked the people who work there.",
)
OPPOSES = PAGE.format(
    title="Port to stay open",
    day="2026-11-20",
    words="Harbour minister Ada Ito opposes closing the port of Lindholm, she told reporters on Friday.",
    more="Mayor Cai Lund said the city would pay for new cranes. Lund said the cranes would arrive in May 2027, and "
    "that the harbour would then handle twice as many containers as it does now.",
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebSite]:
    """A site whose feed grows, and a digest of it."""
    monkeypatch.chdir(tmp_path)
    with WebSite({"/1": Reply(SUPPORTS.encode()), "/2": Reply(OPPOSES.encode())}) as site:
        names(site, 1)
        settings = (
            f'[digest.port]\nfeeds = ["{site.url}/rss", "{site.url}/other"]\nallow_private = true\npause = 0\n'
            'from = "desk@example.org"\nto = ["ada@example.org"]\nevery = "monday 07:00"\nengine = "extractive"\n'
        )
        Path("briefgen.toml").write_text(settings, encoding="utf-8")
        yield site


def names(site: WebSite, *articles: int) -> None:
    """Let the feed name these articles."""
    items = "".join(f"<item><title>{n}</title><link>{site.url}/{n}</link></item>" for n in articles)
    site.pages["/rss"] = Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), kind="text/xml")


def issue(now: str) -> tuple[int, str]:
    """Make an issue; return the exit code and the words of its plain text."""
    code = main(["digest", "run", "--eml", "out.eml", "--now", now, "--store", "digest.db", "-q"])
    return code, " ".join(body_of(Path("out.eml").read_bytes(), "plain").split())


def test_two_weeks_of_a_feed_tell_what_changed(site: WebSite) -> None:
    """The second issue knows the first, though the feed names its article no longer."""
    site.pages["/other"] = Reply(SUPPORTS.encode())
    assert issue("2026-11-16T07:00")[0] == 0
    names(site, 2)
    code, text = issue("2026-11-23T07:00")
    assert code == 0
    assert "Ada Ito opposes closing the port of Lindholm" in text
    assert "Ada Ito supports closing the port of Lindholm" in text
    assert len([path for path in Path("archive/port").iterdir() if path.suffix == ".html"]) == 3


def test_a_feed_that_fails_is_a_line_of_the_mail(site: WebSite) -> None:
    """The issue goes out with what there is, and the exit code says that something is missing."""
    code, text = issue("2026-11-16T07:00")
    assert code == 3
    assert f"{site.url}/other: failed: the server answers 404" in text


def test_no_feed_that_answers_and_nothing_kept_is_no_issue(site: WebSite) -> None:
    """Nothing is sent that would say nothing, and the next run tries again."""
    site.pages.pop("/rss")
    code = main(["digest", "run", "--eml", "out.eml", "--now", "2026-11-16T07:00", "--store", "digest.db"])
    assert code == 1
    assert not Path("out.eml").exists()
    names(site, 1)
    site.pages["/other"] = Reply(SUPPORTS.encode())
    assert issue("2026-11-16T07:30")[0] == 0


@pytest.mark.parametrize("feed", ["file:///etc/passwd", "courier.example/rss", "ftp://courier.example/rss"])
def test_a_feed_is_an_address_of_the_web(feed: str, site: WebSite, capfd: pytest.CaptureFixture[str]) -> None:
    """The message says which setting is wrong."""
    text = Path("briefgen.toml").read_text(encoding="utf-8").replace(f"{site.url}/rss", feed)
    Path("briefgen.toml").write_text(text, encoding="utf-8")
    assert main(["digest", "run", "--eml", "out.eml", "--store", "digest.db"]) == 1
    err = capfd.readouterr().err
    assert "feeds" in err
    assert "is no http: or https: address" in err
