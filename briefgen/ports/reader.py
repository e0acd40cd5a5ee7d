"""How inputs are found and read."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefgen.domain.article import Article


class Reader(Protocol):
    """Finds the inputs behind paths, and reads one."""

    def inputs(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield every input below the paths, folders walked in name order; ``InputError`` where a path is missing."""
        ...

    def read(self, path: str) -> tuple[Article, ...]:
        """Return the articles of one input; ``UnreadableError`` where there is none to be had."""
        ...
