"""Where a finished brief goes: a file, whole or not at all, or standard output."""

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from briefgen.errors import OutputError, ReaderGoneError


def check_writable(path: Path) -> None:
    """Raise ``OutputError`` now rather than after the work where a file cannot be written there."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file in it")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise OutputError(f"{path}: the folder {folder} does not exist; make it first")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise OutputError(f"{path}: no permission to write there")


def write_file(path: Path, page: str | bytes) -> None:
    """Put a page there in one step, so that a reader finds the old file or the new one, never half of one.

    Text is written as UTF-8.  What is no regular file (a pipe, a device) is written as it is.  A file that is replaced
    keeps its permissions.

    Raises:
        OutputError: it cannot be written; what stood there still stands.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(_encoded(page))
        else:
            _replace(target, _encoded(page))
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}; nothing was changed there") from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)  # gone already where all went well


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def check_stdout(*, binary: bool) -> None:
    """Raise ``OutputError`` now rather than after the work where a page is no text and a terminal would show it."""
    if binary and sys.stdout is not None and sys.stdout.isatty():
        raise OutputError("a terminal cannot show this format; name a file with -o")


def write_stdout(page: str | bytes) -> None:
    """Write a page, text as UTF-8 whatever the locale says.

    Raises:
        OutputError: the output is full or closed for another reason than its reader going away.
        ReaderGoneError: who read it has gone.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; redirect it, or name a file with -o")
    try:
        sys.stdout.buffer.write(_encoded(page))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        _silence()
        raise ReaderGoneError("standard output was closed") from error
    except OSError as error:
        _silence()
        raise OutputError(f"standard output: {error.strerror or error}") from error


def _encoded(page: str | bytes) -> bytes:
    return page if isinstance(page, bytes) else page.encode("utf-8")


def _silence() -> None:
    """Let the interpreter's last flush go nowhere instead of failing again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
