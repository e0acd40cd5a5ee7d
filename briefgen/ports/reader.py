"""How inputs are found and read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Protocol

from briefgen.domain.article import Article
from briefgen.domain.ledger import LedgerRow
from briefgen.domain.noun import Noun
from briefgen.errors import EmptyError, UnreadableError

FieldKey = Literal["text", "title", "author", "publisher", "published", "url", "language"]
FieldNames = Mapping[FieldKey, tuple[str, ...]]
"""What the fields of a user's own dumps are called, by the part of an article that each holds."""


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

    def rest(self) -> None:
        """Let go of what is held for the next input, such as processes; reading may begin again."""
        ...


def row_of(error: UnreadableError) -> LedgerRow:
    """The ledger row of an input that cannot be read."""
    fate = "empty" if isinstance(error, EmptyError) else "unreadable"
    return LedgerRow.model_validate({"input": error.path, "fate": fate, "reason": error.reason})
