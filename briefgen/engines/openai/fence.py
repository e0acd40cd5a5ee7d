"""Keeps foreign text inside its marks."""

import hashlib
import re
from collections.abc import Iterable

_CHAT_MARK = re.compile(r"<(?=\|)|<(?=/?s>)|<(?=(?:start|end)_of_turn>)|\[(?=/?INST\])")
"""Beginnings of the marks that chat templates put between turns; a careless server reads them in a text too."""


def fence_for(texts: Iterable[str]) -> str:
    """Return a code for the marks around texts: the same for the same texts, and not to be guessed by their author.

    It is made from the texts' hash, which no text can hold of itself; so answers can be kept by their question.
    """
    digest = hashlib.sha256("\n".join(texts).encode("utf-8", "replace"))
    return digest.hexdigest()[:12]


def one_line(text: str) -> str:
    """Return foreign text on one line, so that it cannot begin a line of its own, and without marks of a chat."""
    return _CHAT_MARK.sub(r"\g<0> ", " ".join(text.split()))
