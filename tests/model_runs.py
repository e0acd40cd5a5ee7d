"""Runs briefgen on two articles against a model server, and the answers of a model that is honest."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from model_server import Body, ModelServer, Script, Turn, saying

from briefgen.cli.main import main

ONE = (
    "Harbour minister Ada Ito said on Monday that the port of Lund will close in March 2031. "
    "“We cannot keep it open,” Ito told reporters. The port employs 1,200 people."
)
TWO = "The dockers' union rejects the plan. Its leader, Bo Ek, said that the union would strike in May 2031."
KEY = "sk-very-secret"
NULLS = dict.fromkeys(("actor", "speaker", "speech", "issue", "stance", "quote", "date", "date_words"))


def claim(sentence: int, words: str, text: str | None = None, **more: object) -> dict[str, object]:
    """A fact as a model would say it."""
    quotes = [{"sentence": sentence, "words": words}]
    return {
        "kind": "fact",
        "text": text or words,
        "quotes": quotes,
        "certainty": "stated",
        "future": False,
        **NULLS,
        **more,
    }


def summary(*claims: dict[str, object], last: int = 3) -> dict[str, object]:
    """A reading as a model would give it."""
    return {"actors": [], "claims": list(claims), "last_sentence": last}


def honest_reading(body: Body) -> Turn:
    """Every sentence of the article as a claim, word for word."""
    shown = re.findall(r"^\[(\d+)\] (.+)$", body["messages"][-1]["content"], re.MULTILINE)
    return saying(summary(*(claim(int(number), words) for number, words in shown), last=int(shown[-1][0])))


def story(statements: list[tuple[str, list[str]]], **parts: object) -> dict[str, object]:
    """A story as a model would merge it."""
    line = [{"text": text, "claims": keys, "certainty": "stated"} for text, keys in statements]
    empty: dict[str, object] = {
        part: [] for part in ("actors", "positions", "disagreements", "timeline", "open_questions")
    }
    return {"title": "The port", "bottom_line": line, **empty, **parts}


def honest_merging(body: Body) -> Turn:
    """Every claim as a line of the bottom line."""
    content = body["messages"][-1]["content"]
    found = re.findall(r"^(S\d+-\d+) \([^)]*\)[^:]*: (.+?)(?: — “.*)?$", content, re.MULTILINE)
    return saying(story([(text, [key]) for key, text in found]))


def is_reading(body: Body) -> bool:
    """Whether a request is about an article, not about claims."""
    return any("<article" in message["content"] for message in body["messages"] if message["role"] == "user")


def cases_in(body: Body) -> list[tuple[int, str]]:
    """The statements that a request wants to be judged, by their numbers."""
    return [
        (int(n), text) for n, text in re.findall(r"^(\d+)\. [^:]*: (.+)$", body["messages"][1]["content"], re.MULTILINE)
    ]


def judging(refused: str = "", why: str = "it says something else") -> Callable[[Body], Turn]:
    """A judge who finds everything in its passages but what holds the refused words."""

    def answer(body: Body) -> Turn:
        verdicts = [(n, bool(refused) and refused in text) for n, text in cases_in(body)]
        return saying(
            {"verdicts": [{"number": n, "differs": why if no else "", "carried": not no} for n, no in verdicts]}
        )

    return answer


def model(*, reading: Script = honest_reading, merging: Script = honest_merging, judge: Script | None = None) -> Script:
    """A script that answers readings, mergings and judgements each in its way."""

    def answer(body: Body) -> Turn:
        chosen = reading if is_reading(body) else merging
        if "<cases" in str(body["messages"][1]["content"]):
            chosen = judge or judging()
        return chosen if isinstance(chosen, Turn) else chosen(body)

    return answer


class Ran:
    """What a run against a server gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def brief(self) -> dict[str, Any]:
        """The brief that was printed, its statements proved to be pinned to the sources' own words."""
        brief: dict[str, Any] = json.loads(self.out)
        texts = {source["id"]: Path(source["path"]).read_text(encoding="utf-8") for source in brief["sources"]}
        for one in brief["citations"]:
            assert texts[one["source"]][one["start"] : one["end"]] == one["quote"]
        return brief

    def texts(self) -> list[str]:
        """The bottom line's sentences."""
        return [line["text"] for story in self.brief["stories"] for line in story["bottom_line"]]


class Runner:
    """Runs briefgen on two articles against a server that follows a script."""

    def __init__(self, capfd: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Make ``home`` the current folder, with the articles in it, and set a key."""
        self._capfd = capfd
        monkeypatch.chdir(home)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        self.folder = home / "articles"
        self.folder.mkdir()
        (self.folder / "one.txt").write_text(ONE, encoding="utf-8")
        (self.folder / "two.txt").write_text(TWO, encoding="utf-8")

    def __call__(self, script: Script, *more: str) -> Ran:
        """Run to the end; requests that do not fit OpenAI's schema fail the test."""
        with ModelServer(always=script) as server:
            return self.at(server.base_url, *more)

    def at(self, address: str, *more: str) -> Ran:
        """Run against an address."""
        self._capfd.readouterr()
        flags = ["--engine", "openai", "--base-url", address, "--format", "json", "--retries", "0", *more]
        code = main(["articles", *flags])
        out, err = self._capfd.readouterr()
        assert KEY not in out + err
        assert "Traceback" not in err
        return Ran(code, out, err)
