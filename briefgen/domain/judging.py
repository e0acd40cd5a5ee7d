"""What a judge is shown of a statement, and what it says."""

from typing import NamedTuple

from briefgen.domain.noun import Noun


class Passage(NamedTuple):
    """The sentences of one article that hold what a statement cites, and those just before; its date where known."""

    text: str
    published: str | None


class Case(Noun):
    """One statement: ``what`` says what kind it is, in words for the judge."""

    what: str
    text: str
    passages: tuple[Passage, ...]


class Verdict(Noun):
    """Whether the passages carry a statement, and if not, what differs; ``carried`` is None where no judgement came.

    ``reason`` then says why.
    """

    carried: bool | None
    reason: str = ""
