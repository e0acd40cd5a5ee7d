"""What the calls of a run have used so far."""

from typing import Protocol

from briefgen.domain.noun import Noun


class Spent(Noun):
    """Sums over a run: calls answered, tokens as the server counts them, and calls made again."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    retries: int = 0


class Meter(Protocol):
    """Knows what has been spent."""

    def spent(self) -> Spent:
        """Return the sums up to now."""
        ...
