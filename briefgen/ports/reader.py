"""How inputs are found and read."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.domain.noun import Noun
from briefgen.errors import EmptyError, UnreadableError


class Loaded(Noun):
    """What was read, in the order of the inputs, and a ledger row for each input, or part of one, that could not be."""

    articles: tuple[Article, ...] = ()
    rows: tuple[LedgerRow, ...] = ()


class Reader(Protocol):
    """Finds the inputs behind paths, and reads one."""

    def inputs(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield every input below the paths, folders walked in name order; ``InputError`` where a path is missing."""
        ...

    def read(self, path: str) -> Loaded:
        """Return the articles of one input and what of it is lost; ``UnreadableError`` where that is all of it."""
        ...


def row_of(error: UnreadableError) -> LedgerRow:
    """The ledger row of an input that cannot be read."""
    fate = "empty" if isinstance(error, EmptyError) else "unreadable"
    return LedgerRow.model_validate({"input": error.path, "fate": fate, "reason": error.reason})
