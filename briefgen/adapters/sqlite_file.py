"""Where a SQLite file of ours lies, and how it is opened: made where there is none, left alone where it is not ours.

Every store of the program opens its file here, so that a fault that one of them has met is met by all.
"""

import os
import sqlite3
import time
from pathlib import Path
from typing import NamedTuple

from briefgen.errors import BriefgenError

HEADER = b"SQLite format 3\0"
ID_AT = 68
"""Where a database file holds its application id, four bytes, big-endian (SQLite's file format, 1.3)."""

_PAUSE = 0.02


class Layout(NamedTuple):
    """What a kind of file holds, and in which words a file is refused that is none.

    ``mark`` is its application id.  ``steps`` are scripts, of which the n-th makes a file of version n-1 into one of
    version n; a file from the future is refused.  ``strange`` and ``other`` take the path.
    """

    mark: int
    steps: tuple[tuple[str, ...], ...]
    error: type[BriefgenError]
    strange: str
    other: str


def opened(path: Path, layout: Layout, patience: float) -> sqlite3.Connection:
    """Return a connection to the file, which is made for its owner's eyes alone, at the layout's newest version.

    Raises:
        BriefgenError: the layout's: it is a database of another program, or of a later version.
        sqlite3.Error, OSError: it cannot be used.
    """
    if not path.parent.is_dir():
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        if _version(connection, path, layout) < len(layout.steps):
            _bring_up(connection, path, layout)
        _log_ahead(connection, patience)
        connection.execute("PRAGMA secure_delete = ON").fetchall()
    except (sqlite3.Error, BriefgenError):
        connection.close()
        raise
    return connection


def is_marked(path: Path, layout: Layout) -> bool:
    """Whether a file, damaged or not, says that it is of this kind."""
    with path.open("rb") as file:
        start = file.read(ID_AT + 4)
    return start.startswith(HEADER) and start[ID_AT:] == layout.mark.to_bytes(4, "big")


def _bring_up(connection: sqlite3.Connection, path: Path, layout: Layout) -> None:
    """Take the steps that are missing, all or none; another run may have been quicker."""
    connection.execute("BEGIN IMMEDIATE")
    for statements in layout.steps[_version(connection, path, layout) :]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {layout.mark}")
    connection.execute(f"PRAGMA user_version = {len(layout.steps)}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection, path: Path, layout: Layout) -> int:
    """The version of a file of ours, 0 of an empty one."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return 0
    if connection.execute("PRAGMA application_id").fetchone()[0] != layout.mark:
        raise layout.error(layout.strange.format(path=path))
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if not 1 <= version <= len(layout.steps):
        raise layout.error(layout.other.format(path=path))
    return version


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


def file_of_user(variable: str, fallback: Path, name: str) -> Path | None:
    """Where a store lies that no setting names: in the folder of the XDG Base Directory Specification's ``variable``.

    ``fallback`` is that folder below the user's home; on Windows it is the local one.  None where the machine knows no
    home of this user.
    """
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else variable, "")
    if Path(named).is_absolute():  # the specification has a relative one ignored
        return Path(named) / "briefgen" / name
    try:
        return Path.home() / fallback / "briefgen" / name
    except RuntimeError:
        return None
