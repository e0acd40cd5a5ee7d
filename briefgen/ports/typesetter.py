"""What makes documents of a laid-out brief: programs that need not be installed."""

from collections.abc import Mapping
from typing import Protocol


class Typesetter(Protocol):
    """Makes one kind of document."""

    def check(self) -> None:
        """Raise ``FormatError`` where what it needs is not installed."""
        ...

    def document(self, words: str, properties: Mapping[str, str]) -> bytes:
        """Return the document that holds some words, laid out as its adapter says, with the properties of a file."""
        ...
