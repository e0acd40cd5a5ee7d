"""What the calls of a run have used so far."""

from typing import Protocol

from briefgen.domain.noun import Noun


class Spent(Noun):
    """Sums over a run: calls answered, tokens as the server counts them, calls made again, and answers kept before.

    ``notices`` say what went wrong on the way and cost no answer.
    """

    calls: int = 0
    answers_kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    retries: int = 0
    notices: tuple[str, ...] = ()


class Meter(Protocol):
    """Knows what has been spent."""

    def spent(self) -> Spent:
        """Return the sums up to now."""
        ...
