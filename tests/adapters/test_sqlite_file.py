"""A file of ours grows with the program: an old one is brought up, all or nothing, and a later one is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefgen.adapters.sqlite_file import Layout, is_marked, opened
from briefgen.errors import StoreError

FIRST = ("CREATE TABLE ships (name TEXT)",)
SECOND = ("ALTER TABLE ships ADD COLUMN port TEXT DEFAULT 'Lindholm'", "CREATE TABLE ports (name TEXT)")
BROKEN = ("CREATE TABLE docks (name TEXT)", "ALTER TABLE no_such_table ADD COLUMN x")


def layout(*steps: tuple[str, ...]) -> Layout:
    """A kind of file of as many versions as there are steps."""
    return Layout(mark=0x12345678, steps=steps, error=StoreError, strange="{path} is strange", other="{path} is other")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of the first version, with a row in it."""
    path = tmp_path / "store.db"
    with closing(opened(path, layout(FIRST), 1.0)) as db:
        db.execute("INSERT INTO ships VALUES ('Ada')")
    return path


def test_file_of_before_is_brought_up(path: Path) -> None:
    """What it held is still there, with what is new; a second time nothing is done."""
    for _ in range(2):
        with closing(opened(path, layout(FIRST, SECOND), 1.0)) as db:
            assert db.execute("SELECT * FROM ships").fetchall() == [("Ada", "Lindholm")]
            assert db.execute("PRAGMA user_version").fetchone() == (2,)
            assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert is_marked(path, layout(FIRST))


def test_step_that_fails_is_taken_back(path: Path) -> None:
    """A file is of one version or of the other, never between them."""
    with pytest.raises(sqlite3.OperationalError):
        opened(path, layout(FIRST, BROKEN), 1.0)
    with closing(opened(path, layout(FIRST), 1.0)) as db:
        assert [name for (name,) in db.execute("SELECT name FROM sqlite_master")] == ["ships"]


def test_file_of_later_is_refused(path: Path) -> None:
    """An older program leaves it as it is."""
    opened(path, layout(FIRST, SECOND), 1.0).close()
    with pytest.raises(StoreError, match="is other"):
        opened(path, layout(FIRST), 1.0)


def test_file_of_another_program_is_refused(tmp_path: Path) -> None:
    """Its tables are not ours to change."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="is strange"):
        opened(path, layout(FIRST), 1.0)
    assert not is_marked(path, layout(FIRST))
