"""Has documents parsed in a process of its own, so that none of them can hold up, swell or end the run."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from queue import LifoQueue
from threading import Timer

import briefgen
from briefgen.adapters.file_reader.document import Document
from briefgen.errors import EmptyError, UnreadableError
from briefgen.ports.reader import Loaded

SECONDS = 20
"""Of the processor's time, for one document: five hundred pages of print take ten."""

ROW_BYTES = 20_000
"""For so many bytes of a dump or a mailbox there is a second more: their articles may be web pages each."""

_ROWS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".mbox"})
_PATIENCE = 10
"""Seconds on the clock for one of work: the machine may be busy with other things."""

_START = (
    "import sys; sys.path[:] = {path!r}; from briefgen.adapters.file_reader.parsing import serve; "
    "serve(sys.stdin.buffer, sys.stdout.buffer)"
)


class Workshop:
    """Parses documents as ``formats.parse_document`` does, in as many processes as are asked for side by side."""

    def __init__(self, workers: int = 1, seconds: int = SECONDS) -> None:
        """Start no more than so many processes, and those when they are needed.

        No document may take more than so much of the processor's time, dumps and mailboxes by their size.
        """
        self._workers = tuple(_Worker(seconds) for _ in range(workers))
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def parse(self, document: Document, suffix: str) -> Loaded:
        """The articles of a document; ``UnreadableError`` also where reading it took too long or crashed.

        May be called from several threads; one more than there are processes waits.
        """
        worker = self._idle.get()
        try:
            return worker.parse(document, suffix)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.close()


class _Worker:
    """One process, begun anew when a document ends it."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def parse(self, document: Document, suffix: str) -> Loaded:
        """As ``Workshop.parse``, of one document after the other."""
        seconds = self._seconds + (len(document.content) // ROW_BYTES if suffix in _ROWS else 0)
        asked = {
            "seconds": str(seconds),
            "name": document.name,
            "suffix": suffix,
            "content": base64.b64encode(document.content).decode("ascii"),
            "max_bytes": str(document.max_bytes),
            "fields": json.dumps(dict(document.fields)),
        }
        answer = self._answer(json.dumps(asked).encode() + b"\n", _PATIENCE * seconds)
        if not answer.endswith(b"\n"):
            raise document.lost(self._end())
        told = json.loads(answer)
        if "loaded" in told:
            return Loaded.model_validate_json(told["loaded"])
        raise (EmptyError if told["empty"] else UnreadableError)(told["path"], told["reason"])

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
        self._process = None

    def _answer(self, asked: bytes, seconds: float) -> bytes:
        process = self._process = self._process or _started()
        if process.stdin is None or process.stdout is None:  # never: both are pipes
            return b""
        clock = Timer(seconds, process.kill)
        clock.daemon = True
        clock.start()
        try:
            process.stdin.write(asked)
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:  # it is gone
            return b""
        finally:
            clock.cancel()

    def _end(self) -> str:
        """Why the worker is gone."""
        code = self._process.wait() if self._process else 0
        self.close()
        if code in {-9, -24}:  # the clock's signal, and that of the limit on the processor's time
            return "takes too long to read"
        return "takes more memory than one input may, or crashes the program that reads it"


def _started() -> subprocess.Popen[bytes]:
    """A worker that finds what this process finds, but nothing in the current folder, which may hold anything."""
    home = str(Path(briefgen.__file__).parent.parent)
    path = [*filter(None, sys.path), home]
    secret = ("OPENAI_", "BRIEFGEN_")  # no parser needs a key
    return subprocess.Popen(  # noqa: S603  (this very interpreter)
        [sys.executable, "-P", "-B", "-c", _START.format(path=path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if not name.startswith(secret)},
    )
