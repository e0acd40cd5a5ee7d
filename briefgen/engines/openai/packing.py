"""Fits rows into a budget of tokens."""

from collections.abc import Sequence

from briefgen.engines.openai.items import Item
from briefgen.ports.token_counter import TokenCounter


def packed(items: Sequence[Item], counter: TokenCounter, budget: int) -> list[list[Item]]:
    """The items in runs within the budget, of about equal size; an item over it is a run alone."""
    sizes = [item.tokens(counter) for item in items]
    share = min(budget, sum(sizes) // max(1, -(-sum(sizes) // budget)) + max(sizes, default=0))
    runs: list[list[Item]] = []
    held = 0
    for item, size in zip(items, sizes, strict=True):
        if not runs or held + size > share:
            runs.append([])
            held = 0
        runs[-1].append(item)
        held += size
    return runs


def fitting(items: Sequence[Item], counter: TokenCounter, budget: int) -> list[Item]:
    """The first items that fit the budget."""
    kept: list[Item] = []
    for item in items:
        budget -= item.tokens(counter)
        if budget < 0 and kept:
            break
        kept.append(item)
    return kept


def weight(items: Sequence[Item], counter: TokenCounter) -> int:
    """The tokens of all items."""
    return sum(item.tokens(counter) for item in items)
