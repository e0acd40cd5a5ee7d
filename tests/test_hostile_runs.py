"""Whole runs over hostile articles, file names, metadata and model answers: in every format the payloads stay words."""

import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from model_runs import claim, is_reading, story, summary
from model_server import Body, ModelServer, Turn, saying
from payloads import PAYLOADS

from briefgen.cli.main import main

SAID = "Harbour minister Ada Ito said on Monday that the port of Lund will close in March 2031."
OUTPUTS = ("brief.md", "brief.html", "brief.json")
DOCUMENTS = ("brief.docx", "brief.pdf", "brief.txt")
ROOT = Path(__file__).parent.parent
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html.jinja"))
ELEMENTS = {"h2", "h3", "h4", *re.findall(r"<([a-z][a-z0-9]*)", TEMPLATES)}
"""What the page's own templates make, headings of a level that they reckon among them."""


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


def check_page(html: str) -> None:
    """Only the elements of the templates, no handler, no address but anchors and those of the web."""
    found = Elements(html).found
    assert {tag for tag, _ in found} <= ELEMENTS
    assert sum(tag == "script" for tag, _ in found) == 2
    assert [attributes for tag, attributes in found if tag == "meta" and attributes.get("http-equiv")]
    for tag, attributes in found:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src", "srcdoc", "action"}
        ]
        if tag != "link":
            assert re.match(r"#|https?://|mailto:", attributes.get("href") or "#")


def check_documents() -> None:
    """No link but of the web, no field, picture or script in Word and on paper; plain text is printable."""
    with zipfile.ZipFile("brief.docx") as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    targets = re.findall(r'Target="([^"]*)" TargetMode="External"', "".join(parts.values()))
    assert all(target.startswith(("http://", "https://", "mailto:")) for target in targets)
    assert "instrText" not in parts["word/document.xml"]
    assert not [name for name in parts if "media/" in name or "vba" in name.lower()]
    paper = Path("brief.pdf").read_bytes()
    assert not [mark for mark in (b"/JavaScript", b"/Launch", b"/EmbeddedFile") if mark in paper]
    text = Path("brief.txt").read_text(encoding="utf-8")
    assert all(character.isprintable() or character == "\n" for character in text)


def elements_of(markdown: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements of Markdown as a code host shows it, HTML let through."""
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin)
    return Elements(str(reader.render(markdown))).found


def check_markdown(text: str) -> None:
    """No element but those of a brief in which nothing is hostile, and those of its lists of what was left out."""
    known = {
        tag for path in (ROOT / "examples").glob("*.md") for tag, _ in elements_of(path.read_text(encoding="utf-8"))
    }
    found = elements_of(text)
    assert {tag for tag, _ in found} <= known | {"details", "summary", "h3"}
    for tag, attributes in found:
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src"}]
        assert tag != "a" or str(attributes.get("href")).startswith("#fn")


def check_json(text: str) -> None:
    """One object, whole."""
    assert json.loads(text)["schema_version"]


CHECKS: dict[str, Callable[[str], None]] = {".md": check_markdown, ".html": check_page, ".json": check_json}


def check_outputs() -> str:
    """Hold every output to what it may hold; return the words of all of them."""
    words = []
    for name in OUTPUTS:
        text = Path(name).read_text(encoding="utf-8")
        CHECKS[Path(name).suffix](text)
        words.append(text)
    return "".join(words)


@pytest.fixture
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()


def row(payload: str, number: int) -> dict[str, Any]:
    """A dump's row whose every field is hostile; the text tells something too."""
    strike = f"Bo Ek {payload} said that the union would strike in May {2031 + number}. {payload}"
    text = f"{SAID}\n\n{strike}\n\n“{payload},” Ek said."
    return {"text": text, **dict.fromkeys(("title", "author", "publisher", "url", "language", "published"), payload)}


@pytest.mark.usefixtures("_desk")
def test_articles_names_and_metadata_stay_words() -> None:
    """Every payload as the text, the fields and the name of an article, in one run of the engine without a model."""
    rows = (json.dumps(row(payload, number)) for number, payload in enumerate(PAYLOADS))
    Path("articles/dump.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for payload in PAYLOADS:
        name = re.sub(r"[/\0]", "", payload)[:80]
        Path("articles", f"{name}.txt").write_text(f"{payload}\n\n{SAID} {payload}\n", encoding="utf-8")
    outputs = [flag for name in (*OUTPUTS, *DOCUMENTS) for flag in ("-o", name)]
    assert main(["articles", "--engine", "extractive", "--ledger", "-q", *outputs]) in {0, 3}
    words = check_outputs()
    assert words.count("script") > len(PAYLOADS), "the payloads are there to be read"
    check_documents()
    for name in ("brief.md", "brief.json"):
        assert main(["check", name, "articles"]) == 0, "what was written holds, and is read as it was written"


def hostile(payload: str) -> Callable[[Body], Turn]:
    """A model that puts a payload wherever it may put words of its own."""

    def answer(body: Body) -> Turn:
        asked = "\n".join(message["content"] for message in body["messages"])
        if is_reading(body):
            shown = re.findall(r"^\[(\d+)\] (.+)$", body["messages"][-1]["content"], re.MULTILINE)
            read = [claim(int(number), words, issue=payload, stance=payload) for number, words in shown]
            return saying(summary(*read, last=int(shown[-1][0])))
        (key, words), *_ = re.findall(r"^(S\d+-\d+) \([^)]*\)[^:]*: (.+?)(?: — “.*)?$", asked, re.MULTILINE)
        said: dict[str, object] = {"text": words, "claims": [key], "certainty": "stated"}
        side = said | {"actor": None}
        return saying(
            story(
                [(words, [key]), (payload, [key])],
                title=payload,
                disagreements=[{"about": payload, "kind": "fact", "sides": [side, side | {"text": payload}]}],
                timeline=[said | {"date": None, "date_words": payload, "future": True}],
                open_questions=[said | {"raised_by": "source", "actor": None, "why": payload}],
            )
        )

    return answer


@pytest.mark.usefixtures("_desk")
@pytest.mark.parametrize("first", range(0, len(PAYLOADS), 12))
def test_model_answers_stay_words(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a model says in title, issue, reason or statement is shown as words, in the story or among the gaps."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    payload = " ".join(" ".join(PAYLOADS[first : first + 12]).split())
    payload = payload.replace("\0", "")  # a file that holds one is no text
    Path("articles/one.txt").write_text(f"{SAID}\n\nBo Ek said {payload} in Lund.\n", encoding="utf-8")
    outputs = [flag for name in OUTPUTS for flag in ("-o", name)]
    with ModelServer(always=hostile(payload)) as server:
        flags = ["--engine", "openai", "--base-url", server.base_url, "--retries", "0", "--no-cache", "-q"]
        assert main(["articles", *flags, *outputs]) in {0, 3}
    check_outputs()
    brief = json.loads(Path("brief.json").read_text(encoding="utf-8"))
    told = json.dumps([brief["stories"], brief["gaps"]], ensure_ascii=False)
    assert json.dumps(payload[:15], ensure_ascii=False)[1:-1] in told, "the answer is there to be read"
