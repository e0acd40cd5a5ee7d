"""``briefgen check FILE [PATH…]``: what of a finished, perhaps edited brief still holds, through the front door."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from file_builders import every_format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.cli.main import main
from briefgen.domain.rechecking.page_reading import read_page
from briefgen.errors import InputError
from briefgen.pipeline.checking import Sought, check_brief
from briefgen.settings import read_settings
from briefgen.wiring import tools_for

SEEDS = Path(__file__).parents[2] / "seeds"
MODEL = Path(__file__).parents[2] / "examples" / "brief-by-model"
PORT = (
    "Port of Lund to close\n\n"
    "Harbour minister Ada Ito said on Monday that the port of Lund will close in March 2031. "
    "“We cannot keep it open,” Ito told reporters. The port employs 1,200 people and 300 of them live in Malmo.\n\n"
    "The dockers' union rejects the plan. Its leader, Bo Ek, said that the union would strike on 4 April 2031. "
    "Mayor Cy Dahl fears that the town could lose 45 percent of its income.\n"
)
OTHER = (
    "Bridge repairs delayed\n\n"
    "The road agency said on Friday that the Oresund bridge needs repairs for 60 million euros. "
    "Agency head Di Falk told parliament that the works begin in May 2032.\n"
)


class Done(NamedTuple):
    """What a check gave."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)


Check = Callable[..., Done]


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Check:
    """Call ``briefgen check`` and keep what it printed."""

    def run(*arguments: object) -> Done:
        capfd.readouterr()
        code = main(["check", *map(str, arguments)])
        return Done(code, *capfd.readouterr())

    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and their brief in both formats, as paths relative to it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "news").mkdir()
    (folder / "news" / "port.txt").write_text(PORT, encoding="utf-8")
    (folder / "news" / "bridge.txt").write_text(OTHER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("brief.md", "brief.json"):
            assert main(["news", "--engine", "extractive", "--length", "full", "-q", "-o", name]) == 0
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to work in."""
    folder = tmp_path / "home"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    return folder


def edit(path: Path, old: str, new: str) -> int:
    """Change words of a file once, and return the line they stand on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def found(done: Done) -> list[tuple[int, str]]:
    """The lines and kinds of all faults of a JSON report."""
    return [
        (verdict["line"], finding["kind"])
        for verdict in (*done.value["statements"], *done.value["footnotes"])
        for finding in verdict["findings"]
        if finding["kind"] != "moved"
    ]


@pytest.mark.parametrize("name", ["brief.md", "brief.json"])
def test_an_untouched_brief_of_the_seeds_holds(name: str, tmp_path: Path, check: Check) -> None:
    """`briefgen seeds/ > b && briefgen check b seeds/`: every statement holds, whatever the format."""
    brief = tmp_path / name
    assert main([str(SEEDS), "--engine", "extractive", "-q", "-o", str(brief)]) == 0
    done = check(brief, SEEDS, "--format", "json")
    assert (done.code, found(done)) == (0, [])
    assert len(done.value["statements"]) > 60
    assert {source["state"] for source in done.value["sources"]} == {"stands"}


@pytest.mark.parametrize("suffix", [".md", ".json"])
def test_an_untouched_brief_by_a_model_holds(suffix: str, check: Check) -> None:
    """The program's own reading of the articles carries what a model made of them, joined names included."""
    done = check(MODEL.with_suffix(suffix), SEEDS, "--format", "json")
    assert (done.code, found(done)) == (0, [])


def test_every_format_of_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    """A brief of pages, documents, mail, dumps and archives holds against the same files."""
    monkeypatch.chdir(tmp_path)
    Path("pile").mkdir()
    for file, content in every_format().items():
        Path("pile", file).write_bytes(content)
    main(["pile", "--engine", "extractive", "-q", "-o", "brief.md", "-o", "brief.json"])
    for arguments in (("brief.md", "pile"), ("brief.json",)):
        done = check(*arguments, "--format", "json")
        assert (done.code, found(done)) == (0, [])
        assert {source["state"] for source in done.value["sources"]} == {"stands"}


def test_sources_are_found_where_the_brief_names_them(
    home: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a path: below the current folder, or below the brief's own."""
    assert check("brief.md").code == check("brief.json").code == 0
    (home / "elsewhere").mkdir()
    monkeypatch.chdir(home / "elsewhere")
    assert check("../brief.md").code == check("../brief.json").code == 0


EDITS = {
    "a number": ("1,200 people", "1,500 people", "unsupported"),
    "a number that the passage has for something else": ("employs 1,200 people", "employs 300 people", "unsupported"),
    "a name": ("Bo Ek", "Bo Berg", "unsupported"),
    "a date": ("4 April 2031", "5 April 2031", "unsupported"),
    "a negation": ("the port of Lund will close", "the port of Lund will not close", "unsupported"),
    "a hedge": ("Mayor Cy Dahl fears that the town could lose", "The town will lose", "unsupported"),
    "a quoted word": ("union rejects the plan", "union “firmly rejects” the plan", "unsupported"),
}


@pytest.mark.parametrize("edited", EDITS)
def test_an_edited_statement_is_caught_on_its_line(edited: str, home: Path, check: Check) -> None:
    """What staff change a statement to must stand in its passages, which are shown."""
    old, new, kind = EDITS[edited]
    line = edit(home / "brief.md", old, new)
    done = check("brief.md", "--format", "json")
    assert (done.code, set(found(done))) == (1, {(line, kind)})
    verdict = next(each for each in done.value["statements"] if each["line"] == line)
    assert verdict["findings"][-1]["now"] in PORT


def test_a_note_counts_what_is_cited(tmp_path: Path, check: Check) -> None:
    """Behind the marks of two articles another count, or more origins, is a fault on its line."""
    brief = tmp_path / "brief.md"
    brief.write_text(MODEL.with_name("brief.md").read_text(encoding="utf-8"), encoding="utf-8")
    line = edit(brief, "*Two articles, one origin.*", "*Four articles, one origin.*")
    assert found(check(brief, SEEDS, "--format", "json")) == [(line, "unsupported")]
    edit(brief, "*Four articles, one origin.*", "*Two articles, three origins.*")
    assert found(check(brief, SEEDS, "--format", "json")) == [(line, "unsupported")]


def test_an_edited_json_statement_is_caught_on_its_line(home: Path, check: Check) -> None:
    """The unedited claim does not vouch for the statement, and the line is the statement's."""
    line = edit(home / "brief.json", "employs 1,200 people", "employs 1,700 people")
    done = check("brief.json", "--format", "json")
    assert (done.code, found(done)) == (1, [(line, "unsupported")])


def test_what_editors_do_to_a_page_is_no_fault(home: Path, check: Check) -> None:
    """Other bullets and quotation marks, wrapped lines, padded tables, Windows line ends."""
    page = (home / "brief.md").read_text(encoding="utf-8")
    page = re.sub(r"^- ", "* ", page, flags=re.MULTILINE).translate(str.maketrans("“”’", '""\''))
    page = re.sub(r"^(\* .{30,50}) ", r"\1\n  ", page, flags=re.MULTILINE)
    page = re.sub(r"^\| (.*) \|$", r"|   \1   |", page, flags=re.MULTILINE)
    (home / "brief.md").write_bytes(b"\xef\xbb\xbf" + page.replace("\n", "\r\n").encode())
    done = check("brief.md", "--format", "json")
    assert (done.code, found(done)) == (0, [])


def test_a_sentence_of_staff_without_a_citation_is_named(home: Path, check: Check) -> None:
    """As a paragraph, as an item, before a statement, behind one; their own heading and notes in italics are none."""
    line = edit(
        home / "brief.md", "## Timeline", "## Our view\n\n*For the minister.*\n\nWe should wait.\n\n## Timeline"
    )
    assert found(check("brief.md", "--format", "json")) == [(line + 4, "uncited")]
    edit(home / "brief.md", "We should wait.", "- We should wait.")
    assert found(check("brief.md", "--format", "json")) == [(line + 4, "uncited")]
    edit(home / "brief.md", "- We should wait.\n", "")
    behind = edit(
        home / "brief.md",
        "1,200 people",
        "1,200 people.[^S2.1] Nobody expects talks before summer. It has 1,200 people",
    )
    kinds = found(check("brief.md", "--format", "json"))
    assert (behind, "unsupported") in kinds
    (home / "brief.md").write_text(
        (home / "brief.md").read_text(encoding="utf-8") + "\n## Later\n\nThe port is safe.\n", encoding="utf-8"
    )
    assert found(check("brief.md", "--format", "json"))[-1][1] == "uncited"


def test_broken_footnotes(home: Path, check: Check) -> None:
    """A mark that leads nowhere, a footnote that nothing uses, one without quotation, an item that lost its mark."""
    page = (home / "brief.md").read_text(encoding="utf-8")
    item = next(line for line in page.splitlines() if line.startswith("- "))
    mark = re.findall(r"\[\^(S\d+\.\d+)\]", item)[0]
    line = edit(home / "brief.md", item, item.replace(f"[^{mark}]", "[^S9.9]"))
    assert (line, "uncited") in found(check("brief.md", "--format", "json"))
    edit(home / "brief.md", "[^S9.9]", "")
    assert (line, "uncited") in found(check("brief.md", "--format", "json"))
    notes = "\n[^S1.99]: “The port” — `news/port.txt#char=0,4`\n\n[^S1.98]: `x#y`\n"
    (home / "brief.md").write_text(page + notes, encoding="utf-8")
    assert {kind for _, kind in found(check("brief.md", "--format", "json"))} == {"unused", "footnote"}


def test_a_changed_source_shows_both(home: Path, check: Check) -> None:
    """The old words and the new; what has only moved is told and holds; who rests on it is listed."""
    edit(home / "news" / "port.txt", "The port employs 1,200 people", "The port employs 900 people")
    done = check("brief.json", "--format", "json")
    changed = [f for v in done.value["statements"] for f in v["findings"] if f["kind"] == "changed"]
    assert done.code == 1
    assert any("1,200" in finding["was"] and "900" in finding["now"] for finding in changed)
    (source,) = [each for each in done.value["sources"] if each["path"] == "news/port.txt"]
    assert source["state"] == "edited"
    assert source["rests"]
    (home / "news" / "port.txt").write_text("An editor's note stands here now.\n\n" + PORT, encoding="utf-8")
    done = check("brief.json", "--format", "json")
    assert (done.code, found(done)) == (0, [])
    assert "moved" in done.out


def test_a_renamed_source_is_found_by_its_words(home: Path, check: Check) -> None:
    """Where a folder is named; without one a brief is not gone looking for."""
    (home / "archive").mkdir()
    (home / "news" / "port.txt").rename(home / "archive" / "old.txt")
    done = check("brief.md", "archive", "news", "--format", "json")
    assert done.code == 0
    assert {s["state"]: s["now"] for s in done.value["sources"]}["renamed"] == "archive/old.txt"
    done = check("brief.md", "--format", "json")
    assert {kind for _, kind in found(done)} == {"vanished"}


def test_vanished_emptied_and_replaced_sources(home: Path, check: Check) -> None:
    """Each is told apart, with every statement that rests on it."""
    port = home / "news" / "port.txt"
    for content, state in (("", "unreadable"), ("This article is no longer available. It was removed.\n", "replaced")):
        port.write_text(content, encoding="utf-8")
        done = check("brief.md", "--format", "json")
        lost = next(source for source in done.value["sources"] if source["path"] == "news/port.txt")
        assert (done.code, lost["state"]) == (1, state)
        assert set(lost["rests"]) == {line for line, kind in found(done) if kind == state}
    port.unlink()
    assert "vanished: " in check("brief.md").out


@pytest.mark.parametrize("name", ["news/port.txt", "./news/port.txt", "id"])
@pytest.mark.usefixtures("home")
def test_a_withdrawn_source_carries_nothing(name: str, check: Check) -> None:
    """By its path or its id; one that is no source of the brief is told on standard error."""
    sources = check("brief.json", "--format", "json").value["sources"]
    given_name = next(s["id"] for s in sources if s["path"] == "news/port.txt") if name == "id" else name
    done = check("brief.json", "--withdrawn", given_name, "--withdrawn", "nobody.txt", "--format", "json")
    assert done.code == 1
    assert {kind for _, kind in found(done)} == {"withdrawn"}
    assert "nobody.txt" in done.err
    assert "port.txt" not in done.err


def test_a_brief_reads_no_file_outside(home: Path, check: Check) -> None:
    """An absolute path, one that climbs out, a hidden file and a link are refused; no word of theirs is shown."""
    secret = home.parent / "secret.txt"
    secret.write_text("The password of the harbour is swordfish.", encoding="utf-8")
    (home / ".hidden.txt").write_text("The password of the harbour is swordfish.", encoding="utf-8")
    (home / "link.txt").symlink_to(secret)
    (home / "mine.txt").write_text("The password of the harbour is swordfish.", encoding="utf-8")
    original = (home / "brief.json").read_text(encoding="utf-8")
    for path in (
        str(secret),
        "../secret.txt",
        ".hidden.txt",
        "link.txt",
        "news/../../secret.txt",
        "mine.txt",
        "a\\u0000b",
    ):
        (home / "brief.json").write_text(
            original.replace('"path": "news/port.txt"', f'"path": "{path}"'), encoding="utf-8"
        )
        for form in ("text", "json", "github"):
            done = check("brief.json", "--format", form)
            assert done.code == 1
            assert "swordfish" not in done.out + done.err
        state = {s["id"]: s["state"] for s in check("brief.json", "--format", "json").value["sources"]}
        assert set(state.values()) <= {"stands", "refused", "replaced", "vanished"}
        assert "stands" in state.values()


def test_github_annotations_cannot_be_forged(home: Path, check: Check) -> None:
    """Each line is one annotation of this file; words of the brief begin no command and add no property."""
    hostile = "Evil\r\n::set-env name=PATH::x %0A::error::y, title=z \x1b[31m\u202e"
    line = edit(home / "brief.md", "1,200 people", f"9,999 {hostile} people".replace("\r\n", " "))
    shutil.move("brief.md", "bri%ef,a.md")
    done = check("bri%ef,a.md", "--format", "github")
    form = r"::(error|notice) file=([^,:]+),line=(\d+),title=([^,:]+)::(.+)"
    matches = [re.fullmatch(form, each) for each in done.out.splitlines()]
    assert matches
    assert all(matches)
    assert {match[2] for match in matches if match} == {"bri%25ef%2Ca.md"}
    assert str(line) in {match[3] for match in matches if match}
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    assert "%250A" in done.out


def test_terminals_are_safe(home: Path, check: Check) -> None:
    """Control characters of a brief are shown, not obeyed, and add no line."""
    edit(home / "brief.md", "1,200 people", "9,999 \x1b]0;owned\x07 people")
    done = check("brief.md")
    assert "\x1b" not in done.out
    assert "\\x1b" in done.out


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", "{", "is no brief"),
        ("a.json", "[1]", "is no brief"),
        ("a.json", '{"a": 1}', "schema_version"),
        ("a.json", '{"schema_version": "9.0"}', "schema 9.0"),
        ("a.json", '{"schema_version": "1.0"}', "is no brief: title"),
        ("a.json", "[" * 100_000, "is no brief"),
        ("a.md", "# A page\n\nof something else\n", "is no brief"),
        ("a.md", "x" * 2_000, "longer than the limit"),
        ("a.md", b"\xff\xfe\x00", "UTF-8"),
        ("", "", "no file"),
    ],
)
def test_what_is_no_brief(name: str, content: str | bytes, told: str, tmp_path: Path, check: Check) -> None:
    """Each gets one line that says why, exit code 1 and nothing on standard output."""
    path = tmp_path / name
    if name:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    done = check(path, "--max-bytes", 1_000 if "longer" in told else 1_000_000)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_wrong_use(home: Path, check: Check) -> None:
    """A missing source path is an error, an unknown format wrong use."""
    assert check("brief.md", home / "nowhere").code == 1
    assert check("brief.md", "--format", "xml").code == 2
    assert check().code == 2


@pytest.fixture(scope="module")
def page(made: Path) -> str:
    """The Markdown brief."""
    return (made / "brief.md").read_text(encoding="utf-8")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_changed_digit_is_caught(data: st.DataObject, page: str, made: Path) -> None:
    """Of any statement, and of the date beside it."""
    body = page.index("## Sources")
    lines = list(re.finditer(r"^(?!\d+\.).*\[\^S.*$", page[:body], re.MULTILINE))
    digits = [line.start() + m.start() for line in lines for m in re.finditer(r"\d(?![\d.]*\])(?<!S\d)", line[0])]
    place = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from("0123456789".replace(page[place], "")))
    changed = f"{page[:place]}{digit}{page[place + 1 :]}"
    with tools_for(read_settings(engine="extractive"), None) as tools:
        report = check_brief(read_page(changed), Sought([str(made / "news")]), tools)
    wrong = [verdict.line for verdict in report.statements if not verdict.holds]
    assert wrong == [page[:place].count("\n") + 1]


@settings(max_examples=300)
@given(st.text(alphabet="#|-*[]^S1.: \n“”ab`<>_!\\", max_size=200))
def test_no_page_breaks_the_reading(page: str) -> None:
    """Whatever stands in a page, it is read, and every statement has a line of it."""
    file = read_page(page)
    assert all(1 <= stated.line <= page.count("\n") + 1 for stated in file.statements)


def test_a_missing_path_is_an_input_error() -> None:
    """As for writing a brief."""
    with tools_for(read_settings(engine="extractive"), None) as tools, pytest.raises(InputError):
        check_brief(read_page(""), Sought(["/nowhere/at/all"]), tools)


def test_the_command_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README promises of a brief as it comes out holds, word by word."""
    readme = (SEEDS.parent / "README.md").read_text(encoding="utf-8")
    write, check = re.findall(r"^    briefgen (seeds/ .*) && briefgen (check b\.json seeds/)$", readme, re.MULTILINE)[0]
    monkeypatch.chdir(tmp_path)
    Path("seeds").symlink_to(SEEDS)
    arguments, _, output = write.partition(" > ")
    command = [sys.executable, "-m", "briefgen"]
    with Path(output).open("wb") as file:
        subprocess.run([*command, *arguments.split()], stdout=file, check=True, stderr=subprocess.DEVNULL)
    subprocess.run([*command, *check.split()], check=True)
