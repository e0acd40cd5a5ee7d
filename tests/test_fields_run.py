"""Dumps with names of their own, through every door: the command line, the environment, the file, and Python."""

import json
import re
from pathlib import Path

import pytest
from file_builders import TITLE, WORDS, an_archive, zipped

import briefgen
from briefgen.cli.main import main
from briefgen.errors import SettingsError

ROW = {"story": {"full": WORDS}, "head": TITLE, "when": "2024-02-03", "outlet": "Lund Post"}
TABLE = '[fields]\ntext = ["no.such", "story.full"]\ntitle = "head"\npublished = "when"\npublisher = "outlet"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a dump, the same gzipped, and in an archive."""
    monkeypatch.chdir(tmp_path)
    content = json.dumps([ROW]).encode()
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "a.json").write_bytes(content)
    (tmp_path / "dumps" / "b.json.gz").write_bytes(zipped(content))
    (tmp_path / "dumps" / "c.zip").write_bytes(an_archive({"a.json": content}))
    return tmp_path


def sources(out: str) -> list[tuple[str | None, ...]]:
    """What a brief in JSON knows of its sources."""
    return [(one["title"], one["published"], one["publisher"]) for one in json.loads(out)["sources"]]


KNOWN = (TITLE, "2024-02-03", "Lund Post")


def test_a_table_in_the_file_maps_every_dump(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Text, title, date and publisher come from the named fields, packed or not; inspect shows the same."""
    (folder / "briefgen.toml").write_text(TABLE, encoding="utf-8")
    assert main(["dumps", "--engine", "extractive", "--format", "json"]) == 0
    assert sources(capfd.readouterr().out) == [KNOWN] * 3
    assert main(["inspect", "dumps"]) == 0
    assert capfd.readouterr().out.count("published  2024-02-03 (field when)\n") == 3


def test_flags_the_environment_and_python_map_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A flag wins over the file part by part; the environment and the Python form take the same names."""
    (folder / "briefgen.toml").write_text('[fields]\ntext = "outlet"\ntitle = "head"\n', encoding="utf-8")
    flags = ["--fields", "text=story.full", "--fields", "published=when,publisher=outlet"]
    assert main(["write", "dumps/a.json", "--engine", "extractive", "--format", "json", *flags]) == 0
    assert sources(capfd.readouterr().out) == [KNOWN]
    (folder / "briefgen.toml").unlink()
    monkeypatch.setenv("BRIEFGEN_FIELDS", "text=story.full, title=head")
    brief = briefgen.write_brief("dumps/a.json", engine="extractive")
    assert (brief.sources[0].text, brief.sources[0].title) == (WORDS, TITLE)
    brief = briefgen.write_brief("dumps/a.json", fields={"text": ("nothing", "story.full")}, engine="extractive")
    assert (brief.sources[0].text, brief.sources[0].title) == (WORDS, None)


def test_the_documented_table_maps_the_documented_dump(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What docs/usage.md shows works as it stands."""
    page = (Path(__file__).parent.parent / "docs" / "usage.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (table,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (folder / "dump.json").write_text(row, encoding="utf-8")
    (folder / "briefgen.toml").write_text(table, encoding="utf-8")
    assert main(["dump.json", "--engine", "extractive", "--format", "json"]) == 0
    (source,) = json.loads(capfd.readouterr().out)["sources"]
    assert source["text"] == "The port of Lund will close in March, Ada Ito said."
    assert (source["title"], source["published"]) == ("Port to close", "2024-02-03")


def test_without_a_mapping_the_reason_shows_one(capfd: pytest.CaptureFixture[str]) -> None:
    """Who reads the message can copy the line from it."""
    assert main(["inspect", "dumps"]) == 1
    assert 'briefgen.toml under [fields] as text = "story.full"' in capfd.readouterr().err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[fields]\nbody = "x"\n', "no part of an article is called 'body'; there are text, title, author, "),
        (
            "[fields]\ntext = 5\n",
            r'text is the name of a field, or a list of names: text = \["first", "second.inner"\]',
        ),
        ('[fields]\ntext = ["a", 5]\n', "or a list of names"),
        ('[fields]\ntext = ""\n', "or a list of names"),
        ("fields = 5\n", "names stand in a table"),
        ('fields = "text"\n', "not of the form KEY=NAME"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_words(folder: Path, text: str, words: str) -> None:
    """Unknown parts, and names that are no names, say what there is."""
    (folder / "briefgen.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words):
        briefgen.write_brief("dumps")


def test_a_flag_that_cannot_be_used_is_wrong_use(capfd: pytest.CaptureFixture[str]) -> None:
    """The command line says what is wrong with its own flag, and exits 2."""
    assert main(["inspect", "dumps", "--fields", "text"]) == 2
    assert "'text' is not of the form KEY=NAME" in capfd.readouterr().err
