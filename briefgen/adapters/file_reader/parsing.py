"""The worker's side of ``workshop``: parses one document after the other, each within a share of time and memory.

Everything that parses a format somebody else invented runs here, because a parser that loops, swells or falls must cost
one document and nothing else.  The worker can write no file.
"""

import base64
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import BinaryIO

from briefgen.adapters.file_reader.document import Document
from briefgen.adapters.file_reader.formats import parse_document
from briefgen.errors import EmptyError, UnreadableError

MEMORY = 1_000_000_000
"""Bytes of addresses; the largest input that is read by default needs half of it."""

OUT_OF_MEMORY = "needs more memory than one input may take"


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer every line of the one with a line of the other, until there is none."""
    _limit_memory()
    for line in asked:
        answers.write(json.dumps(_answer(json.loads(line))).encode() + b"\n")
        answers.flush()


def _answer(asked: Mapping[str, str]) -> dict[str, object]:
    document = Document(
        name=asked["name"],
        content=base64.b64decode(asked["content"]),
        max_bytes=int(asked["max_bytes"]),
        fields=json.loads(asked["fields"]),
    )
    _limit_time(int(asked["seconds"]))
    try:
        return {"loaded": parse_document(document, asked["suffix"]).model_dump_json()}
    except UnreadableError as error:
        return {"path": error.path, "reason": error.reason, "empty": isinstance(error, EmptyError)}
    except MemoryError:
        return {"path": document.name, "reason": OUT_OF_MEMORY, "empty": False}


def _limit_time(seconds: int) -> None:
    """Let the system end this process after so many more seconds of work."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits; there the caller's clock is alone
        import resource  # noqa: PLC0415

        spent = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + seconds + 1, most))


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        for kind, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
            _, most = resource.getrlimit(kind)
            resource.setrlimit(kind, (value, most))
