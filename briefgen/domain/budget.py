"""What a run may spend: a call is held against the limit as dear as it can become, and charged as dear as it was."""

from typing import NamedTuple


class Price(NamedTuple):
    """What a call takes, or may take: tokens in and out together, and US dollars."""

    tokens: int
    cost: float = 0.0


class Budget:
    """Limits in tokens and in US dollars, None where there is none.

    ``spent`` and ``held`` together never pass a limit, unless a call turns out dearer than what was held for it.
    Not safe between threads by itself: who uses it holds a lock.
    """

    def __init__(self, *, tokens: int | None = None, cost: float | None = None) -> None:
        """Take the limits."""
        self.most_tokens, self.most_cost = tokens, cost
        self.spent = self.held = Price(0)
        self.under_way = 0

    def fits(self, most: Price) -> bool:
        """Whether a call that may take so much still fits, whatever those under way take."""
        tokens = self.spent.tokens + self.held.tokens + most.tokens
        cost = self.spent.cost + self.held.cost + most.cost
        return (self.most_tokens is None or tokens <= self.most_tokens) and (
            self.most_cost is None or cost <= self.most_cost
        )

    def hold(self, most: Price) -> None:
        """Put aside what a call may take."""
        self.held = Price(self.held.tokens + most.tokens, self.held.cost + most.cost)
        self.under_way += 1

    def settle(self, most: Price, took: Price) -> None:
        """Give back what was put aside for a call, and charge what it took."""
        self.under_way -= 1
        # Nothing under way holds nothing: sums of fractions would leave a remainder.
        rest = Price(self.held.tokens - most.tokens, self.held.cost - most.cost)
        self.held = rest if self.under_way else Price(0)
        self.spent = Price(self.spent.tokens + took.tokens, self.spent.cost + took.cost)

    def told(self, most: Price) -> str:
        """Which limit a call does not fit, in words."""
        if self.most_tokens is not None and self.spent.tokens + most.tokens > self.most_tokens:
            spent, limit, next_ = (f"{n:,}" for n in (self.spent.tokens, self.most_tokens, most.tokens))
            return f"--max-tokens {limit} leaves no room: {spent} are spent, and the next call may take {next_}"
        return (
            f"--max-cost {self.most_cost:g} leaves no room: {self.spent.cost:.4f} are spent, "
            f"and the next call may take {most.cost:.4f}"
        )
