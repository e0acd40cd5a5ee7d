"""Issues and sends in one SQLite file.

Every method is one transaction and is on the disk before it returns (``synchronous = FULL``), so that what is noted
before a hand-over is still known after the power has failed.  The file quotes articles and names recipients, so it is
its owner's alone.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from briefgen.adapters.digest_store.layout import LAYOUT
from briefgen.adapters.digest_store.locking import held
from briefgen.adapters.sqlite_file import opened
from briefgen.domain.issue import Issue, Send, SendState
from briefgen.errors import StoreError

PATIENCE = 10.0
"""Seconds that are waited for a program that reads the file, such as a backup."""

Result = TypeVar("Result")
_KEY = "digest = ? AND period = ? AND recipient = ?"


class DigestStore:
    """An ``IssueStore`` in a file.  Every failure is a ``StoreError``: what cannot be noted is not done."""

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        """Take the file, which is opened when it is first needed."""
        self.path = path
        self._patience = patience
        self._connection: sqlite3.Connection | None = None

    def alone(self) -> AbstractContextManager[None]:
        """Hold the lock beside the file."""
        return held(self.path.with_name(f"{self.path.name}.lock"))

    def put(self, issue: Issue, sends: Sequence[Send]) -> None:
        """Keep an issue and what is planned of it, both or neither."""
        changes = issue.changes.model_dump_json() if issue.changes else None
        brief = issue.brief.model_dump_json()
        row = (issue.digest, issue.period, _iso(issue.due), issue.generated_at, brief, changes, issue.letter)
        with self._writing() as db:
            db.execute("INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            for send in sends:
                key = (send.digest, send.period, send.recipient)
                values = (*key, send.state, send.message_id, _iso(send.at), send.answer)
                db.execute("INSERT INTO sends VALUES (?, ?, ?, ?, ?, ?, ?)", values)
                _add_step(db, key, state=send.state, answer=send.answer, at=send.at)

    def has(self, digest: str, period: str) -> bool:
        """Whether that issue was made."""
        return bool(self._rows("SELECT 1 FROM issues WHERE digest = ? AND period = ?", digest, period))

    def letter(self, digest: str, period: str) -> bytes:
        """Return the message of an issue."""
        rows = self._rows("SELECT letter FROM issues WHERE digest = ? AND period = ?", digest, period)
        if not rows:
            raise StoreError(f"no issue {period} of {digest} was made")
        return bytes(rows[0][0])

    def newest(self, digest: str) -> tuple[str, dt.datetime] | None:
        """Return the period and the due moment of the newest issue; None where there is none."""
        rows = self._rows("SELECT period, due FROM issues WHERE digest = ? ORDER BY due DESC LIMIT 1", digest)
        return (rows[0][0], dt.datetime.fromisoformat(rows[0][1])) if rows else None

    def periods(self, digest: str) -> Sequence[str]:
        """Return the periods of a digest's issues, the oldest first."""
        return [row[0] for row in self._rows("SELECT period FROM issues WHERE digest = ? ORDER BY due", digest)]

    def before(self, digest: str, moment: dt.datetime) -> Sequence[str]:
        """Return the periods of the issues that were due before a moment, the oldest first."""
        wanted = "SELECT period FROM issues WHERE digest = ? AND due < ? ORDER BY due"
        return [row[0] for row in self._rows(wanted, digest, _iso(moment))]

    def digests(self) -> Sequence[str]:
        """Return the names of all digests that have issues, those that are set up no more among them."""
        return [row[0] for row in self._rows("SELECT DISTINCT digest FROM issues ORDER BY digest")]

    def briefs(self, digest: str, last: int) -> Sequence[tuple[str, str]]:
        """Return the period and the brief as JSON of the last issues, the oldest first."""
        wanted = "SELECT period, brief FROM issues WHERE digest = ? ORDER BY due DESC LIMIT ?"
        return [(row[0], row[1]) for row in reversed(self._rows(wanted, digest, last))]

    def sends(self, digest: str, period: str | None = None) -> Sequence[Send]:
        """Return the sends of one issue, or of all, in order of period and recipient."""
        wanted = (
            "SELECT s.digest, s.period, s.recipient, s.state, s.message_id, s.at, s.answer FROM sends s "
            "JOIN issues i USING (digest, period) WHERE s.digest = ? AND (? IS NULL OR s.period = ?) "
            "ORDER BY i.due, s.recipient"
        )
        return [
            Send.model_validate(dict(zip(Send.model_fields, row, strict=True)))
            for row in self._rows(wanted, digest, period, period)
        ]

    def note(self, send: Send, state: SendState, answer: str, at: dt.datetime) -> None:
        """Note a step of a send, on the disk before this returns."""
        key = (send.digest, send.period, send.recipient)
        with self._writing() as db:
            changed = db.execute(
                f"UPDATE sends SET state = ?, answer = ?, at = ? WHERE {_KEY}",  # noqa: S608  (a constant)
                (state, answer, _iso(at), *key),
            )
            if changed.rowcount != 1:
                raise StoreError(f"{self.path}: no send of {send.period} to {send.recipient} is planned")
            _add_step(db, key, state=state, answer=answer, at=at)

    def alerted(self, digest: str, seal: str) -> bool:
        """Whether the owner was told that already."""
        return bool(self._rows("SELECT 1 FROM alerts WHERE digest = ? AND seal = ?", digest, seal))

    def note_alert(self, digest: str, seal: str, at: dt.datetime) -> None:
        """Note that the owner was told."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO alerts VALUES (?, ?, ?)", (digest, seal, _iso(at)))

    def prune(self, digest: str, periods: Sequence[str]) -> None:
        """Forget issues with their sends; their words are wiped from the disk."""
        with self._writing() as db:
            db.executemany("DELETE FROM issues WHERE digest = ? AND period = ?", [(digest, one) for one in periods])
        self._with(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())

    def backup(self, target: Path) -> None:
        """Write a copy that is whole, whatever else is at work; ``target`` must not be there yet."""
        self._with(lambda db: db.execute("VACUUM INTO ?", (str(target),)).fetchall())
        target.chmod(0o600)

    def check(self) -> None:
        """Raise ``StoreError`` where the file is not sound."""
        found = self._rows("PRAGMA integrity_check(1)")
        if found and found != [("ok",)]:
            raise StoreError(f"{self.path} is damaged ({found[0][0]}); put a backup in its place")

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, wanted: str, *values: object) -> list[tuple[Any, ...]]:
        """What is there; looking makes no file where there is none."""
        if self._connection is None and not self.path.exists():
            return []
        return self._with(lambda db: db.execute(wanted, values).fetchall())

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, which is taken back where the block fails."""
        with self._telling():
            db = self._open()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except (sqlite3.Error, StoreError):
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def _with(self, use: Callable[[sqlite3.Connection], Result]) -> Result:
        with self._telling():
            return use(self._open())

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = opened(self.path, LAYOUT, self._patience)
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
        return self._connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Translate what goes wrong."""
        try:
            yield
        except sqlite3.OperationalError as error:  # locked, full, read-only: the file itself is sound
            raise StoreError(f"{self.path}: {error}") from error
        except sqlite3.Error as error:
            raise StoreError(
                f"{self.path} is damaged or no store of briefgen ({error}): put a backup in its place, or move it away"
            ) from error
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror or error}") from error


def _add_step(db: sqlite3.Connection, key: tuple[str, str, str], *, state: str, answer: str, at: dt.datetime) -> None:
    row = (*key, state, _iso(at), answer)
    db.execute("INSERT INTO steps (digest, period, recipient, state, at, answer) VALUES (?, ?, ?, ?, ?, ?)", row)


def _iso(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
