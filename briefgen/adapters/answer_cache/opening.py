"""Opens the file of answers: makes it where there is none, and leaves every file that is not ours as it is."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from briefgen.adapters.answer_cache.place import usual_place
from briefgen.errors import CacheError

_OURS = 0x62726965
"""``brie`` as SQLite's application id, so that no other program's database is ever written to."""

_FORMAT = 1
_HEADER = b"SQLite format 3\0"
_ID_AT = 68
"""Where a database file holds its application id, four bytes, big-endian (SQLite's file format, 1.3)."""

_PAUSE = 0.02
_TABLE = """
CREATE TABLE answers (
    key TEXT PRIMARY KEY,          -- sha256 of everything that decides the answer
    model TEXT NOT NULL,
    kept INTEGER NOT NULL,         -- Unix time
    text BLOB NOT NULL,            -- as it arrived, UTF-8
    ending TEXT NOT NULL,
    tokens_in INTEGER NOT NULL,
    tokens_out INTEGER NOT NULL,
    tokens_cached INTEGER NOT NULL,
    seal BLOB NOT NULL             -- sha256 over key, text, ending and tokens
)
"""

_COUNTS = """
CREATE TABLE IF NOT EXISTS counts (
    key BLOB PRIMARY KEY,          -- 16 bytes of blake2b over the model's name and a text
    tokens INTEGER NOT NULL
) WITHOUT ROWID
"""


def opened(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection to the answers at ``path``, which is made for its owner's eyes alone.

    Raises:
        CacheError: it is a database of another program, or of another version.
        sqlite3.Error, OSError: it cannot be used.
    """
    if not path.parent.is_dir():
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, path, patience)
    except (sqlite3.Error, CacheError):
        connection.close()
        raise
    return connection


def remove_damaged(path: Path) -> bool:
    """Remove a file that cannot be used any more if it is ours, by its place or its mark; return whether it is."""
    try:
        with path.open("rb") as file:
            start = file.read(_ID_AT + 4)
        marked = start.startswith(_HEADER) and start[_ID_AT:] == _OURS.to_bytes(4, "big")
        if not marked and path != usual_place():
            return False
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _prepare(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    """Make the table where the file is new."""
    if not _is_ours(connection, path):
        connection.execute("BEGIN IMMEDIATE")
        if not _is_ours(connection, path):  # another run may have been quicker
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA application_id = {_OURS}")
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.execute("COMMIT")
    _log_ahead(connection, patience)
    with suppress(sqlite3.OperationalError):  # a file that may only be read has them or does without
        connection.execute(_COUNTS)
    connection.execute("PRAGMA secure_delete = ON").fetchall()


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the table is there; False for an empty file."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return False
    if connection.execute("PRAGMA application_id").fetchone()[0] != _OURS:
        raise CacheError(f"{path} is a database of another program: name another file with --cache")
    if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
        raise CacheError(f"{path} was kept by another version of briefgen: `briefgen cache clear` removes it")
    return True


def _log_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Switch to write-ahead logging, for which SQLite itself does not wait; a file system without it goes without."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return
