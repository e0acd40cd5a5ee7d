"""What a user may wish for, and how much goes into one question."""

from briefgen.domain.noun import Noun
from briefgen.domain.selection import Selection


class Wishes(Selection):
    """What steers selection and wording; None where the articles decide."""

    language: str | None = None
    topic: str | None = None
    title: str | None = None


class Limits(Noun):
    """Budgets in tokens.

    With the instructions (about 2,000) a chunk and its answer fit a context of 16,000, which every current hosted
    model and most local ones have.  ``answer`` leaves room for the thinking that some models count as answer.
    ``judged`` are statements and passages that are judged together.
    """

    chunk: int = 4_000
    merge: int = 16_000
    judged: int = 4_000
    answer: int = 16_000
