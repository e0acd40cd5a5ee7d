"""A run that may not spend more than it is told."""

import json
from pathlib import Path

import pytest
from model_runs import Runner, model
from model_server import Body, ModelServer, Script, Turn, failing


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A folder with two articles, a key, and the command line."""
    return Runner(capfd, tmp_path, monkeypatch)


def billing(tokens_in: int, tokens_out: int) -> Script:
    """An honest model whose every call is billed so much."""
    answers = model()

    def bill(body: Body) -> Turn:
        turn = answers if isinstance(answers, Turn) else answers(body)
        whole = json.loads(turn.body)
        whole["usage"] = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": 1}
        return Turn(body=json.dumps(whole).encode())

    return bill


@pytest.mark.parametrize(
    ("limit", "words"),
    [(("--max-tokens", "60000"), "--max-tokens 60,000"), (("--max-cost", "6", "--price", "100/100"), "--max-cost 6")],
)
def test_budget_ends_a_run_in_order(run: Runner, limit: tuple[str, ...], words: str) -> None:
    """What was answered is in the brief, rules do the merge, the limit is kept, said, and the code is 3.

    The next run pays for nothing twice.
    """
    with ModelServer(always=billing(20_000, 5_000)) as server:
        ran = run.at(server.base_url, "--concurrency", "1", *limit)
        asked = len(server.requests)
        assert ran.code == 3
        assert f"{words} leaves no room" in ran.err
        spent = ran.brief["run"]
        assert spent["tokens_in"] + spent["tokens_out"] <= 60_000
        assert words in spent["stopped"]
        assert "The port employs 1,200 people." in [claim["text"] for claim in ran.brief["claims"]]
        assert any("merged by the extractive engine" in gap["reason"] for gap in ran.brief["gaps"])
        whole = run.at(server.base_url)
        assert (whole.code, whole.brief["run"]["stopped"]) == (0, "")
        assert whole.brief["run"]["answers_kept"] == asked
        assert len({json.dumps(body) for body in server.requests}) == len(server.requests)


def test_article_that_was_not_asked_about_is_told(run: Runner) -> None:
    """One reading fits: the other article is a row of the ledger and a gap, both with the reason."""
    ran = run(billing(20_000, 5_000), "--max-tokens", "40000")
    assert ran.code == 3
    assert [row["fate"] for row in ran.brief["ledger"]] == ["used", "failed"]
    assert any("--max-tokens" in gap["reason"] for gap in ran.brief["gaps"] if "two.txt" in gap["text"])


def test_kept_answers_cost_nothing(run: Runner) -> None:
    """A run that asks nothing fits any budget."""
    with ModelServer(always=model()) as server:
        first = run.at(server.base_url)
        again = run.at(server.base_url, "--max-tokens", "1")
    assert (again.code, again.texts()) == (0, first.texts())


def test_budget_for_less_than_one_question_is_refused(run: Runner) -> None:
    """Nothing is asked, and what to raise is said."""
    with ModelServer() as server:
        ran = run.at(server.base_url, "--max-tokens", "1000")
        assert server.requests == []
    assert (ran.code, ran.out) == (1, "")
    assert "--max-tokens 1,000 leaves no room" in ran.err


def test_cost_of_an_unknown_price_cannot_be_held(run: Runner) -> None:
    """A limit that could not be kept is refused before anything is asked."""
    with ModelServer() as server:
        ran = run.at(server.base_url, "--max-cost", "1")
        assert server.requests == []
    assert (ran.code, ran.out) == (1, "")
    assert "--max-cost cannot be held" in ran.err
    assert "--price" in ran.err


def test_server_without_a_limit_on_answers_cannot_be_held_to_a_budget(run: Runner) -> None:
    """Where no answer can be bounded nothing is asked; without a budget the same server serves."""
    answers = model()

    def boundless(body: Body) -> Turn:
        for name in ("max_completion_tokens", "max_tokens"):
            if name in body:
                return failing(400, f"Unsupported parameter: {name}")
        return answers if isinstance(answers, Turn) else answers(body)

    ran = run(boundless, "--max-tokens", "200000")
    assert (ran.code, ran.out) == (1, "")
    assert "takes no limit on an answer" in ran.err
    assert run(boundless).code == 0


def test_calls_that_broke_off_count(run: Runner) -> None:
    """A server that dies in the middle of an answer may bill it: the budget says that it was charged."""
    answers, turns = model(), iter(range(1_000))

    def breaking(body: Body) -> Turn:
        turn = answers if isinstance(answers, Turn) else answers(body)
        return turn._replace(fault="reset_body") if next(turns) == 0 else turn

    ran = run(breaking, "--max-tokens", "150000", "--retries", "2")
    assert ran.code == 0
    assert "1 calls were charged to the budget in full" in ran.err
