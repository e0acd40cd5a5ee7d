"""How long a text is for a model."""

from typing import Protocol


class TokenCounter(Protocol):
    """Counts tokens the way one model does."""

    def count(self, text: str) -> int:
        """Return the number of tokens of a text."""
        ...
