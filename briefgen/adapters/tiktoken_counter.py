"""Counts tokens with tiktoken and the vocabulary that ships with briefgen; never touches a network.

tiktoken downloads a vocabulary at first use.  The package holds ``o200k_base``; a model that tiktoken does not know,
or whose vocabulary is another one, is counted with ``o200k_base`` too: budgets want a fair measure, not a bill.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from tiktoken import Encoding

_FOLDER = Path(str(files("briefgen"))) / "_resources" / "tiktoken"
_PACKAGED = ("o200k_base", "o200k_harmony")  # two encodings, one table
_TABLE = "fb374d419588a4632f3f557e76b4b70aebbca790"
_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_PIECE = 100_000
"""Characters encoded at a time: tiktoken's cost for one run without a break grows faster than its length (250,000
characters of one letter 0.2 s, 2,000,000 1.3 s), and slicing adds at most one token a slice."""

_VARIABLE = "TIKTOKEN_CACHE_DIR"
_loading = Lock()


class TiktokenCounter:
    """A ``TokenCounter``; the vocabulary is loaded at the first count (a third of a second)."""

    def __init__(self, model: str = "", *, folder: Path = _FOLDER) -> None:
        """Take the model's name, and the folder that holds the vocabulary under tiktoken's name for it."""
        self._model = model
        self._folder = folder
        self._encoding: Encoding | None = None

    def count(self, text: str) -> int:
        """Return the number of tokens of a text; what looks like a special token counts as the words it is."""
        encoding = self._encoding or self._load()
        pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
        return sum(len(encoding.encode(piece, disallowed_special=())) for piece in pieces)

    @property
    def is_own(self) -> bool:
        """Whether the model's own vocabulary is known and counted with."""
        from tiktoken import encoding_name_for_model  # noqa: PLC0415 - see below

        try:
            return encoding_name_for_model(self._model) in _PACKAGED
        except KeyError:
            return False

    def _load(self) -> "Encoding":
        import tiktoken  # noqa: PLC0415 - kept out of start-up: only a model engine counts tokens

        with _loading:
            if self._encoding is None:
                _verify(self._folder / _TABLE)
                try:
                    own = tiktoken.encoding_name_for_model(self._model)
                except KeyError:
                    own = _PACKAGED[0]
                with _cache_at(self._folder):
                    self._encoding = tiktoken.get_encoding(own if own in _PACKAGED else _PACKAGED[0])
            return self._encoding


def _verify(table: Path) -> None:
    """Refuse a damaged table before tiktoken sees it: it would delete the file and ask the network for another."""
    try:
        whole = hashlib.sha256(table.read_bytes()).hexdigest() == _SHA256
    except OSError as error:
        raise BriefgenError(
            f"the token table {table} cannot be read ({error.strerror}): install briefgen again"
        ) from None
    if not whole:
        raise BriefgenError(f"the token table {table} is damaged: install briefgen again")


@contextmanager
def _cache_at(folder: Path) -> Iterator[None]:
    """Point tiktoken at ``folder`` while a vocabulary is loaded, and put the user's own setting back."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
