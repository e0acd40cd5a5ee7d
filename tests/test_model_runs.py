"""Whole runs with a model behind a real server: what it says well, says badly, and does not say."""

import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from model_runs import Runner, claim, honest_reading, model, story, summary
from model_server import Body, ModelServer, Turn, failing, page, replying, saying


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A folder with two articles, a key, and the command line."""
    return Runner(capfd, tmp_path, monkeypatch)


def test_honest_model_writes_the_brief(run: Runner) -> None:
    """What a model quotes rightly is printed, and the run says what was asked and spent."""
    ran = run(model())
    assert ran.code == 0
    assert "The port employs 1,200 people." in ran.texts()
    brief = ran.brief
    assert brief["engine"] == "openai"
    assert brief["run"]["calls"] >= 3
    assert brief["run"]["tokens_in"] > 0
    assert set(brief["run"]["prompts"]) >= {"summarise_system.jinja", "merge_system.jinja"}


def test_run_says_what_each_step_cost(run: Runner) -> None:
    """Calls, tokens, cost and seconds of every step stand in the JSON and, with -v, on stderr; sums are sums."""
    ran = run(model(), "--price", "1/10", "-v")
    spent = ran.brief["run"]
    steps = {one["step"]: one for one in spent["steps"]}
    assert list(steps) == ["summarise", "merge"]
    assert steps["summarise"]["calls"] == 2
    assert steps["summarise"]["cost"] == pytest.approx(2 * (11 * 1 + 7 * 10) / 1e6)
    assert spent["cost"] == pytest.approx(sum(one["cost"] for one in steps.values()))
    assert spent["calls"] == sum(one["calls"] for one in steps.values())
    assert 0 < steps["merge"]["seconds"] < spent["seconds"]
    assert (
        "summarise: 2 calls, 0 answers kept before, 0 retries; 22 tokens in (6 of them cached), 14 out; $0.0002"
        in ran.err
    )


def test_unknown_price_is_said(run: Runner) -> None:
    """A server of one's own has no public price, and no cost is made up."""
    ran = run(model(), "-v")
    assert ran.brief["run"]["cost"] is None
    assert "cost unknown" in ran.err


LIES = {
    "invented quote": claim(3, "The port employs nobody at all today."),
    "invented number": claim(3, "The port employs 1,200 people.", "The port employs 12,000 people."),
    "invented name": claim(3, "The port employs 1,200 people.", "Eva Berg's port employs 1,200 people."),
    "invented date": claim(3, "The port employs 1,200 people.", "In May 1999 the port employs 1,200 people."),
    "turned round": claim(3, "The port employs 1,200 people.", "The port does not employ 1,200 people."),
    "unknown sentence": claim(99, "Nothing stands here at all, says nobody."),
    "another subject": claim(3, "The port employs 1,200 people.", "The moon is made of green cheese tonight."),
    "wrong speaker": claim(
        2,
        "We cannot keep it open",
        "Bo Ek said: “We cannot keep it open.”",
        kind="position",
        actor="Bo Ek",
        speaker={"sentence": 2, "words": "Ito"},
        speech="direct",
        quote="We cannot keep it open",
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_lie_is_withheld_and_told(run: Runner, lie: str) -> None:
    """A claim that its words do not carry never reaches a story, stands among the gaps, and costs no sound claim."""
    truth = claim(3, "The port employs 1,200 people.")

    def reading(body: Body) -> Turn:
        return saying(summary(truth, LIES[lie])) if "1,200" in str(body["messages"]) else honest_reading(body)

    ran = run(model(reading=reading))
    assert ran.code == 0
    said = str(LIES[lie]["text"])
    assert said not in [one["text"] for one in ran.brief["claims"]]
    assert said not in ran.texts()
    assert said in [gap["text"] for gap in ran.brief["gaps"]]
    assert "The port employs 1,200 people." in ran.texts()


def test_fault_is_sent_back_once_and_repaired(run: Runner) -> None:
    """A claim that failed is sent back with the reason; the sound replacement is printed and no gap is left."""
    asked = []

    def reading(body: Body) -> Turn:
        if "1,200" not in str(body["messages"]):
            return honest_reading(body)
        asked.append(body)
        wrong = claim(3, "The port employs 1,200 people.", "The port employs 12,000 people.")
        return saying(summary(claim(3, "The port employs 1,200 people.") if len(asked) > 1 else wrong))

    ran = run(model(reading=reading))
    assert len(asked) == 2
    assert "12,000" in asked[1]["messages"][-1]["content"]
    assert "The port employs 1,200 people." in ran.texts()
    assert ran.brief["gaps"] == []


def test_unknown_claim_keys_are_withheld(run: Runner) -> None:
    """A statement of the merge that cites a claim that was never given is a gap, not a line."""
    lines = [("The port employs 1,200 people.", ["S9-9"]), ("Everything is settled for good.", [])]
    ran = run(model(merging=saying(story(lines))))
    assert ran.code == 0
    assert ran.texts() == []
    assert {text for text, _ in lines} <= {gap["text"] for gap in ran.brief["gaps"]}


BAD_ANSWERS = {
    "prose": saying("I would rather not use JSON."),
    "wrong types": saying({"actors": 3, "claims": "many", "last_sentence": "x"}),
    "another schema": saying({"title": "x"}),
    "cut by length": saying('{"actors": [', finish_reason="length"),
    "filtered": saying(None, finish_reason="content_filter"),
    "refused": saying(None, refusal="I cannot help with that."),
    "null content": saying(None),
    "empty content": saying(""),
    "no choices": replying({"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}),
}


@pytest.mark.parametrize("bad", BAD_ANSWERS)
def test_unusable_answer_costs_one_article(run: Runner, bad: str) -> None:
    """An answer that cannot be used leaves one article out: told in the ledger and on stderr, with exit code 3."""

    def reading(body: Body) -> Turn:
        return BAD_ANSWERS[bad] if "dockers" in str(body["messages"]) else honest_reading(body)

    ran = run(model(reading=reading))
    assert ran.code == 3
    assert [row["fate"] for row in ran.brief["ledger"]] == ["used", "failed"]
    assert "two.txt" in ran.err
    assert "The port employs 1,200 people." in ran.texts()


@pytest.mark.parametrize("bad", BAD_ANSWERS)
def test_unusable_merge_is_done_by_rule(run: Runner, bad: str) -> None:
    """Where the model cannot merge, the rules merge its claims; a gap and exit code 3 say so."""
    ran = run(model(merging=BAD_ANSWERS[bad]))
    assert ran.code == 3
    assert any("extractive" in gap["reason"] for gap in ran.brief["gaps"])
    assert ran.brief["claims"]


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (failing(401, "bad key"), "OPENAI_API_KEY"),
        (failing(404, "no such model", "model_not_found"), "--model"),
        (failing(503, "down"), "503"),
        (page(), "--base-url"),
    ],
)
def test_useless_server_ends_the_run(run: Runner, turn: Turn, words: str) -> None:
    """A wrong key, an unknown model, a server that is down or is no API: exit 1, and which setting to mend."""
    ran = run(turn)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err


def test_nobody_listening_ends_the_run(run: Runner) -> None:
    """An address where nothing listens is named."""
    ran = run.at("http://127.0.0.1:9/v1")
    assert (ran.code, ran.out) == (1, "")
    assert "127.0.0.1:9" in ran.err


def test_server_that_dies_on_the_way_leaves_gaps(run: Runner) -> None:
    """Once an answer has come, a server that fails costs what it did not answer, and the brief is written."""

    def reading(body: Body) -> Turn:
        return failing(500, "oops") if "dockers" in str(body["messages"]) else honest_reading(body)

    ran = run(model(reading=reading))
    assert ran.code == 3
    assert [row["fate"] for row in ran.brief["ledger"]] == ["used", "failed"]


def test_storm_of_refusals_is_weathered(run: Runner) -> None:
    """A server that refuses every other question for a moment costs retries and no statement."""
    calm = run(model())
    answers = model()
    turns = iter(range(1000))

    def stormy(body: Body) -> Turn:
        if next(turns) % 2 == 0:
            return failing(429, "slow down", retry_after="0")
        return answers if isinstance(answers, Turn) else answers(body)

    stormed = run(stormy, "--retries", "8")
    assert (stormed.code, stormed.texts()) == (0, calm.texts())
    assert stormed.brief["run"]["retries"] > 0


def test_spent_allowance_is_waited_for(run: Runner) -> None:
    """A server that answers and says that its allowance is spent is asked no more until it is renewed."""
    answers = model()
    asked: list[float] = []

    def metered(body: Body) -> Turn:
        asked.append(time.monotonic())
        turn = answers if isinstance(answers, Turn) else answers(body)
        return turn._replace(headers=(("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "300ms")))

    ran = run(metered, "--concurrency", "1")
    assert ran.code == 0
    assert min(after - before for before, after in pairwise(asked)) >= 0.3


def test_deadline_ends_a_run_in_order(run: Runner) -> None:
    """What was answered in time is in the brief, what was not is a gap, rules do the merge, and the code is 3."""
    stalled = Turn(fault="stall")
    ran = run(
        model(reading=lambda body: stalled if "dockers" in str(body) else honest_reading(body)), "--deadline", "6"
    )
    assert ran.code == 3
    assert "The port employs 1,200 people." in [claim["text"] for claim in ran.brief["claims"]]
    assert [row["fate"] for row in ran.brief["ledger"]] == ["used", "failed"]
    assert any("--deadline" in gap["reason"] for gap in ran.brief["gaps"])
    assert ran.brief["run"]["stopped"] == "--deadline 6 is over; nothing more is asked"
    assert "--deadline 6 is over" in ran.err


def test_deadline_that_ends_a_repair_is_said(run: Runner) -> None:
    """Where only what was to be mended could not be asked, nothing but that is missing: exit 3 all the same."""

    def reading(body: Body) -> Turn:
        if len(body["messages"]) > 2:
            return Turn(fault="stall")
        if "1,200" not in str(body["messages"]):
            return honest_reading(body)
        wrong = claim(1, "The port employs 1,200 people.", "The port employs 12,000 people.")
        return saying(summary(claim(3, "The port employs 1,200 people."), wrong))

    ran = run(model(reading=reading), "--deadline", "6")
    assert ran.code == 3
    assert ran.brief["run"]["stopped"].startswith("--deadline 6 is over")
    assert "The port employs 1,200 people." in [one["text"] for one in ran.brief["claims"]]


def test_deadline_that_nobody_meets_is_not_spoken_of(run: Runner) -> None:
    """A run that is over before its time says nothing of it."""
    ran = run(model(), "--deadline", "600")
    assert (ran.code, ran.brief["run"]["stopped"]) == (0, "")


def test_broken_prompt_names_file_and_line(run: Runner, tmp_path: Path) -> None:
    """A prompt of the user's with an undefined name is refused with its file and line."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "summarise_user.jinja").write_text("Read:\n{{ nobody }}\n", encoding="utf-8")
    ran = run(model(), "--prompts", "mine")
    assert (ran.code, ran.out) == (1, "")
    assert "summarise_user.jinja:2" in ran.err


def test_model_that_answers_nothing_ends_the_run(run: Runner) -> None:
    """Where not one article was answered there is no brief to write."""
    ran = run(model(reading=saying(None, refusal="I cannot help with that.")))
    assert (ran.code, ran.out) == (1, "")
    assert "not one article was answered" in ran.err


def test_model_that_only_lies_is_a_loss(run: Runner) -> None:
    """Where nothing that a model says can be checked, the articles are told as lost, with exit code 3."""
    ran = run(model(reading=saying(summary(claim(1, "Nothing of this stands in any article.")))))
    assert ran.code == 3
    assert "one.txt" in ran.err


def test_interrupt_does_not_wait_for_the_server(run: Runner, tmp_path: Path) -> None:
    """Ctrl-C while a server keeps a question waiting ends the run at once, with nothing written."""
    assert run
    with ModelServer(always=Turn(fault="stall")) as server:
        command = [sys.executable, "-m", "briefgen", "articles", "--base-url", server.base_url, "-o", "brief.md"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(300):
            if server.requests:
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[1].decode()
        server.over.set()
    assert process.returncode == 130
    assert told.splitlines()[-1] == "briefgen: interrupted; nothing was written"
    assert not (tmp_path / "brief.md").exists()
