"""What a run would cost is known before anything is asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from model_runs import Runner, claim, is_reading, model, summary
from model_server import Body, ModelServer, Turn, failing, saying

from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.cli.main import main

WHOLE = saying(summary(claim(1, "The dockers' union rejects the plan."), last=2))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A folder with two articles, and the command line."""
    runner = Runner(capfd, tmp_path, monkeypatch)
    monkeypatch.delenv("OPENAI_API_KEY")
    return runner


def estimated(run: Runner, address: str, *more: str) -> dict[str, Any]:
    """The estimate as JSON."""
    ran = run.at(address, "--estimate", *more)
    assert ran.code == 0, ran.err
    told: dict[str, Any] = json.loads(ran.out)
    return told


def steps(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The steps by their names."""
    return {one["step"]: one for one in told["steps"]}


def tokens(body: Body) -> int:
    """The tokens of a request as it arrived, its schema included."""
    count = TiktokenCounter().count
    schema = json.dumps(body["response_format"]["json_schema"]["schema"], ensure_ascii=False)
    return sum(count(message["content"]) for message in body["messages"]) + count(schema)


def test_readings_are_estimated_to_the_token_and_nobody_is_asked(run: Runner, tmp_path: Path) -> None:
    """No request, no key, no file of answers; the readings' tokens are those that the run then sends."""
    with ModelServer(always=model()) as server:
        told = estimated(run, server.base_url, "--price", "1/10")
        assert server.requests == []
        assert not list(tmp_path.glob("**/*.sqlite3"))
        run.at(server.base_url)
        readings = [body for body in server.requests if is_reading(body)]
    reading = steps(told)["summarise"]
    assert (reading["calls"], reading["tokens_in"]) == (len(readings), sum(map(tokens, readings)))
    assert reading["cost"] == pytest.approx((reading["tokens_in"] * 1 + reading["tokens_out"] * 10) / 1e6)
    assert steps(told)["merge"]["calls"] == len(server.requests) - len(readings)
    assert told["cost"] == pytest.approx(sum(one["cost"] for one in told["steps"]))
    assert told["tokens_out"] == sum(one["tokens_out"] for one in told["steps"]) > 0


def test_what_is_kept_is_not_estimated_again(run: Runner) -> None:
    """After a run everything is kept and costs nothing; a new article costs its reading and the merge."""
    with ModelServer(always=model()) as server:
        asked = run.at(server.base_url).brief["run"]["calls"]
        told = estimated(run, server.base_url, "--price", "1/10")
        assert (told["calls"], told["answers_kept"], told["cost"]) == (0, asked, 0)
        (run.folder / "three.txt").write_text(
            "The mayor of Lund, Ida Falk, said on Friday that the port of Lund is needed. The port opened in 1911.",
            encoding="utf-8",
        )
        again = steps(estimated(run, server.base_url))
        assert (again["summarise"]["calls"], again["summarise"]["answers_kept"]) == (1, 2)
        assert again["merge"]["calls"] + again["merge"]["answers_kept"] == 2
        assert again["merge"]["calls"] >= 1
        everything = steps(estimated(run, server.base_url, "--no-cache"))
        assert (everything["summarise"]["calls"], everything["summarise"]["answers_kept"]) == (3, 0)


def test_repair_of_a_kept_answer_is_estimated_to_the_token(run: Runner) -> None:
    """A kept reading with a fault goes back for repair: where that answer is missing, exactly one call is left."""

    def faulty(body: Body) -> Turn:
        if len(body["messages"]) > 2:
            return failing(500, "out of order")
        fault = claim(1, "Nothing of this stands in the article.")
        return saying(summary(claim(3, "The port employs 1,200 people."), fault)) if "1,200" in str(body) else WHOLE

    with ModelServer(always=model(reading=faulty)) as server:
        run.at(server.base_url)
        repairs = [body for body in server.requests if len(body["messages"]) > 2]
        assert len(repairs) == 1
        told = estimated(run, server.base_url)
    repair = steps(told)["repair_summary"]
    assert (told["calls"], repair["calls"], repair["tokens_in"]) == (1, 1, tokens(repairs[0]))


def test_unknown_price_is_said(run: Runner) -> None:
    """A server of one's own has no price, in the table and in the JSON, and tokens are estimated all the same."""
    told = estimated(run, "http://127.0.0.1:9/v1")
    assert told["cost"] is None
    assert told["tokens_in"] > 0
    assert any("no price is known" in line for line in told["basis"])
    ran = run.at("http://127.0.0.1:9/v1", "--estimate", "--format", "md")
    assert "unknown" in ran.out
    assert "nothing was asked" in ran.out


def test_table_is_for_people(run: Runner, capfd: pytest.CaptureFixture[str]) -> None:
    """Without a key or a server the public model is estimated, with its public price and what that rests on."""
    assert run.folder
    assert main(["articles", "--estimate", "-o", "brief.md"]) == 0
    out = capfd.readouterr().out
    lines = [line.split()[0] for line in out.splitlines() if line.strip()]
    assert lines[1:5] == ["step", "summarise", "repair_summary", "merge"]
    assert "genai-prices" in out
    assert not Path("brief.md").exists()


def test_engine_without_a_model_costs_nothing(run: Runner, capfd: pytest.CaptureFixture[str]) -> None:
    """The extractive engine asks nobody."""
    assert run.folder
    assert main(["articles", "--estimate", "--engine", "extractive", "--format", "json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["calls"], told["cost"], told["engine"]) == (0, 0, "extractive")


def test_input_that_would_be_lost_is_told(run: Runner) -> None:
    """Exit 3 and a line on stderr, as for the brief itself."""
    (run.folder / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    ran = run.at("http://127.0.0.1:9/v1", "--estimate")
    assert ran.code == 3
    assert "broken.pdf" in ran.err
