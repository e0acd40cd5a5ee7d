"""Whether a statement asserts or denies, and how plainly."""

import re

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|[a-z]{2,7}n[’']t)\b", re.IGNORECASE
)
_NOT_ONLY = re.compile(
    r"\b(?:not|n[’']t) (?:only|just|merely|simply|least|until|long)\b|\bno (?:longer|doubt|matter)\b"
)


def negations(text: str) -> int:
    """How many words of a text turn it round; *not only* and its like do not."""
    return len(_NEGATION.findall(_NOT_ONLY.sub(" ", text)))


def is_negative(text: str) -> bool:
    """Whether an odd number of words turn the statement round."""
    return negations(text) % 2 == 1
