"""How many tokens a question can be by a tokenizer that nobody knows."""

from collections.abc import Sequence

TEMPLATE = 256
"""Tokens that a server's chat template puts around a question; the longest in use, with a default system message, are
about a hundred."""

OVER = 1.05
"""What a server counts for text by the model's own vocabulary, against our count of its parts."""


def most_tokens(texts: Sequence[str]) -> int:
    """A bound on the tokens of some texts: no tokenizer in use makes more tokens than UTF-8 has bytes."""
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) + TEMPLATE


def most_counted(tokens: int) -> int:
    """The same where the model's own vocabulary has counted them."""
    return round(tokens * OVER) + TEMPLATE
