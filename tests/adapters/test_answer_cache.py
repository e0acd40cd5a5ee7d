"""Answers are kept as they arrive, found again, and never a reason to lose a run."""

import datetime as dt
import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from fakes import FrozenClock, ScriptedResponder
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from briefgen.adapters.answer_cache import AnswerStore, KeptModel, usual_place
from briefgen.adapters.openai_model import OpenAIModel
from briefgen.adapters.reading_model import ReadingModel
from briefgen.adapters.retrying_model import RetryingModel
from briefgen.errors import CacheError, ModelUnavailableError
from briefgen.ports.chat_model import Message, Request, Response, Usage


class Port(BaseModel):
    """A small answer."""

    name: str


class Ship(BaseModel):
    """Another."""

    name: str


QUESTION = Request(messages=(Message(role="user", content="Which?"),), answer_tokens=9)
OTHER = Request(messages=(Message(role="user", content="Why?"),), answer_tokens=9)
GOOD = Response(text='{"name": "Lindholm"}', usage=Usage(tokens_in=10, tokens_out=5, tokens_cached=2))
NOW = dt.datetime(2025, 4, 10, tzinfo=dt.UTC)
KEY = "0" * 64


def wording(request: Request, answer: type[BaseModel]) -> str:
    """What tells the questions of these tests apart."""
    return f"{request.model_dump_json()} {answer.__name__}"


class Keeping:
    """A run with a store of its own in one file."""

    def __init__(self, path: Path, *script: object, patience: float = 5.0) -> None:
        self.responder = ScriptedResponder(*script)  # type: ignore[arg-type]  # the fake checks
        self.store = AnswerStore(path, patience=patience)
        self.model = KeptModel(self.responder, self.store, wording, FrozenClock())

    def __enter__(self) -> KeptModel:
        return self.model

    def __exit__(self, *_: object) -> None:
        self.store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet, in a folder that is not there yet."""
    return tmp_path / "briefgen" / "answers.sqlite3"


def test_an_answer_is_asked_for_once_in_two_runs(path: Path) -> None:
    """The second run gets the words, their ending and their cost as they arrived, and asks nobody."""
    cut = Response(text="{", ending="cut", usage=Usage(tokens_out=9))
    with Keeping(path, GOOD, cut) as first:
        assert [first.respond(QUESTION, Port), first.respond(OTHER, Port)] == [GOOD, cut]
        assert first.taken.total() == 0
    with Keeping(path) as second:
        assert [second.respond(QUESTION, Port), second.respond(OTHER, Port)] == [GOOD, cut]
        assert (second.taken.total(), second.notices) == (2, ())


def test_a_malformed_answer_is_paid_for_once(path: Path) -> None:
    """It is kept as it came, found malformed again, and so the answer to the complaint is found as well."""
    for script in ([Response(text="Never."), GOOD], []):
        with Keeping(path, *script) as kept:
            retrying = RetryingModel(ReadingModel(kept), sleep=FrozenClock().sleep)
            assert retrying.ask(QUESTION, Port).answer.name == "Lindholm"


def test_no_words_at_all_are_not_kept(path: Path) -> None:
    """They are a server's failure: the next question is put to it."""
    with Keeping(path, Response(text=" "), GOOD) as kept:
        assert kept.respond(QUESTION, Port).text == " "
        assert kept.respond(QUESTION, Port) == GOOD


def test_no_words_are_shared_with_nobody_while_a_failure_is_still_held(path: Path) -> None:
    """An error whose traceback lives keeps its question alive; the empty answer behind it must not stay there."""
    with Keeping(path, ModelUnavailableError("down"), Response(text=""), GOOD) as kept:
        with pytest.raises(ModelUnavailableError) as held:
            kept.respond(QUESTION, Port)
        assert kept.respond(QUESTION, Port).text == ""
        assert kept.respond(QUESTION, Port) == GOOD
        assert held.value.__traceback__ is not None


def test_a_clock_that_jumps_loses_no_answer(path: Path) -> None:
    """An answer kept in the future, or long ago, is found like any other, and its moment is told."""
    moments = [dt.datetime(2090, 1, 1, tzinfo=dt.UTC), dt.datetime(1971, 1, 1, tzinfo=dt.UTC)]
    for moment, question in zip(moments, (QUESTION, OTHER), strict=True):
        with closing(AnswerStore(path)) as store:
            KeptModel(ScriptedResponder(GOOD), store, wording, FrozenClock(moment)).respond(question, Port)
    with Keeping(path) as kept:
        assert kept.respond(QUESTION, Port) == kept.respond(OTHER, Port) == GOOD
    with closing(AnswerStore(path)) as store:
        contents = store.contents()
    assert (contents.oldest, contents.newest) == (moments[1], moments[0])


def test_a_failure_is_not_kept(path: Path) -> None:
    """A server that was down is asked again."""
    with Keeping(path, ModelUnavailableError("down"), GOOD) as kept:
        with pytest.raises(ModelUnavailableError):
            kept.respond(QUESTION, Port)
        assert kept.respond(QUESTION, Port) == GOOD


def test_threads_with_the_same_question_have_it_asked_once(path: Path) -> None:
    """Eight threads at once, and a second question that is held up by none of them."""
    together = Barrier(2, timeout=20)

    def slow(_: Request) -> Response:
        together.wait()
        return GOOD

    with Keeping(path, slow, slow) as kept, ThreadPoolExecutor(9) as threads:
        same = [threads.submit(kept.respond, QUESTION, Port) for _ in range(8)]
        other = threads.submit(kept.respond, OTHER, Port)
        assert {one.result(timeout=20).text for one in [*same, other]} == {GOOD.text}
        assert kept.taken.total() == 7


def test_runs_at_once_share_one_file(path: Path) -> None:
    """Eight stores that open a new file at the same time and write to it lose nothing."""
    begin = Barrier(8, timeout=20)

    def run(number: int) -> None:
        with closing(AnswerStore(path)) as store:
            begin.wait()
            for answer in range(10):
                store.put(f"{number}-{answer}", "told", GOOD, NOW)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(run, range(8)))
    with closing(AnswerStore(path)) as store:
        assert store.contents().models[0].answers == 80


@given(st.text(st.characters(codec=None)), st.integers(0, 2**40))
def test_words_come_back_as_they_went(tmp_path_factory: pytest.TempPathFactory, text: str, tokens: int) -> None:
    """Whatever the characters, lone surrogates and NUL too."""
    response = Response(text=text, usage=Usage(tokens_in=tokens))
    with closing(AnswerStore(tmp_path_factory.getbasetemp() / "words.sqlite3")) as store:
        store.put(KEY, "told", response, NOW)
        assert store.get(KEY) == response


def test_the_file_is_its_owners_alone(path: Path) -> None:
    """It holds article text: 0600, in a folder 0700, whatever the umask."""
    before = os.umask(0)
    try:
        with Keeping(path, GOOD) as kept:
            kept.respond(QUESTION, Port)
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def damage_text(path: Path) -> None:
    """Change a word inside."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE answers SET text = ?", (b'{"name": "Malmo"}',))


def test_what_was_changed_on_the_disk_is_not_used(path: Path) -> None:
    """An answer that is not the one that was written is asked for again, and kept anew."""
    with Keeping(path, GOOD) as kept:
        kept.respond(QUESTION, Port)
    damage_text(path)
    for script in ([GOOD], []):
        with Keeping(path, *script) as kept:
            assert kept.respond(QUESTION, Port) == GOOD


def a_folder(path: Path) -> None:
    """A folder stands where the file should."""
    path.mkdir(parents=True)


def not_a_folder(path: Path) -> None:
    """A file stands where the folder should."""
    path.parent.write_text("in the way", encoding="utf-8")


def no_database(path: Path) -> None:
    """The file holds something else."""
    path.parent.mkdir()
    path.write_bytes(b"These are the minutes of the harbour board.\n" * 50)


def another_programs(path: Path) -> None:
    """The file is somebody else's database."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE answers (key TEXT)")


def another_versions(path: Path) -> None:
    """The file is that of a later briefgen."""
    with Keeping(path, GOOD) as kept:
        kept.respond(OTHER, Port)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")


def half_overwritten(path: Path) -> None:
    """Everything behind the header was overwritten."""
    another_versions(path)
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8_000)


TROUBLES = [a_folder, not_a_folder, no_database, another_programs, another_versions, half_overwritten]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda one: one.__name__)
def test_a_store_that_cannot_be_used_costs_no_answer(path: Path, trouble: object) -> None:
    """The run goes on without it, says so once with the file's name, and leaves what is there as it is."""
    trouble(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with Keeping(path, GOOD, GOOD) as kept:
        assert kept.respond(QUESTION, Port) == kept.respond(OTHER, Port) == GOOD
        assert len(kept.notices) == 1
        assert str(path) in kept.notices[0]
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_without_a_home_nothing_is_kept_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container whose user has no home."""
    model = KeptModel(ScriptedResponder(GOOD), AnswerStore(None), wording, FrozenClock())
    assert model.respond(QUESTION, Port) == GOOD
    assert "--cache" in model.notices[0]
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/folders/are/ignored")
    monkeypatch.setenv("HOME", "/somewhere")
    assert usual_place() == Path("/somewhere/.cache/briefgen/answers.sqlite3")


def test_a_locked_store_costs_no_answer(path: Path) -> None:
    """While another program holds the file, answers are given, and those from before are still found."""
    with Keeping(path, GOOD) as kept:
        kept.respond(QUESTION, Port)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Keeping(path, GOOD, GOOD, patience=0.05) as kept:
            assert kept.respond(QUESTION, Port) == kept.respond(OTHER, Port) == GOOD
            assert kept.taken.total() == 1
            assert "locked" in kept.notices[0]


def test_a_store_that_is_closed_early_costs_no_answer(path: Path) -> None:
    """A run that was interrupted closes the file under whoever still waits."""
    run = Keeping(path, GOOD)
    run.store.close()
    assert run.model.respond(QUESTION, Port) == GOOD


def test_contents_are_told_and_cleared(path: Path) -> None:
    """By age or whole; what is forgotten is on the disk no more."""
    with closing(AnswerStore(path)) as store:
        assert store.contents().models == ()
        assert store.clear() == 0
        assert not path.exists()
        store.put("old", "told", Response(text="The pier at Vik", usage=Usage(tokens_in=3)), NOW - dt.timedelta(days=9))
        store.put("new", "told", GOOD, NOW)
        store.put("newer", "untold", GOOD, NOW + dt.timedelta(days=1))
        contents = store.contents()
        assert (contents.oldest, contents.newest) == (NOW - dt.timedelta(days=9), NOW + dt.timedelta(days=1))
        assert [(one.model, one.answers, one.tokens_in) for one in contents.models] == [
            ("told", 2, 13),
            ("untold", 1, 10),
        ]
        assert contents.size > 0
        assert store.clear(NOW - dt.timedelta(days=5)) == 1
        assert store.get("old") is None
        assert store.get("new") == GOOD
        on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
        assert b"The pier at Vik" not in on_disk
        assert b"Lindholm" in on_disk
        assert store.clear() == 2
        assert b"Lindholm" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_a_damaged_file_of_ours_is_cleared_and_no_other(path: Path) -> None:
    """What bears our mark is removed; what does not is left, and told."""
    half_overwritten(path)
    with closing(AnswerStore(path)) as store:
        assert store.clear() == 0
    assert not path.exists()
    path.parent.rmdir()
    no_database(path)
    with closing(AnswerStore(path)) as store, pytest.raises(CacheError, match="no cache of briefgen"):
        store.clear()
    assert path.exists()


def test_everything_that_decides_an_answer_tells_questions_apart() -> None:
    """Server, model, words, schema and budget do; a key, a password and a slash at the end do not."""
    said = OpenAIModel("told", base_url="http://127.0.0.1:9/v1", api_key="sk-one")
    same = OpenAIModel("told", base_url="http://user:secret@127.0.0.1:9/v1/", api_key="sk-two")
    assert said.wording(QUESTION, Port) == same.wording(QUESTION, Port)
    assert "sk-" not in said.wording(QUESTION, Port)
    others = [
        OpenAIModel("other", base_url="http://127.0.0.1:9/v1").wording(QUESTION, Port),
        OpenAIModel("told", base_url="http://127.0.0.1:8/v1").wording(QUESTION, Port),
        said.wording(OTHER, Port),
        said.wording(QUESTION, Ship),
        said.wording(QUESTION.model_copy(update={"answer_tokens": 10}), Port),
        said.wording(QUESTION, Port),
    ]
    assert len(set(others)) == 6
