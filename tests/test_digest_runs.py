"""A digest is made when it is due, once, says what its brief says and what changed, and nothing else gets into it."""

import json
import re
import runpy
import sqlite3
from collections.abc import Iterator
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

import pytest
from digest_builders import SECOND, SETTINGS, a_folder, body_of, parsed

from briefgen.cli.main import main
from briefgen.wiring.outputs import format_names

ROOT = Path(__file__).parent.parent
WEEK_1, WEEK_2, WEEK_3 = "2026-11-16T07:00", "2026-11-23T07:15", "2026-11-30T11:00"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A digest of one article, in an otherwise empty folder."""
    a_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    """``briefgen digest`` with a store in the folder."""
    return main(["digest", *arguments, "--store", "digest.db"])


def written(name: str = "out.eml") -> EmailMessage:
    """The message that a run wrote."""
    return parsed(Path(name).read_bytes())


def second_week(settings: str = SETTINGS + 'formats = ["html", "json"]\n') -> tuple[bytes, EmailMessage]:
    """Two weeks, of which the second brings an article; return its message as it is and as it is read."""
    Path("briefgen.toml").write_text(settings, encoding="utf-8")
    assert run("run", "--eml", "one.eml", "--now", WEEK_1, "-q") == 0
    Path("articles/second.txt").write_text(SECOND, encoding="utf-8")
    assert run("run", "--eml", "out.eml", "--now", WEEK_2, "-q") == 0
    return Path("out.eml").read_bytes(), written()


def attached(message: EmailMessage) -> dict[str, object]:
    """The attachments by name: JSON as what it stands for, anything else as its words."""
    found = {}
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        name = part.get_filename() or ""
        found[name] = json.loads(content) if name.endswith(".json") else content.decode()
    return found


def test_preview_records_nothing(capfd: Capture) -> None:
    """The message on stdout, or one of its bodies in a file; no store is made, and the run after it is the first."""
    assert run("preview", "port", "--now", WEEK_1) == 0
    out = capfd.readouterr().out
    assert parsed(out.encode())["Subject"].startswith("The port of Lindholm: ")
    assert run("preview", "port", "--now", WEEK_1, "-o", "mail.html") == 0
    assert "<!DOCTYPE html>" in Path("mail.html").read_text(encoding="utf-8")
    assert run("preview", "port", "--now", WEEK_1, "-o", "mail.txt") == 0
    assert "BOTTOM LINE" in Path("mail.txt").read_text(encoding="utf-8")
    assert not Path("digest.db").exists()


def test_an_issue_is_made_once(capfd: Capture) -> None:
    """The second run of a period does nothing, says so, and exits 0."""
    assert run("run", "--eml", "out.eml", "--now", WEEK_1) == 0
    assert "port 2026-W47: issued: The port of Lindholm" in capfd.readouterr().err
    Path("out.eml").unlink()
    assert run("run", "port", "--eml", "out.eml", "--now", "2026-11-22T23:59") == 0
    assert "port 2026-W47: was issued already (2 sent)" in capfd.readouterr().err
    assert not Path("out.eml").exists()


def test_dry_run_shows_all_and_changes_nothing(capfd: Capture) -> None:
    """Period, recipients, subject and words on stdout; no store; the run after it is the first."""
    assert run("run", "--dry-run", "--now", WEEK_1) == 0
    out = capfd.readouterr().out
    for words in (
        "2026-W47, due 2026-11-16 07:00 UTC",
        "To: ada@example.org, bo@example.org",
        "Subject: The port",
        "BOTTOM",
    ):
        assert words in out
    assert not Path("digest.db").exists()
    assert run("run", "--eml", "out.eml", "--now", WEEK_1) == 0
    assert "issued" in capfd.readouterr().err
    assert run("run", "--dry-run", "--now", WEEK_1) == 0
    assert "was issued already; nothing would be done" in capfd.readouterr().out


def test_headers_are_right() -> None:
    """Who it is from and to in any script, that a program sent it, where one leaves, and an id that stays."""
    leave = 'list_unsubscribe = "https://example.org/leave?a=1&b=2"\none_click = true\n'
    _, message = second_week(f'{SETTINGS}{leave}reply_to = "Answers <re@example.org>"\n')
    assert str(message["From"]) == "Policy desk <desk@example.org>"
    assert str(message["To"]) == "Ada Itō <ada@example.org>, bo@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == "<https://example.org/leave?a=1&b=2>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(message["Reply-To"]) == "Answers <re@example.org>"
    assert message["Date"].datetime.isoformat().startswith("2026-11-23T07:15")
    assert re.fullmatch(r"<port\.2026-W48\.[0-9a-f]{32}@example\.org>", message["Message-ID"])
    assert Path("out.eml").read_bytes().isascii()
    assert run("prune", "port", "--period", "2026-W48", "--yes") == 0
    assert run("run", "--eml", "out.eml", "--now", WEEK_2, "-q") == 0
    assert written()["Message-ID"] == message["Message-ID"]


def test_the_mail_says_what_the_file_says() -> None:
    """Bottom line and sources stand in both bodies, marks are citations, the subject is a statement's words."""
    raw, message = second_week()
    files = attached(message)
    assert list(files) == ["port-2026-W48.html", "port-2026-W48.json"]
    brief = files["port-2026-W48.json"]
    assert isinstance(brief, dict)
    told = [one for story in brief["stories"] for part in story.values() if isinstance(part, list) for one in part]
    texts = {one["text"] for one in told if isinstance(one, dict) and "text" in one}
    subject = str(message["Subject"]).removeprefix("The port of Lindholm: ").rstrip("…")
    assert any(text.startswith(subject) for text in texts), subject
    plain, html = body_of(raw, "plain"), shown(body_of(raw, "html"))
    for body in (plain, html):
        assert "What changed" in body or "WHAT CHANGED" in body
        for story in brief["stories"]:
            for statement in story["bottom_line"]:
                assert statement["text"] in body
        for source in brief["sources"]:
            assert source["title"] in body
        marks = set(re.findall(r"\bS\d+\.\d+\b", body)) - {"S1.2"}  # the one that the last line explains marks by
        assert marks
        assert marks <= {citation["id"] for citation in brief["citations"]}
    kept = sqlite3.connect("digest.db").execute("SELECT brief FROM issues WHERE period = '2026-W48'").fetchone()[0]
    assert json.loads(kept) == brief


def test_what_changed_comes_first() -> None:
    """The position that moved leads, both statements dated; the bottom line follows; what is known is one line."""
    raw, _ = second_week()
    plain = body_of(raw, "plain")
    assert plain.index("WHAT CHANGED") < plain.index("BOTTOM LINE") < plain.index("SOURCES")
    assert re.search(r"Since the issue of 16 November 2026: .*; one new article\.", plain)
    changed = plain[plain.index("WHAT CHANGED") : plain.index("BOTTOM LINE")]
    assert changed.index("Positions that moved") < changed.index("New positions")
    assert "Before, 12 November 2026: Harbour minister Ada Ito supports closing the port of Lindholm." in changed
    assert "Now, 20 November 2026: Harbour minister Ada Ito opposes closing the port of Lindholm. [S2.2]" in changed
    assert "Cai Lund said the city would pay for new cranes" in changed
    assert "the union would strike" not in changed
    assert "known from earlier issues" in changed


def test_nothing_new_says_so_or_is_not_sent(capfd: Capture) -> None:
    """One sentence, and by setting no mail; the issue is kept either way, so that it is not made again."""
    second_week()
    assert run("run", "--eml", "out.eml", "--now", WEEK_3) == 0
    assert written()["Subject"] == "The port of Lindholm: nothing new"
    assert "Nothing new since the issue of 23 November 2026: " in body_of(Path("out.eml").read_bytes(), "plain")
    Path("briefgen.toml").write_text(SETTINGS + "send_unchanged = false\n", encoding="utf-8")
    Path("out.eml").unlink()
    for words in ("issued: The port of Lindholm: nothing new (nothing new, so nothing is sent)", "was issued already"):
        capfd.readouterr()
        assert run("run", "--eml", "out.eml", "--now", "2026-12-07T07:00") == 0
        assert words in capfd.readouterr().err
    assert not Path("out.eml").exists()


def test_clock_that_went_back_sends_nothing(capfd: Capture) -> None:
    """An issue of a time to come was made: the run says so and fails, rather than send an old week after a new one."""
    assert run("run", "--eml", "out.eml", "--now", WEEK_3, "-q") == 0
    Path("out.eml").unlink()
    assert run("run", "--eml", "out.eml", "--now", WEEK_1) == 1
    assert (
        "mend the clock, or forget that issue (briefgen digest prune port --period 2026-W49)" in capfd.readouterr().err
    )
    assert not Path("out.eml").exists()


def test_older_articles_are_left_out_by_days_and_told() -> None:
    """``days`` keeps to what was published since then; the ledger says what was not, and what has no date stays."""
    Path("articles/second.txt").write_text(SECOND, encoding="utf-8")
    Path("articles/third.txt").write_text("Mayor Cai Lund said the city would pay for the cranes.\n", encoding="utf-8")
    Path("briefgen.toml").write_text(SETTINGS + 'formats = ["json"]\ndays = 7\n', encoding="utf-8")
    assert run("run", "--eml", "out.eml", "--now", WEEK_2, "-q") == 0
    (brief,) = attached(written()).values()
    assert isinstance(brief, dict)
    fates = {row["input"]: (row["fate"], row["reason"]) for row in brief["ledger"]}
    assert fates["articles/first.txt"] == ("old", "was published 2026-11-12, before 2026-11-16")
    assert fates["articles/second.txt"][0] == fates["articles/third.txt"][0] == "used"


def test_input_that_is_lost_is_told_in_the_mail(capfd: Capture) -> None:
    """A file that cannot be read is a line of the mail and exit code 3."""
    Path("articles/broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert run("run", "--eml", "out.eml", "--now", WEEK_1, "-q") == 3
    assert "articles/broken.pdf: unreadable" in capfd.readouterr().err
    for kind in ("plain", "html"):
        assert "articles/broken.pdf: unreadable" in body_of(Path("out.eml").read_bytes(), kind)


def test_every_format_can_be_attached() -> None:
    """Each under a name of digest and period with its own media type, and the mail names them all."""
    names = format_names()
    Path("briefgen.toml").write_text(f"{SETTINGS}formats = {json.dumps(names)}\n", encoding="utf-8")
    assert run("run", "--eml", "out.eml", "--now", WEEK_1, "-q") == 0
    parts = list(written().iter_attachments())
    assert len(parts) == len(names)
    assert len({part.get_content_type() for part in parts}) == len(names)
    text = body_of(Path("out.eml").read_bytes(), "plain")
    for part in parts:
        assert (part.get_filename() or "").startswith("port-2026-W47.")
        assert str(part.get_filename()) in text
        assert len(part.get_payload(decode=True)) > 500


def test_demonstration_shows_three_weeks() -> None:
    """What a newcomer is shown: a first issue, and two that say what changed."""
    runpy.run_path(str(ROOT / "examples" / "digest_demo.py"))["demonstrate"](Path("demo"))
    openings = [Path(f"demo/week-{week}.txt").read_text(encoding="utf-8") for week in (1, 2, 3)]
    assert "This is the first issue" in openings[0]
    assert "Since the issue of 9 November 2026: " in openings[1]
    assert "Since the issue of 16 November 2026: " in openings[2]


HOSTILE = 'Port <img src=x onerror=alert(1)> "closes" {{ 7 * 7 }} \u202egnp.exe <script>alert(1)</script>'


def test_nothing_hostile_gets_into_the_mail() -> None:
    """A title of two lines is no header, markup is words, and nothing is fetched or run by a mail program."""
    title = SETTINGS.replace("The port of Lindholm", r"Port\r\nBcc: eve@example.org\r\n\r\n<b>x</b>")
    Path("articles/<svg onload=x>.txt").write_text(f"{HOSTILE}\n\n{SECOND}", encoding="utf-8")
    Path("briefgen.toml").write_text(title, encoding="utf-8")
    assert run("run", "--eml", "out.eml", "--now", WEEK_2, "-q") == 0
    message = written()
    assert message["Bcc"] is None
    assert str(message["Subject"]).startswith("Port Bcc: eve@example.org <b>x</b>")
    assert message.defects == []
    assert "\u202e" not in body_of(Path("out.eml").read_bytes(), "plain")
    html = body_of(Path("out.eml").read_bytes(), "html")
    assert set(tags(html)) <= {
        *("html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td", "p", "h1", "h2", "h3"),
        *("span", "b", "a", "br"),
    }
    assert not re.search(r"url\(|@import|<link|src=|javascript:", html.replace("img src=x", ""))
    assert len(html.encode()) < 100_000


class Shown(HTMLParser):
    """The words and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; an attribute that runs is a failure."""
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def shown(html: str) -> str:
    """The words of a page, with single spaces."""
    parser = Shown()
    parser.feed(html)
    return " ".join("".join(parser.words).replace("\u00a0", " ").split())


def tags(html: str) -> Iterator[str]:
    """The tags of a page."""
    parser = Shown()
    parser.feed(html)
    yield from parser.tags
