"""One run writes many files, each in the format of its name."""

import json
import sys
from pathlib import Path

import pytest

from briefgen.cli.main import main

TEXT = "Harbour minister Ada Ito said on Monday that the port of Lund will close in March 2031.\n"
PACKAGE = """
class Words:
    name, suffixes, binary = "words", (".words", ".tar.words"), True
    def check(self): pass
    def render(self, edition): return "|".join(article.text for article in edition.articles).encode()
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article in an otherwise empty folder."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that adds a format, installed."""
    info = tmp_path / "site" / "run_words-1.dist-info"
    info.mkdir(parents=True)
    (tmp_path / "site" / "run_words.py").write_text(PACKAGE, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: run_words\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[briefgen.formats]\nwords = run_words:Words\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.delitem(sys.modules, "run_words", raising=False)


def test_one_run_writes_many_formats(capfd: pytest.CaptureFixture[str]) -> None:
    """Each file has the format of its suffix, and standard output stays empty."""
    assert main(["a.txt", "-q", "-o", "brief.md", "-o", "brief.JSON", "-o", "other.markdown"]) == 0
    assert capfd.readouterr() == ("", "")
    assert Path("brief.md").read_text(encoding="utf-8").startswith("# ")
    assert Path("other.markdown").read_bytes() == Path("brief.md").read_bytes()
    assert json.loads(Path("brief.JSON").read_bytes())["schema_version"] == "1.0"


@pytest.mark.parametrize("output", ['"brief.md"', '["brief.md", "brief.json"]'])
def test_the_file_of_settings_names_one_output_or_several(output: str) -> None:
    """``output`` in briefgen.toml is a name or a list of names; one on the command line stands for all of them."""
    Path("briefgen.toml").write_text(f"output = {output}\n", encoding="utf-8")
    assert main(["a.txt"]) == 0
    assert Path("brief.md").is_file()
    assert Path("brief.json").is_file() == ("json" in output)
    Path("brief.md").unlink()
    assert main(["a.txt", "-o", "third.json"]) == 0
    assert not Path("brief.md").exists()
    assert Path("third.json").is_file()


def test_the_environment_names_one_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable holds one name, whatever characters it has."""
    monkeypatch.setenv("BRIEFGEN_OUTPUT", "[a, b].md")
    assert main(["a.txt"]) == 0
    assert Path("[a, b].md").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "new.md", "-o", "new.xyz"], "the suffix names no format; use .md, .markdown, .json"),
        (["-o", "new.md", "-o", "nowhere/new.json"], "nowhere"),
        (["-o", "new.md", "-o", "./new.md"], "twice"),
        (["-o", "new.md", "-o", "new.json", "--format", "md"], "--format is for one output"),
    ],
)
def test_every_output_is_checked_before_the_work(
    arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where one of several cannot be written none is, and the error says which."""
    assert main(["a.txt", *arguments]) == 1
    assert words in capfd.readouterr().err
    assert not Path("new.md").exists()


def test_no_output_is_written_where_one_cannot_be_made(capfd: pytest.CaptureFixture[str]) -> None:
    """A page that fails when it is filled leaves the others of last time as they were."""
    Path("mine").mkdir()
    Path("mine/brief.md.jinja").write_text("{{ nobody }}", encoding="utf-8")
    Path("brief.json").write_text("last week's", encoding="utf-8")
    assert main(["a.txt", "-o", "brief.json", "-o", "brief.md", "--templates", "mine"]) == 1
    assert "brief.md.jinja:1" in capfd.readouterr().err
    assert Path("brief.json").read_text(encoding="utf-8") == "last week's"


@pytest.mark.usefixtures("_words")
def test_a_format_of_another_package_is_offered_and_used(capfd: pytest.CaptureFixture[str]) -> None:
    """It is named by ``--help``, chosen by ``--format`` or by its suffix, and is given the articles as read."""
    assert main(["write", "--help"]) == 0
    assert "|words]" in capfd.readouterr().out
    assert main(["a.txt", "-q", "--format", "words"]) == 0
    assert capfd.readouterr().out == TEXT
    assert main(["a.txt", "-q", "-o", "brief.tar.words"]) == 0
    assert Path("brief.tar.words").read_text(encoding="utf-8") == TEXT


@pytest.mark.usefixtures("_words")
def test_a_broken_format_of_another_package_is_told_before_the_work(capfd: pytest.CaptureFixture[str]) -> None:
    """The package is named, and shipped formats do not mind it."""
    Path("site/run_words.py").write_text("import nowhere_to_be_found", encoding="utf-8")
    assert main(["a.txt", "-q", "-o", "brief.md"]) == 0
    assert main(["a.txt", "--format", "words"]) == 1
    assert "package run_words 1 cannot be loaded" in capfd.readouterr().err


def test_an_unknown_format_is_wrong_use(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The ones that there are are named, on the command line as in the environment."""
    assert main(["a.txt", "--format", "papyrus"]) == 2
    assert "'md', 'json'" in capfd.readouterr().err
    monkeypatch.setenv("BRIEFGEN_FORMAT", "papyrus")
    assert main(["a.txt"]) == 1
    assert "there are md, json" in capfd.readouterr().err
