"""Keeps two runs from working on one store: a lock of the operating system, which a dead process does not hold."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.errors import StoreBusyError, StoreError


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at ``path`` while the block runs; the file stays, since removing it would open a gap.

    Raises:
        StoreBusyError: another run holds it.
        StoreError: there can be no lock.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error
    try:
        release = _taken(handle, path)
        try:
            yield
        finally:
            release()  # a process that was started meanwhile has the handle too
    finally:
        os.close(handle)


def _taken(handle: int, path: Path) -> Callable[[], None]:
    """Take the lock, and return what lets go of it."""
    try:
        import fcntl  # noqa: PLC0415  (Windows has none)
    except ImportError:
        raise StoreError("digests need a system with file locks (fcntl), such as Linux or macOS") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreBusyError(f"another run is at work (process {_holder(handle)}); {path} is its lock") from None
    except OSError as error:
        raise StoreError(f"{path}: no lock can be had there: {error.strerror or error}") from error
    with suppress(OSError):  # who holds it is for people alone
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
    return lambda: fcntl.flock(handle, fcntl.LOCK_UN)


def _holder(handle: int) -> str:
    try:
        return os.pread(handle, 20, 0).decode("ascii") or "unknown"
    except (OSError, UnicodeDecodeError):
        return "unknown"
