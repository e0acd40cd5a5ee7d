"""Finds the inputs and opens them: files, folders, standard input; the names are data, never trusted."""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from briefgen.adapters.file_reader.document import Document, read_text
from briefgen.adapters.file_reader.formats import READ, Parse, parse_document, read_document, suffix_of, unknown
from briefgen.errors import InputError, UnreadableError
from briefgen.ports.reader import FieldNames, Loaded

STDIN = "-"
DEFAULT_MAX_BYTES = 20_000_000


class FileReader:
    """Finds files and reads each by its format; implements ``ports.reader.Reader``."""

    def __init__(
        self,
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        fields: FieldNames | None = None,
        parse: Parse = parse_document,
        rest: Callable[[], None] | None = None,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Refuse inputs of more than ``max_bytes``; ``-`` is read from ``stdin``, the process's own by default.

        ``fields`` are the user's names for the fields of dumps; ``parse`` reads what is neither plain text nor packed,
        and ``rest`` lets go of what it holds.
        """
        self.max_bytes = max_bytes
        self._fields = fields or {}
        self._parse = parse
        self._rest = rest
        self._stdin = stdin

    def inputs(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield every input once: files as they are named, folders walked in name order without hidden files."""
        seen: set[str] = set()
        for path in paths:
            for found in _found(path):
                key = found if found == STDIN else os.path.abspath(found)  # noqa: PTH100  (a Path would resolve nothing more)
                if key not in seen:
                    seen.add(key)
                    yield found

    def read(self, path: str) -> Loaded:
        """Return the articles of an input; ``UnreadableError`` says why there is none."""
        name = printable(path)
        document = Document(name, self._content(path, name), self.max_bytes, self._fields)
        return read_text(document) if path == STDIN else read_document(document, suffix_of(path), self._parse)

    def rest(self) -> None:
        """End the processes that parse."""
        if self._rest:
            self._rest()

    def _standard_input(self) -> BinaryIO:
        if self._stdin is None and sys.stdin is None:
            raise ValueError("standard input is closed")
        return self._stdin or sys.stdin.buffer

    def _content(self, path: str, name: str) -> bytes:
        try:
            if path == STDIN:
                return self._bounded(self._standard_input(), name)
            _check_kind(path, name)
            with open(path, "rb") as file:  # noqa: PTH123  (a name may hold bytes that are no text)
                return self._bounded(file, name)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise UnreadableError(name, f"cannot be opened ({reason})") from error

    def _bounded(self, file: BinaryIO, name: str) -> bytes:
        content = file.read(self.max_bytes + 1)
        if len(content) > self.max_bytes:
            raise UnreadableError(
                name,
                f"longer than the limit of {self.max_bytes:,} bytes (raise --max-bytes or BRIEFGEN_MAX_BYTES)",
            )
        return content


def printable(path: str) -> str:
    r"""The name of a file whatever its bytes: those that are no UTF-8 stand as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def _check_kind(path: str, name: str) -> None:
    """Refuse what is no plain file, so that a pipe or a device never blocks, and formats that are not read."""
    mode = os.stat(path).st_mode  # noqa: PTH116  (a name may hold bytes that are no text)
    if stat.S_ISDIR(mode):
        raise UnreadableError(name, "the folder cannot be listed")
    if not stat.S_ISREG(mode):
        raise UnreadableError(name, "is no regular file (a pipe, socket or device)")
    if (suffix := suffix_of(path)) not in READ:
        raise UnreadableError(name, unknown(printable(suffix)))


def _found(path: str) -> Iterator[str]:
    if path == STDIN or (os.path.lexists(path) and not os.path.isdir(path)):  # noqa: PTH112  (as above)
        yield path
    elif "\0" not in path and os.path.isdir(path):  # noqa: PTH112  (as above)
        yield from _walked(path)
    else:
        raise InputError(f"{printable(path)}: there is no such file or folder")


def _walked(folder: str) -> Iterator[str]:
    """Files below a folder in name order; a folder met twice (a loop of links) is entered once.

    A folder that cannot be listed is yielded itself, so that reading it says so.  No recursion: folders may be nested
    deeper than Python's stack.
    """
    visited: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not os.path.isdir(path):  # noqa: PTH112  (as above)
            yield path
            continue
        try:
            status = os.stat(path)  # noqa: PTH116  (as above)
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208  (as above)
        except OSError:
            yield path
            continue
        if (status.st_dev, status.st_ino) not in visited:
            visited.add((status.st_dev, status.st_ino))
            waiting.extend(os.path.join(path, name) for name in reversed(names))  # noqa: PTH118  (as above)
