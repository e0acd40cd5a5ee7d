"""``briefgen inspect``: what was read, shown before a brief is written."""

import json
from pathlib import Path

import pytest

from briefgen.cli.main import main

BODY = (
    "The port of Marlow will close in March, the transport minister said on Tuesday after a week of talks in the city.",
    "Ada Ito told reporters that the decision had been taken with regret, and that workers would be paid until June.",
    "The dockers' union said it had not been asked, and that it would go to court if the government did not step back.",
    "Ships that use the port now will go to Rowton, where a second quay was opened last year at a cost of $40 million.",
)
PAGE = "\n\n".join(["Port of Marlow to close", "By Bo Lund", "May 7, 2024", *BODY, "Share and Follow"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page and a copy of it under another headline."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n\n".join(["Marlow loses its port", *BODY]), encoding="utf-8")
    return tmp_path


def test_every_input_is_shown_with_what_is_known_of_it(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Title, date with its basis, author, flags, origin with the shared words and story stand under each path."""
    assert main(["inspect", str(folder)]) == 0
    first, second = capfd.readouterr().out.split("\n\n")[:2]
    assert first.startswith(f"S1   {folder / 'a.txt'}\n")
    for line in ("title      Port of Marlow to close", "published  2024-05-07 (date line)", "author     Bo Lund"):
        assert f"     {line}\n" in first
    assert "language   en\n" in first
    assert "     origin     O1: " in first
    assert "shared with S2: " in first
    assert "story      1 of 1, with S2" in first
    assert "flags      undated" in second
    assert "copy of    S1: " in first + second or "copy of    S2: " in first + second


def test_the_text_is_marked_with_what_became_of_it(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With --text every word of the page is shown, kept lines apart from removed ones and their rules."""
    assert main(["inspect", "--text", str(folder / "a.txt")]) == 0
    out = capfd.readouterr().out
    for paragraph in BODY:
        assert f"  | {paragraph}\n" in out
    assert "  - [page line] Share and Follow\n" in out
    assert "  - [date line] May 7, 2024\n" in out
    assert "  - [byline] By Bo Lund\n" in out


def test_a_line_in_doubt_is_kept_and_marked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A heading among the paragraphs is part of the body, but marked as one that no statement may rest on."""
    (tmp_path / "a.txt").write_text("\n\n".join([*BODY[:2], "What comes next", *BODY[2:]]), encoding="utf-8")
    assert main(["inspect", "--text", str(tmp_path)]) == 0
    out = capfd.readouterr().out
    assert "  ? [not a sentence] What comes next\n" in out
    assert "     in doubt   not a sentence (1)\n" in out
    assert main(["inspect", "--format", "json", "--text", str(tmp_path)]) == 0
    (article,) = json.loads(capfd.readouterr().out)["articles"]
    (held,) = article["held"]
    assert article["text"][held["start"] : held["end"]] == "What comes next"
    assert held["rule"] == "not a sentence"


def test_what_could_move_a_cursor_is_made_visible(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Control characters, colours and turned writing directions of an article never reach the terminal."""
    text = "\n\n".join(["\x1b[31mRed\u202e port\x07 to close", *BODY])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main(["inspect", "--text", str(tmp_path)]) == 0
    out = capfd.readouterr().out
    assert "\\x1b[31m" in out
    assert all(character.isprintable() or character == "\n" for character in out)


def test_what_is_no_article_is_named_and_shows_in_the_exit_code(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """An input that cannot be read stands at the end with its reason, and the exit code is 3."""
    (folder / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert main(["inspect", str(folder)]) == 3
    assert f"–    {folder / 'c.txt'}: unreadable: " in capfd.readouterr().out


def test_an_article_off_the_topic_is_in_no_story(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With a topic, what has little in common with it is said to be in no story."""
    assert main(["inspect", "--topic", "volcanoes of Iceland", str(folder)]) == 0
    assert "story      none: has little in common with the topic" in capfd.readouterr().out


def test_a_path_that_is_missing_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A missing path is exit 1 with nothing on stdout."""
    assert main(["inspect", str(tmp_path / "none")]) == 1
    assert capfd.readouterr().out == ""


def test_tools_get_the_same_as_json(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Every character of a text is kept, removed with its rule, or white space; what was lost stands beside it."""
    (folder / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert main(["inspect", str(folder), "--format", "json", "--text"]) == 3
    told = json.loads(capfd.readouterr().out)
    first, second = told["articles"]
    assert (first["title"], first["published"]) == ("Port of Marlow to close", "2024-05-07")
    assert [row["fate"] for row in told["lost"]] == ["unreadable"]
    assert (first["origin"], second["origin"], first["story"], told["stories"]) == ("O1", "O1", 1, [["S1", "S2"]])
    assert [article["copy"] for article in (first, second)].count(None) == 1
    spans = [*first["kept"], *([cut["start"], cut["end"]] for cut in first["removed"])]
    words = [word for start, end in sorted(spans) for word in first["text"][start:end].split()]
    assert words == PAGE.split()
    assert main(["inspect", str(folder / "a.txt"), "--format", "json"]) == 0
    assert "text" not in json.loads(capfd.readouterr().out)["articles"][0]


def test_many_sources_are_named_by_their_number(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Of thirty copies each line names ten, so that what is printed grows with what is read."""
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(PAGE, encoding="utf-8")
    assert main(["inspect", str(tmp_path)]) == 0
    out = capfd.readouterr().out
    assert out.count("and 19 more") == 60
    assert out.count("     removed    ") == 30
