"""How a run shows how far it has come."""

from typing import Protocol


class Progress(Protocol):
    """Told of each step as it begins and of each piece of work that is done; must be safe to call from any thread."""

    def begin(self, step: str, total: int) -> None:
        """Say that a step of ``total`` pieces begins (and the one before it is over)."""
        ...

    def advance(self) -> None:
        """Say that one piece of the step is done."""
        ...
