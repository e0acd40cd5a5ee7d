"""Token counts are kept beside the answers, and never a reason to lose a run."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from fakes import WordCounter
from hypothesis import given
from hypothesis import strategies as st

from briefgen.adapters.answer_cache import AnswerStore, KeptCounter
from briefgen.ports.token_counter import TokenCounter


class CountingCounter(WordCounter):
    """A counter that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def count(self, text: str) -> int:
        """Return the number of words."""
        self.asked.append(text)
        return super().count(text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "answers.sqlite3"


def counted(path: Path, *texts: str, model: str = "m") -> tuple[list[int], list[str]]:
    """The counts of one run, and what it had to count itself."""
    inner = CountingCounter()
    with closing(AnswerStore(path)) as store:
        counter = KeptCounter(inner, store, model)
        port: TokenCounter = counter
        counts = [port.count(text) for text in texts]
        counter.keep()
    return counts, inner.asked


def test_a_text_is_counted_once_in_two_runs(path: Path) -> None:
    """The second run finds the first one's counts, and counts only what is new; another model counts for itself."""
    assert counted(path, "a b", "c", "a b") == ([2, 1, 2], ["a b", "c"])
    assert counted(path, "a b", "d e f") == ([2, 3], ["d e f"])
    assert counted(path, "a b", model="other") == ([2], ["a b"])


@given(st.lists(st.text(alphabet=st.characters(), max_size=20), max_size=8))
def test_counts_are_the_inner_ones(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Whatever the text, lone surrogates too, found or counted."""
    path = tmp_path_factory.mktemp("counts") / "answers.sqlite3"
    expected = [WordCounter().count(text) for text in texts]
    assert counted(path, *texts)[0] == counted(path, *texts)[0] == expected


def test_threads_share_it(path: Path) -> None:
    """Every count is right, and all are kept."""
    with closing(AnswerStore(path)) as store, ThreadPoolExecutor(8) as threads:
        counter = KeptCounter(WordCounter(), store, "m")
        texts = [" ".join("w" * (n % 17)) for n in range(300)]
        assert list(threads.map(counter.count, texts)) == [n % 17 for n in range(300)]
        counter.keep()
    assert counted(path, *texts)[1] == []


def test_a_store_that_cannot_be_used_costs_no_count(tmp_path: Path) -> None:
    """A folder in the way, or a file that is none of ours, stays as it is, and everything is counted."""
    letters = tmp_path / "letters.txt"
    letters.write_text("Dear harbour master", encoding="utf-8")
    for place in (tmp_path, letters):
        assert counted(place, "a b", "a b c") == ([2, 3], ["a b", "a b c"])
    assert letters.read_text(encoding="utf-8") == "Dear harbour master"


def test_a_file_of_an_earlier_version_gets_its_table(path: Path) -> None:
    """Answers kept before counts were stay, and counts are kept beside them."""
    counted(path, "a b")
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE counts")
        db.commit()
    assert counted(path, "a b") == ([2], ["a b"])
    assert counted(path, "a b") == ([2], [])


def test_clearing_forgets_counts(path: Path) -> None:
    """With all answers go all counts: their hashes could tell what was read."""
    counted(path, "a b")
    with closing(AnswerStore(path)) as store:
        store.clear()
    assert counted(path, "a b")[1] == ["a b"]
