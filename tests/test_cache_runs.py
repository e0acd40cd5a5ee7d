"""Whole runs that find their answers kept, whatever ended the run before."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Event

import pytest
from model_runs import KEY, Runner, claim, honest_reading, is_reading, model, summary
from model_server import Body, ModelServer, Turn, saying

from briefgen.cli.main import main


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A folder with two articles, a key, and the command line."""
    return Runner(capfd, tmp_path, monkeypatch)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "briefgen"


def command(address: str, *more: str) -> list[str]:
    """The program in a process of its own."""
    flags = ["--base-url", address, "--engine", "openai", "--format", "json", "--retries", "0"]
    return [sys.executable, "-m", "briefgen", "articles", *flags, *more]


def bodies(server: ModelServer) -> Counter[str]:
    """How often each question was put."""
    return Counter(json.dumps(body, sort_keys=True) for body in server.requests)


def test_same_folder_again_makes_no_call(run: Runner, cache: Path) -> None:
    """The second run asks nobody, says how many answers it had, and writes the same; the key is not in the file."""
    with ModelServer(always=model()) as server:
        first = run.at(server.base_url)
        asked = len(server.requests)
        again = run.at(server.base_url, "-v")
        assert len(server.requests) == asked
    assert (first.brief["run"]["calls"], first.brief["run"]["answers_kept"]) == (asked, 0)
    assert (again.brief["run"]["calls"], again.brief["run"]["answers_kept"]) == (0, asked)
    assert again.brief["run"]["tokens_in"] == 0
    assert f"0 calls, {asked} answers kept before" in again.err
    assert {**again.brief, "run": 0, "generated_at": 0} == {**first.brief, "run": 0, "generated_at": 0}
    assert KEY.encode() not in b"".join(file.read_bytes() for file in cache.iterdir())


def test_new_article_costs_its_own_calls_and_the_merge(run: Runner) -> None:
    """Of three articles, one of which is new, the new one is read and all are merged."""
    with ModelServer(always=model()) as server:
        run.at(server.base_url)
        before = len(server.requests)
        (run.folder / "three.txt").write_text(
            "The mayor of Lund, Ida Falk, said on Friday that the port of Lund is needed. The port opened in 1911.",
            encoding="utf-8",
        )
        ran = run.at(server.base_url)
        new = server.requests[before:]
    assert ran.code == 0
    assert len(ran.brief["sources"]) == 3
    assert ["Ida Falk" in str(body) for body in new if is_reading(body)] == [True]
    assert not all(is_reading(body) for body in new)


def test_no_cache_neither_reads_nor_keeps(run: Runner, cache: Path) -> None:
    """Every question is put, and no file is made."""
    with ModelServer(always=model()) as server:
        for _ in range(2):
            assert run.at(server.base_url, "--no-cache").brief["run"]["answers_kept"] == 0
        assert set(bodies(server).values()) == {2}
    assert not cache.exists()


def test_fault_that_was_paid_for_is_not_paid_for_again(run: Runner) -> None:
    """Prose, then prose again to the complaint: a gap in this run and in the next, which asks nobody."""
    bad = model(reading=lambda body: saying("No.") if "dockers" in str(body["messages"]) else honest_reading(body))
    with ModelServer(always=bad) as server:
        first = run.at(server.base_url)
        asked = len(server.requests)
        again = run.at(server.base_url)
        assert len(server.requests) == asked
    assert first.code == again.code == 3
    assert first.brief["gaps"] == again.brief["gaps"] != []


def test_kept_answer_is_checked_like_any_other(run: Runner) -> None:
    """A lie that was kept is withheld again."""
    lie = "The port employs nobody at all today."
    lying = model(
        reading=lambda body: (
            saying(summary(claim(3, "The port employs 1,200 people."), claim(3, lie)))
            if "1,200" in str(body["messages"])
            else honest_reading(body)
        )
    )
    with ModelServer(always=lying) as server:
        for _ in range(2):
            ran = run.at(server.base_url)
            assert lie not in [one["text"] for one in ran.brief["claims"]]
            assert lie in [gap["text"] for gap in ran.brief["gaps"]]
    assert ran.brief["run"]["calls"] == 0


@pytest.mark.parametrize("deadly", ["SIGKILL", "SIGTERM"])
def test_killed_run_pays_for_nothing_twice(run: Runner, deadly: str) -> None:
    """After a deadly signal in the middle, only the questions that were under way at that moment are put again."""
    for number in range(8):
        (run.folder / f"more{number}.txt").write_text(
            f"Pier {number} of the port of Lund holds {number + 20} cranes. Ada Ito said that it stays open.",
            encoding="utf-8",
        )
    answers, held = model(), Event()
    under_way: list[str] = []

    def slow(body: Body) -> Turn:
        if len(server.requests) > 4 and not held.is_set():
            under_way.append(json.dumps(body, sort_keys=True))
            held.wait(30)
        return answers if isinstance(answers, Turn) else answers(body)

    with ModelServer(always=slow) as server:
        process = subprocess.Popen(command(server.base_url, "--concurrency", "3"), stdout=subprocess.PIPE)
        until = time.monotonic() + 60
        while len(under_way) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(getattr(signal, deadly))
        process.communicate()
        held.set()
        ran = run.at(server.base_url)
        twice = {body for body, times in bodies(server).items() if times > 1}
        assert ran.code == 0
        assert ran.brief["run"]["answers_kept"] == 4
        assert len(under_way) == 3
        assert twice == set(under_way)
        assert max(bodies(server).values()) == 2
        asked = len(server.requests)
        assert run.at(server.base_url).brief["run"]["calls"] == 0
        assert len(server.requests) == asked


def test_two_runs_at_once_share_what_is_kept(run: Runner) -> None:
    """Both write the whole brief; a third finds everything kept."""
    with ModelServer(always=model()) as server:
        both = [subprocess.Popen(command(server.base_url), stdout=subprocess.PIPE) for _ in range(2)]
        outs = [json.loads(process.communicate(timeout=120)[0]) for process in both]
        assert [process.returncode for process in both] == [0, 0]
        assert [out["run"]["notices"] for out in outs] == [[], []]
        assert run.at(server.base_url).brief["run"]["calls"] == 0


def test_broken_cache_is_told_and_costs_nothing(run: Runner, tmp_path: Path) -> None:
    """A file that is no cache stays as it is; stderr and the run say that nothing is kept, and the code is 0."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Minutes of the harbour board. " * 40, encoding="utf-8")
    ran = run(model(), "--cache", str(minutes))
    assert ran.code == 0
    assert "minutes.txt is damaged or no cache of briefgen" in ran.err
    assert "minutes.txt" in ran.brief["run"]["notices"][0]
    assert minutes.read_text(encoding="utf-8").startswith("Minutes")


LIGHT = """
import sys
from briefgen.cli.main import main
code = main(sys.argv[1:])
loaded = sorted({"openai", "tiktoken", "genai_prices"} & sys.modules.keys())
assert not loaded, loaded
sys.exit(code)
"""


def test_same_folder_again_loads_nothing_heavy(run: Runner) -> None:
    """A run that asks nobody needs no client, no vocabulary and no prices: they take longer than all the rest."""
    with ModelServer(always=model()) as server:
        run.at(server.base_url)
        flags = command(server.base_url)[3:]
        done = subprocess.run(
            [sys.executable, "-c", LIGHT, *flags], capture_output=True, text=True, timeout=120, check=False
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["run"]["calls"] == 0


FULL = """
import resource, signal, sys
from briefgen.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits a file's size as POSIX does")
def test_full_disk_costs_no_brief(run: Runner) -> None:
    """Where no more can be written the brief is, and stderr says that answers are not kept."""
    assert run
    answers = model()

    def padded(body: Body) -> Turn:
        turn = answers if isinstance(answers, Turn) else answers(body)
        whole = json.loads(turn.body)
        message = whole["choices"][0]["message"]
        message["content"] = message["content"] + " " * 30_000
        return Turn(body=json.dumps(whole).encode())

    with ModelServer(always=padded) as server:
        flags = command(server.base_url)[3:]
        done = subprocess.run(
            [sys.executable, "-c", FULL, *flags], capture_output=True, text=True, timeout=120, check=False
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["claims"]
    assert "answers are not kept" in done.stderr
    assert "Traceback" not in done.stderr


def test_read_only_cache_is_read(run: Runner, cache: Path) -> None:
    """What was kept is found, what is new is not kept, and stderr says so; the code is 0."""
    with ModelServer(always=model()) as server:
        asked = run.at(server.base_url).brief["run"]["calls"]
        file = cache / "answers.sqlite3"
        held = bytearray(file.read_bytes())
        held[18] = 9  # a version that may be read and not written to (SQLite's file format, 1.3.3)
        file.write_bytes(held)
        (run.folder / "three.txt").write_text("The mayor of Lund, Ida Falk, wants the port to stay.", encoding="utf-8")
        ran = run.at(server.base_url)
    assert ran.code == 0
    assert 0 < ran.brief["run"]["answers_kept"] <= asked
    assert ran.brief["run"]["calls"] > 0
    assert "answers are not kept" in ran.err


def test_cache_is_shown_and_cleared(run: Runner, cache: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where, how many, how old, of which model; then they are forgotten, and the next run pays again."""
    with ModelServer(always=model()) as server:
        asked = run.at(server.base_url).brief["run"]["calls"]
        assert main(["cache", "info"]) == 0
        told = capfd.readouterr().out
        assert str(cache / "answers.sqlite3") in told
        assert f"answers   {asked}" in told
        assert "gpt-5-mini" in told
        assert "newest" in told
        assert main(["cache", "clear", "--older-than", "1"]) == 0
        assert capfd.readouterr().out == "0 answers forgotten\n"
        assert main(["cache", "clear"]) == 0
        assert capfd.readouterr().out == f"{asked} answers forgotten\n"
        assert run.at(server.base_url).brief["run"]["calls"] == asked


def test_clearing_what_is_no_cache_is_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit 1, the file's name, and nothing is touched."""
    other = tmp_path / "letters.txt"
    other.write_text("Dear harbour master", encoding="utf-8")
    assert main(["cache", "clear", "--cache", str(other)]) == 1
    assert "letters.txt" in capfd.readouterr().err
    assert other.read_text(encoding="utf-8") == "Dear harbour master"
