"""The front door: what is printed where, and with which exit code."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from briefgen.cli.main import main
from briefgen.errors import SettingsError
from briefgen.wiring import write_brief

GOOD = (
    "Port to close\n\n"
    "Harbour minister Ada Ito said on Monday that the port of Lund will close in March 2031. "
    "“We cannot keep it open,” Ito told reporters. The port employs 1,200 people.\n\n"
    "The dockers' union rejects the plan. Its leader, Bo Ek, said that the union would strike.\n"
)


class Done(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    """Call the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Run(capfd)


class Run:
    """Calls ``main`` and keeps what it printed."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd

    def __call__(self, *arguments: str) -> Done:
        """Run with the arguments."""
        self._capfd.readouterr()
        code = main(list(arguments))
        out, err = self._capfd.readouterr()
        return Done(code, out, err)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_folder_becomes_a_brief(run: Run, articles: Path) -> None:
    """A folder gives Markdown on stdout, one line on stderr, and exit code 0."""
    done = run(str(articles))
    assert done.code == 0
    assert done.out.startswith("# ")
    assert "[^S1." in done.out
    assert done.err.splitlines() == [
        "briefgen: extractive engine, because neither OPENAI_API_KEY nor OPENAI_BASE_URL is set"
    ]


def test_json_is_the_contract(run: Run, articles: Path) -> None:
    """``--format json`` prints one object whose citations are the file's own words."""
    done = run(str(articles), "--format", "json", "--quiet")
    assert done.err == ""
    brief = json.loads(done.out)
    assert brief["citations"]
    for citation in brief["citations"]:
        assert GOOD[citation["start"] : citation["end"]] == citation["quote"]


def test_dash_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` is one article on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    done = run("-", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["sources"][0]["path"] == "-"


def test_output_file_takes_its_format_from_the_suffix(run: Run, articles: Path, tmp_path: Path) -> None:
    """``-o brief.json`` writes JSON there and nothing on stdout."""
    done = run(str(articles), "-o", str(tmp_path / "brief.json"))
    assert (done.code, done.out) == (0, "")
    assert json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))["schema_version"] == "1.0"


def test_title_is_taken(run: Run, articles: Path) -> None:
    """``--title`` is the brief's title, escaped."""
    assert run(str(articles), "--title", "A *starred* title").out.startswith("# A \\*starred\\* title\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing"], 1, "missing"),
        (["empty"], 1, "empty"),
        (["hollow"], 1, "hollow"),
        (["articles", "--engine", "openai"], 1, "OPENAI_API_KEY"),
        (["articles", "-o", "brief.xyz"], 1, "suffix"),
        (["articles", "-o", "nowhere/brief.md"], 1, "nowhere"),
        (["articles", "--prompts", "nowhere"], 1, "nowhere"),
        (["articles", "--engine", "magic"], 2, "magic"),
        (["articles", "--concurrency", "many"], 2, "many"),
        (["articles", "--nonsense"], 2, "nonsense"),
        ([], 2, "PATH"),
    ],
)
def test_wrong_use_is_told_in_one_breath(run: Run, articles: Path, arguments: list[str], code: int, words: str) -> None:
    """Every wrong call has its exit code, an error that names what is wrong, an empty stdout and no traceback."""
    (articles.parent / "empty").mkdir()
    (articles.parent / "hollow").mkdir()
    (articles.parent / "hollow" / "a.txt").write_text(" \n", encoding="utf-8")
    done = run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert "Traceback" not in done.err


def test_bad_files_among_good_ones_are_told(run: Run, articles: Path) -> None:
    """Empty, binary, over-long and unreadable files each get a ledger row; the rest goes on with exit code 3."""
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (articles / "long.txt").write_text(GOOD * 40, encoding="utf-8")
    (articles / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (articles / "dangling.txt").symlink_to(articles / "nowhere.txt")
    done = run(str(articles), "--format", "json", "--max-bytes", "5000")
    assert done.code == 3
    brief = json.loads(done.out)
    fates = {Path(row["input"]).name: row["fate"] for row in brief["ledger"]}
    assert fates == {
        "good.txt": "used",
        "empty.txt": "empty",
        "binary.txt": "unreadable",
        "long.txt": "unreadable",
        "picture.png": "unreadable",
        "dangling.txt": "unreadable",
    }
    for name in ("empty.txt", "binary.txt", "long.txt", "picture.png", "dangling.txt"):
        assert name in done.err


NAMES = ["a b.txt", "it's “so”.txt", "new\nline.txt", "*bold* [x](mailto:a@e.x) `c` |.txt", "<b>.txt", "-dash.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_file_name_is_printed_as_words(run: Run, articles: Path, name: str) -> None:
    """A file name with spaces, quotes, newlines or Markdown makes no markup, and the citations still hold."""
    (articles / "good.txt").rename(articles / name)
    done = run(str(articles))
    assert done.code == 0
    prose = re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", done.out)  # in a code span it is words
    for markup in ("*bold*", "](mailto", "<b>", "`c`"):
        assert markup not in prose.replace("\\]", "")
    rows = [line for line in done.out.splitlines() if line.startswith("| S1 |")]
    assert len(rows) == 1
    brief = json.loads(run(str(articles), "--format", "json").out)
    assert Path(brief["sources"][0]["path"]).name == name


def test_two_sources_of_one_name_are_kept_apart(run: Run, articles: Path) -> None:
    """Files of one name in two folders are two sources, each cited under its own path."""
    (articles / "sub").mkdir()
    other = "Mayor Eva Berg said the museum of Malmo will open in May 2032. “It is ready,” Berg told reporters.\n"
    (articles / "sub" / "good.txt").write_text(other, encoding="utf-8")
    brief = json.loads(run(str(articles), "--format", "json").out)
    texts = {source["id"]: Path(source["path"]).read_text(encoding="utf-8") for source in brief["sources"]}
    assert sorted(texts.values()) == sorted([GOOD, other])
    for citation in brief["citations"]:
        assert texts[citation["source"]][citation["start"] : citation["end"]] == citation["quote"]


def test_broken_template_names_file_and_line(run: Run, articles: Path, tmp_path: Path) -> None:
    """A template with an undefined name, or a slip of syntax, is refused with its file and line."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for text in ("# {{ brief.title }}\n\n{{ nobody }}\n", "# x\n\n{% if %}\n"):
        (folder / "brief.md.jinja").write_text(text, encoding="utf-8")
        done = run(str(articles), "--templates", str(folder))
        assert (done.code, done.out) == (1, "")
        assert "brief.md.jinja:3" in done.err


def test_failed_run_leaves_the_old_file(run: Run, articles: Path, tmp_path: Path) -> None:
    """A run that fails does not touch the brief of last time."""
    old = tmp_path / "brief.md"
    old.write_text("last week's", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "brief.md.jinja").write_text("{{ nobody }}", encoding="utf-8")
    assert run(str(articles), "-o", str(old), "--templates", "mine").code == 1
    assert old.read_text(encoding="utf-8") == "last week's"


def test_schema_is_printed(run: Run) -> None:
    """``briefgen schema`` prints the JSON Schema of a brief."""
    done = run("schema")
    assert done.code == 0
    assert {"stories", "citations", "ledger"} <= json.loads(done.out)["properties"].keys()


def test_verbose_says_what_was_done(run: Run, articles: Path) -> None:
    """``-v`` says what was read and found."""
    assert "1 inputs, 1 sources, 1 origins" in run(str(articles), "-v").err


def started(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    """The program in a process of its own."""
    command = [sys.executable, "-m", "briefgen", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


def test_closed_pipe_ends_quietly(articles: Path) -> None:
    """``briefgen articles | head -0`` ends with the shell's own code and no traceback."""
    process = started(str(articles))
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    told = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 141
    assert "Traceback" not in told
    assert "Exception ignored" not in told


def test_interrupt_writes_nothing(tmp_path: Path) -> None:
    """Ctrl-C while standard input is awaited ends with 130, one sentence, and no file."""
    process = started("-", "-o", str(tmp_path / "brief.md"), stdin=subprocess.PIPE)
    assert process.stderr
    assert process.stderr.readline()  # the engine has been named: the work has begun
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    told = process.communicate()[1].decode()
    assert process.returncode == 130
    assert told.strip() == "briefgen: interrupted; nothing was written"
    assert not (tmp_path / "brief.md").exists()


def test_locale_does_not_matter(articles: Path) -> None:
    """Under the C locale the brief is still UTF-8."""
    process = started(str(articles), env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    out, _ = process.communicate()
    assert "“" in out.decode("utf-8")


def test_closed_or_full_stderr_costs_no_brief(articles: Path) -> None:
    """A notice that cannot be given does not cost the brief."""
    command = f"{sys.executable} -m briefgen {articles}"
    for redirect in ("2>&-", "2>/dev/full"):
        done = subprocess.run(["sh", "-c", f"{command} {redirect}"], capture_output=True, check=False)  # noqa: S607
        assert (done.returncode, done.stdout[:2]) == (0, b"# "), redirect


@pytest.mark.parametrize("arguments", ["articles", "--help", "schema"])
def test_closed_or_full_stdout_is_told(articles: Path, arguments: str) -> None:
    """Where standard output takes nothing, one sentence says so, whatever was to be printed."""
    for redirect in (">&-", ">/dev/full"):
        command = f"cd {articles.parent} && {sys.executable} -m briefgen {arguments} {redirect}"
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
        assert "Traceback" not in done.stderr
        assert done.returncode == 1 or (arguments, redirect) == ("--help", ">&-")


def test_unknown_replacement_is_refused(run: Run, articles: Path, tmp_path: Path) -> None:
    """A file of the templates folder that replaces nothing is a slip of the pen, and is named."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "page.md.jinja").write_text("x", encoding="utf-8")
    done = run(str(articles), "--templates", "mine")
    assert done.code == 1
    assert "page.md.jinja" in done.err


def test_article_of_which_nothing_can_be_said_is_a_loss(run: Run, articles: Path) -> None:
    """An article in a language that the engine cannot read is told on stderr, with exit code 3."""
    (articles / "zh.txt").write_text(
        "外交部长周一表示港口将于三月关闭。码头工人工会反对这一计划。" * 3, encoding="utf-8"
    )
    done = run(str(articles), "--format", "json")
    assert done.code == 3
    assert "zh.txt" in done.err
    assert [gap["what"] for gap in json.loads(done.out)["gaps"]].count("source") == 1


def test_unknown_keyword_is_refused() -> None:
    """The Python form takes no setting that it does not know, and the key from the environment only."""
    for name in ("nosuch", "api_key", "output"):
        with pytest.raises(SettingsError, match=name):
            write_brief("seeds", **{name: "x"})  # type: ignore[arg-type]
