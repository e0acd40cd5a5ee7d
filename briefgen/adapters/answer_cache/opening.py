"""Opens the file of answers, and removes one that is damaged."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from briefgen.adapters import sqlite_file
from briefgen.adapters.answer_cache.place import usual_place
from briefgen.errors import CacheError

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

_LAYOUT = sqlite_file.Layout(
    mark=0x62726965,  # ``brie``
    steps=((_TABLE,),),
    error=CacheError,
    strange="{path} is a database of another program: name another file with --cache",
    other="{path} was kept by another version of briefgen: `briefgen cache clear` removes it",
)


def opened(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection to the answers at ``path``.

    Raises:
        CacheError: it is a database of another program, or of another version.
        sqlite3.Error, OSError: it cannot be used.
    """
    connection = sqlite_file.opened(path, _LAYOUT, patience)
    try:
        with suppress(sqlite3.OperationalError):  # a file that may only be read has them or does without
            connection.execute(_COUNTS)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def remove_damaged(path: Path) -> bool:
    """Remove a file that cannot be used any more if it is ours, by its place or its mark; return whether it is."""
    try:
        if not sqlite_file.is_marked(path, _LAYOUT) and path != usual_place():
            return False
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
    except OSError:
        return False
    return True
