"""``briefgen diff``: what a person or a tool is told of two briefs."""

import hashlib
import json
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from issue_builders import an_issue, event, question, source
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from story_builders import fact, position

from briefgen.cli.main import main
from briefgen.domain.brief import Brief
from briefgen.domain.changes import Changes

ITO = "Ada Ito"
OLD = an_issue(
    source(
        position(ITO, "Ada Ito supports closing the grain terminal."),
        question("Will the council of Lund close the grain terminal?"),
        fact("The storm on the coast of Lund destroyed 20 fishing boats."),
        published="2031-03-01",
        title="Monday",
        path="old/monday.txt",
    ),
    as_of="2031-03-01",
)
NEW = an_issue(
    source(
        position(ITO, "Ada Ito opposes closing the grain terminal."),
        event("The council of Lund closed the grain terminal on Friday.", "2031-03-07"),
        fact("The storm on the coast of Lund destroyed 31 fishing boats."),
        question("Who pays for the cranes?"),
        published="2031-03-08",
        title="Friday",
    ),
    as_of="2031-03-08",
)
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) | a | **b** @everyone\n# Heading"


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, str]:
    """The two briefs as files."""
    return write(tmp_path / "old.json", OLD), write(tmp_path / "new.json", NEW)


def write(path: Path, brief: Brief | dict[str, Any] | str) -> str:
    """A file, and its name."""
    text = (
        brief if isinstance(brief, str) else brief.model_dump_json() if isinstance(brief, Brief) else json.dumps(brief)
    )
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_page_tells_what_moved_with_both_statements(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """Then and now stand below each other, each with its day and its words."""
    assert main(["diff", *kept]) == 0
    page = capfd.readouterr().out
    assert "- **Ada Ito** reversed: the port\n    - Now (8 March 2031): Ada Ito opposes closing" in page
    assert "    - Before (1 March 2031): Ada Ito supports closing" in page
    assert "- **Will the council of Lund close the grain terminal?**" in page
    assert "- **20 fishing boats → 31 fishing boats**" in page
    assert "- **New:** Who pays for the cranes?" in page
    assert "| 7 March 2031 | The council of Lund closed the grain terminal on Friday." in page
    assert "- **Monday** is no longer among the articles." in page


def test_every_note_of_a_page_is_explained_once(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """No mark leads nowhere, and no words stand below that nothing rests on."""
    main(["diff", *kept])
    body, _, evidence = capfd.readouterr().out.partition("## Evidence")
    marks = re.findall(r"\[\^(\d+)\]", body)
    assert sorted(set(marks), key=int) == re.findall(r"^\[\^(\d+)\]: “", evidence, re.MULTILINE)


def test_the_same_brief_twice_has_no_news(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """One sentence says so."""
    assert main(["diff", kept[0], kept[0]]) == 0
    assert "Nothing is new: what the articles say, the brief before said already." in capfd.readouterr().out


def test_the_html_says_the_same_and_runs_nothing(kept: tuple[str, str], tmp_path: Path) -> None:
    """One page: then and now, every mark with its evidence and the way back, and a policy that lets nothing in."""
    out = tmp_path / "changes.html"
    assert main(["diff", *kept, "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Now, 8 March 2031:" in page
    assert "Ada Ito supports closing the grain terminal." in page
    marks, notes = (re.findall(pattern, page) for pattern in (r'href="#n(\d+)"', r'<li id="n(\d+)">'))
    assert sorted(set(marks), key=int) == notes == re.findall(r'id="r(\d+)"', page)
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    assert "<script" not in page
    style = page.partition("<style>")[2].partition("</style>")[0]
    sealed = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{sealed}" in page.replace("&#43;", "+")


def test_json_is_the_contract(kept: tuple[str, str], tmp_path: Path) -> None:
    """A file called .json holds what the schema says, and of two old briefs both are named."""
    out = tmp_path / "changes.json"
    assert main(["diff", kept[0], kept[0], kept[1], "-o", str(out)]) == 0
    found = Changes.model_validate_json(out.read_bytes())
    assert [label.as_of for label in found.before] == ["2031-03-01", "2031-03-01"]
    assert [change.kind for change in found.positions] == ["reversed"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not json", "is no brief"),
        ('{"schema_version": "9.0"}', "is a brief of schema 9.0"),
        ('{"schema_version": "1.0", "title": "x"}', "is no brief"),
        ("[1, 2]", "is no brief"),
    ],
)
def test_what_is_no_brief_is_refused_by_name(
    content: str, told: str, kept: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The message names the file, and nothing is printed."""
    bad = write(tmp_path / "bad.json", content)
    assert main(["diff", bad, kept[1]]) == 1
    out, err = capfd.readouterr()
    assert not out
    assert f"{bad}: {told}" in err


def test_one_brief_alone_cannot_be_compared(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """A usage error says what to give."""
    assert main(["diff", kept[0]]) == 2
    assert "OLD NEW" in capfd.readouterr().err


def test_a_file_that_is_missing_or_too_long_is_told(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """Both messages say what to do."""
    assert main(["diff", "gone.json", kept[1]]) == 1
    assert "gone.json: there is no such file" in capfd.readouterr().err
    assert main(["diff", *kept, "--max-bytes", "100"]) == 1
    assert "raise --max-bytes" in capfd.readouterr().err


def test_hostile_words_stay_words(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Names, titles, statements and quotes of a brief make no markup in the page of changes."""
    now = an_issue(
        source(
            position(HOSTILE, f"{HOSTILE} wants this."), event(HOSTILE, "2031-03-07"), question(HOSTILE), title=HOSTILE
        )
    )
    assert main(["diff", write(tmp_path / "a.json", OLD), write(tmp_path / "b.json", now)]) == 0
    page = capfd.readouterr().out
    html = str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).render(page))
    assert "<script" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert not re.search(r"<h1>\s*Heading", html)
    assert main(["diff", str(tmp_path / "a.json"), str(tmp_path / "b.json"), "--format", "html"]) == 0
    html = capfd.readouterr().out
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
