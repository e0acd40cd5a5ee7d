"""Addresses inside a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open ``[start, end)`` into a text as read, in Unicode code points."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether another span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words at this address."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many characters two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    @property
    def size(self) -> int:
        """How many characters the span covers."""
        return self.end - self.start


def trimmed(text: str, span: Span) -> Span:
    """The same span without white space at its ends (empty where it holds nothing else)."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
