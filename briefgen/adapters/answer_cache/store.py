"""Answers in one SQLite file, by the hash of what was asked.

Write-ahead logging and a busy timeout let several runs read and write at once; every answer is a transaction of its
own, on the disk before anybody reads the answer.  The file holds article text, so it is its owner's alone.
"""

import datetime as dt
import hashlib
import os
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TypeVar

from briefgen.adapters.answer_cache.opening import opened, remove_damaged
from briefgen.domain.noun import Noun
from briefgen.errors import CacheError
from briefgen.ports.chat_model import Response, Usage

PATIENCE = 5.0
"""Seconds that are waited for another run's lock; a write takes some milliseconds."""

Result = TypeVar("Result")


class ModelAnswers(Noun):
    """What is kept of one model; tokens as its server counted them."""

    model: str
    answers: int
    tokens_in: int
    tokens_out: int


class Contents(Noun):
    """What a store holds: ``size`` in bytes, the moments of its oldest and newest answer, and its models by name."""

    path: Path
    size: int = 0
    oldest: dt.datetime | None = None
    newest: dt.datetime | None = None
    models: tuple[ModelAnswers, ...] = ()


class AnswerStore:
    """Keeps answers in a file; safe to share between threads and runs.  Every failure is a ``CacheError``."""

    def __init__(self, path: Path | None, *, patience: float = PATIENCE) -> None:
        """Take the file, which is opened when it is first needed; None where there is no place for one."""
        self._named = path
        self._patience = patience
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._closed = False

    @property
    def path(self) -> Path:
        """The file."""
        if self._named is None:
            raise CacheError("there is no home folder to keep answers in: name a file with --cache")
        return self._named

    @property
    def is_there(self) -> bool:
        """Whether the file exists: looking up makes one where there is none."""
        return self._named is not None and self._named.exists()

    def get(self, key: str) -> Response | None:
        """Return the answer under ``key``; None where there is none, or not as it was written."""
        found = self._with(
            lambda db: db.execute(
                "SELECT text, ending, tokens_in, tokens_out, tokens_cached, seal FROM answers WHERE key = ?", (key,)
            ).fetchone()
        )
        if found is None or not isinstance(found[0], bytes) or _seal(key, found[:5]) != found[5]:
            return None
        text, ending, tokens_in, tokens_out, tokens_cached, _ = found
        usage = Usage(tokens_in=tokens_in, tokens_out=tokens_out, tokens_cached=tokens_cached)
        return Response(text=text.decode("utf-8", "surrogatepass"), ending=ending, usage=usage)

    def put(self, key: str, model: str, response: Response, now: dt.datetime) -> None:
        """Keep an answer."""
        usage = response.usage
        text = response.text.encode("utf-8", "surrogatepass")
        row = (text, response.ending, usage.tokens_in, usage.tokens_out, usage.tokens_cached)
        values = (key, model, int(now.timestamp()), *row, _seal(key, row))
        self._with(lambda db: db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values))

    def get_count(self, key: bytes) -> int | None:
        """Return a count of tokens that was kept; None where there is none."""
        found = self._with(lambda db: db.execute("SELECT tokens FROM counts WHERE key = ?", (key,)).fetchone())
        return int(found[0]) if found else None

    def put_counts(self, counts: Mapping[bytes, int]) -> None:
        """Keep counts of tokens, in one transaction."""

        def write(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR REPLACE INTO counts VALUES (?, ?)", counts.items())
            db.execute("COMMIT")

        self._with(write)

    def contents(self) -> Contents:
        """Return what is kept, without making a file where there is none."""
        if not self.path.exists():
            return Contents(path=self.path)
        ages = self._with(lambda db: db.execute("SELECT min(kept), max(kept) FROM answers").fetchone())
        oldest, newest = (None if age is None else dt.datetime.fromtimestamp(age, dt.UTC) for age in ages)
        rows = self._with(
            lambda db: db.execute(
                "SELECT model, count(*), sum(tokens_in), sum(tokens_out) FROM answers GROUP BY model ORDER BY model"
            ).fetchall()
        )
        models = tuple(ModelAnswers(model=m, answers=n, tokens_in=i, tokens_out=o) for m, n, i, o in rows)
        return Contents(path=self.path, size=self._size(), oldest=oldest, newest=newest, models=models)

    def clear(self, before: dt.datetime | None = None) -> int:
        """Forget the answers that were kept before a moment, or all; return how many.

        Their words are wiped from the disk.  A file of ours that cannot be read any more is removed whole.
        """
        if not self.path.exists():
            return 0
        limit = before.timestamp() if before else float("inf")
        try:
            gone: int = self._with(lambda db: db.execute("DELETE FROM answers WHERE kept < ?", (limit,)).rowcount)
        except CacheError:
            if before or not remove_damaged(self.path):
                raise
            return 0
        if before is None:
            self._with(lambda db: db.execute("DELETE FROM counts"))
        self._with(lambda db: db.execute("VACUUM"))
        self._with(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        return gone

    def close(self) -> None:
        """Close the file; whoever still waits for an answer cannot keep it any more."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _with(self, use: Callable[[sqlite3.Connection], Result]) -> Result:
        """Use the open file, one thread at a time, and translate what goes wrong."""
        try:
            with self._lock:
                if self._closed:
                    raise CacheError(f"{self.path} is closed")
                if self._connection is None:
                    self._connection = opened(self.path, self._patience)
                return use(self._connection)
        except sqlite3.OperationalError as error:  # locked, full, read-only: the file itself is sound
            raise CacheError(f"{self.path}: {error}") from error
        except sqlite3.Error as error:
            raise CacheError(
                f"{self.path} is damaged or no cache of briefgen ({error}): see `briefgen cache clear`"
            ) from error
        except OSError as error:
            raise CacheError(f"{self.path}: {error.strerror or error}") from error

    def _size(self) -> int:
        beside = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        return sum(os.path.getsize(file) for file in beside if file.exists())  # noqa: PTH202  (a race of two lines)


def _seal(key: str, row: tuple[bytes, str, int, int, int]) -> bytes:
    """A hash over an answer and what it answers: what a disk or a hand has changed is not used."""
    text, *rest = row
    return hashlib.sha256(f"{key} {rest!r} ".encode() + text).digest()
