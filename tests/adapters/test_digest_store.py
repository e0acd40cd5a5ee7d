"""Issues and sends are kept whole, on the disk before anybody goes on; what cannot be kept stops the work."""

import datetime as dt
import os
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from digest_builders import MONDAY, a_send, an_issue

from briefgen.adapters.digest_store import DigestStore, usual_place
from briefgen.errors import StoreBusyError, StoreError

LATER = MONDAY + dt.timedelta(days=7)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet, in a folder that is not there yet."""
    return tmp_path / "state" / "digest.db"


@pytest.fixture
def store(path: Path) -> Iterator[DigestStore]:
    """A store with one issue for two."""
    with closing(DigestStore(path, patience=0.1)) as opened:
        opened.put(an_issue(), [a_send(), a_send("bo@example.org")])
        yield opened


def test_what_is_kept_is_found(path: Path, store: DigestStore) -> None:
    """The message to the byte, the brief as it was, every send with its last state, in another run too."""
    store.note(a_send(), "sent", "250 queued", LATER)
    with closing(DigestStore(path)) as again:
        assert again.letter("port", "2026-W48") == an_issue().letter
        assert again.briefs("port", 5) == [("2026-W48", an_issue().brief.model_dump_json())]
        assert again.newest("port") == ("2026-W48", MONDAY)
        ada, bo = again.sends("port")
        assert ada == a_send().model_copy(update={"state": "sent", "answer": "250 queued", "at": LATER})
        assert bo == a_send("bo@example.org")
        assert again.has("port", "2026-W48")
        assert not again.has("port", "2026-W49")
        again.check()


def test_every_step_of_a_send_is_kept(path: Path, store: DigestStore) -> None:
    """The states that it was in, in their order, also those that another took the place of."""
    for state in ("handing_over", "unsure", "handing_over", "sent"):
        store.note(a_send(), state, "", MONDAY)
    with closing(sqlite3.connect(path)) as db:
        steps = db.execute("SELECT state FROM steps WHERE recipient = 'ada@example.org' ORDER BY number").fetchall()
    assert [state for (state,) in steps] == ["planned", "handing_over", "unsure", "handing_over", "sent"]


def test_an_issue_and_its_sends_are_kept_together_or_not_at_all(store: DigestStore) -> None:
    """A second issue of a period, or a send that stands twice, leaves everything as it was."""
    with pytest.raises(StoreError):
        store.put(an_issue(), [])
    twice = a_send(period="2026-W49")
    with pytest.raises(StoreError):
        store.put(an_issue("2026-W49", LATER), [twice, twice])
    assert not store.has("port", "2026-W49")
    assert len(store.sends("port")) == 2


def test_what_was_not_planned_cannot_be_noted(store: DigestStore) -> None:
    """A step of a send that there is not is an error, not nothing."""
    with pytest.raises(StoreError, match=r"no send of 2026-W48 to eve@example\.org"):
        store.note(a_send("eve@example.org"), "sent", "", MONDAY)
    with pytest.raises(StoreError, match="no issue 2026-W40"):
        store.letter("port", "2026-W40")


def test_looking_makes_no_file(path: Path) -> None:
    """What is not there is empty."""
    with closing(DigestStore(path)) as store:
        assert (store.newest("port"), store.sends("port"), store.periods("port"), store.digests()) == (None, [], [], [])
        store.check()
    assert not path.parent.exists()


def test_the_file_is_its_owners_alone(path: Path, store: DigestStore) -> None:
    """It quotes articles and names recipients."""
    store.check()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_prune_forgets_an_issue_whole(path: Path, store: DigestStore) -> None:
    """Issue, sends and steps are gone, their words wiped from the disk; the others stay."""
    store.put(an_issue("2026-W49", LATER), [a_send(period="2026-W49")])
    assert store.before("port", LATER) == ["2026-W48"]
    store.prune("port", ["2026-W48"])
    assert store.periods("port") == ["2026-W49"]
    assert [send.period for send in store.sends("port")] == ["2026-W49"]
    store.prune("port", ["2026-W49"])
    store.close()
    assert b"ada@example.org" not in path.read_bytes()


def test_backup_is_whole_while_another_writes(path: Path, store: DigestStore, tmp_path: Path) -> None:
    """A copy that opens by itself, made beside an open transaction, for its owner alone."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM issues")
        store.backup(tmp_path / "copy.db")
        writer.execute("ROLLBACK")
    with closing(DigestStore(tmp_path / "copy.db")) as copy:
        copy.check()
        assert len(copy.sends("port")) == 2
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_locked_store_is_an_error_in_time(path: Path, store: DigestStore) -> None:
    """Another program holds the file: what cannot be noted is said, and can be noted once it lets go."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.note(a_send(), "handing_over", "", MONDAY)
        other.execute("ROLLBACK")
    store.note(a_send(), "handing_over", "", MONDAY)
    assert store.sends("port")[0].state == "handing_over"


def test_file_that_may_only_be_read_is_an_error(path: Path, store: DigestStore) -> None:
    """A store that cannot be written to: reading works, noting fails."""
    store.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE").fetchall()
    with closing(DigestStore(path)) as read_only:
        read_only.check()
        read_only._open().execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="readonly"):
            read_only.note(a_send(), "handing_over", "", MONDAY)
        assert read_only.sends("port")[0].state == "planned"


@pytest.mark.parametrize("damage", ["no database", "other program", "later version", "torn"])
def test_file_that_is_no_store_is_refused_and_left(path: Path, store: DigestStore, damage: str) -> None:
    """Whatever it is, it is told, and stays as it is."""
    store.close()
    if damage == "no database":
        path.write_bytes(b"dear diary" * 1000)
    elif damage == "torn":
        content = bytearray(path.read_bytes())
        content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
        path.write_bytes(content)
    else:
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA {'application_id' if damage == 'other program' else 'user_version'} = 99")
    before = path.read_bytes()
    words = {"no database": "damaged or no store", "other program": "another program", "later version": "later version"}
    with closing(DigestStore(path, patience=0.1)) as broken:
        with pytest.raises(StoreError, match=words.get(damage, "damaged")):
            broken.check()
        with pytest.raises(StoreError):
            broken.put(an_issue("2026-W49", LATER), [a_send(period="2026-W49")])
    assert path.read_bytes() == before


def test_full_disk_is_an_error_and_nothing_half(store: DigestStore) -> None:
    """No room for an issue: neither the issue nor its sends are there, and what was there is sound."""
    large = an_issue("2026-W49", LATER).model_copy(update={"letter": os.urandom(3_000_000)})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, hard))
    try:
        with pytest.raises(StoreError):
            store.put(large, [a_send(period="2026-W49")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    store.check()
    assert store.periods("port") == ["2026-W48"]
    store.put(large, [a_send(period="2026-W49")])


def test_two_runs_exclude_each_other(path: Path, store: DigestStore) -> None:
    """The second is told who holds the store, and gets it once the first is done."""
    with closing(DigestStore(path)) as other:
        with store.alone(), pytest.raises(StoreBusyError, match=rf"process {os.getpid()}\)"), other.alone():
            raise AssertionError("both hold it")
        with other.alone():
            pass


HOLD = """
import sys, time
from pathlib import Path
from briefgen.adapters.digest_store import DigestStore
with DigestStore(Path(sys.argv[1])).alone():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_dead_process_holds_no_lock(path: Path, store: DigestStore) -> None:
    """Killed as hard as can be while it held the store: the next run has it at once."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreBusyError), store.alone():
            raise AssertionError("both hold it")
        holder.kill()
    with store.alone():
        pass


def test_the_usual_place_is_the_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The XDG folder where it is absolute, else the one in the home folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert usual_place() == tmp_path / "briefgen" / "digest.db"
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/ada")
    assert usual_place() == Path("/home/ada/.local/state/briefgen/digest.db")
