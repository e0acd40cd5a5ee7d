"""Words that stand before a clause and take it back: what a part of a sentence says, the whole may deny."""

import re
from functools import cache
from itertools import pairwise

from briefgen.domain.text.alignment import fold
from briefgen.domain.wordlists import word_list

_REACH = 14
"""Words before a clause among which what governs it is looked for."""

_LINKS = frozenset(("that", "whether", "if", "unless", "of"))
"""What joins a clause to its governor; behind other words a clause stands by itself ("Not to wait, it closed")."""

_BREAK = re.compile(r"[;:]|,? but ")
_WORD = re.compile(r"[\w'-]+")


def governor(before: str, statement: str) -> str | None:
    """The word before a clause that denies it or leaves it open, None where there is none or the statement has it too.

    Args:
        before: the words of the sentence that stand before the quoted ones.
        statement: what is said of the quoted words.
    """
    words = _WORD.findall(_BREAK.split(fold(before))[-1])[-_REACH:]
    if not words or words[-1] not in _LINKS:
        return None
    said = frozenset(_WORD.findall(fold(statement)))
    found = [word for word in words if word in _governors() or word.endswith("n't")]
    found += [pair for pair in (f"{one} {other}" for one, other in pairwise(words)) if pair in _governors()]
    return next((word for word in reversed(found) if said.isdisjoint(word.split())), None)


@cache
def _governors() -> frozenset[str]:
    return word_list("negators") | word_list("denying_words") | word_list("unsettling")
