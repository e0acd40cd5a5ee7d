"""A reader's question comes first, and a brief is as long as it is wished, with either engine."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from model_runs import Runner, is_reading, model
from model_server import ModelServer

from briefgen.cli.main import main
from briefgen.domain.selection import MOST

PARTS = ("bottom_line", "positions", "disagreements", "open_questions")


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a long article on a port: many voices, and one sentence on the eel fishery."""
    monkeypatch.chdir(tmp_path)
    names = [
        f"{first} {last}" for first in ("Ada", "Bo", "Ida", "Olof", "Eva") for last in ("Ek", "Falk", "Lind", "Berg")
    ]
    told = [
        f"{name} said that the port of Lund needs {number + 20} new cranes and a deeper channel by {2030 + number}."
        for number, name in enumerate(names)
    ]
    told.insert(12, "The eel fishery in the lagoon caught 40 tonnes last year.")
    (tmp_path / "port.txt").write_text("The port of Lund must grow.\n\n" + "\n\n".join(told), encoding="utf-8")
    return tmp_path


def brief(capfd: pytest.CaptureFixture[str], *flags: str) -> dict[str, Any]:
    """The brief of the port by rule."""
    capfd.readouterr()
    assert main(["port.txt", "--engine", "extractive", "--format", "json", *flags]) == 0
    told: dict[str, Any] = json.loads(capfd.readouterr().out)
    return told


def page(capfd: pytest.CaptureFixture[str], *flags: str) -> str:
    """The same as a page."""
    capfd.readouterr()
    assert main(["port.txt", "--engine", "extractive", *flags]) == 0
    return capfd.readouterr().out


def test_what_bears_on_the_question_comes_first(harbour: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A detail that no story would begin with leads the bottom line of who asks for it; the page says what was."""
    assert harbour
    plain = brief(capfd)
    asked = brief(capfd, "--question", "How much eel does the fishery catch?")
    assert "eel" not in plain["stories"][0]["bottom_line"][0]["text"]
    assert "eel" in asked["stories"][0]["bottom_line"][0]["text"]
    assert asked["question"] == "How much eel does the fishery catch?"
    assert plain["question"] is None
    assert "**Asked:** How much eel does the fishery catch?" in page(
        capfd, "--question", "How much eel does the fishery catch?"
    )
    assert {one["text"] for one in asked["claims"]} == {one["text"] for one in plain["claims"]}


@pytest.mark.parametrize("length", MOST)
def test_no_part_is_longer_than_is_wished(harbour: Path, capfd: pytest.CaptureFixture[str], length: str) -> None:
    """Each part keeps to its number, and the claims are all there whatever the length."""
    assert harbour
    most = {name: most for name, most in MOST.items() if name == length}
    (story,) = brief(capfd, "--length", length)["stories"]
    (limits,) = most.values()
    for part in PARTS:
        if part != "positions" or length == "short":  # else every voice is heard once
            assert len(story[part]) <= getattr(limits, part), part
    rows = re.findall(r"^\| (?:\d|“|not dated|reported).*$", page(capfd, "--length", length), re.MULTILINE)
    assert len(rows) <= limits.timeline


def test_longer_is_more(harbour: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Short is less than standard, standard is the default and less than full, and no claim is lost."""
    assert harbour
    short, standard, full = (brief(capfd, "--length", length) for length in ("short", "standard", "full"))
    sizes = [sum(len(one["stories"][0][part]) for part in PARTS) for one in (short, standard, full)]
    assert sizes[0] < sizes[1] <= sizes[2]
    assert standard["stories"] == brief(capfd)["stories"]
    assert len(short["claims"]) == len(standard["claims"]) == len(full["claims"])


def test_model_is_told_question_and_length(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question steers reading and merging, the length merging alone: another length is no new reading."""
    run = Runner(capfd, tmp_path, monkeypatch)
    with ModelServer(always=model()) as server:
        assert run.at(server.base_url, "--question", "Who strikes?").code == 0
        assert all("Who strikes?" in str(body["messages"][1]) for body in server.requests)
        before = len(server.requests)
        ran = run.at(server.base_url, "--question", "Who strikes?", "--length", "short")
        new = server.requests[before:]
    assert ran.brief["question"] == "Who strikes?"
    assert not any(is_reading(body) for body in new)
    assert all(f"at most {MOST['short'].bottom_line} sentences" in str(body["messages"][1]) for body in new)
    assert new
