"""One sentence, one claim: which of the claims that different rules drew from the same words is kept."""

from collections.abc import Sequence

from briefgen.domain.draft import ClaimDraft
from briefgen.domain.text.word_set import word_set

_ORDER = {"position": 0, "event": 1, "fact": 2, "question": 3}
ECHO = 0.6
"""A later claim of which so many words are an earlier one's says the same again."""


def without_echoes(claims: Sequence[ClaimDraft]) -> tuple[ClaimDraft, ...]:
    """The claims in the order of the text, less those that repeat a claim which goes before them by kind.

    Positions go before events, events before facts and facts before questions; what is asked is kept beside what is
    stated, and an event beside the position whose words it lies in, because it carries the date.
    """
    kept: dict[int, list[ClaimDraft]] = {}
    for claim in sorted(claims, key=lambda each: _ORDER[each.kind]):
        row = kept.setdefault(_place(claim)[0], [])
        if not any(_echoes(claim, other) for other in row):
            row.append(claim)
    return tuple(sorted((claim for row in kept.values() for claim in row), key=_place))


def _echoes(claim: ClaimDraft, other: ClaimDraft) -> bool:
    kinds = {claim.kind, other.kind}
    if claim.kind == other.kind:
        return claim.text == other.text and claim.actor == other.actor
    if "question" in kinds or kinds == {"position", "event"}:
        return False
    mine, others = _words(claim), _words(other)
    return len(mine & others) >= ECHO * min(len(mine), len(others))


def _words(claim: ClaimDraft) -> frozenset[str]:
    return frozenset().union(*(word_set(quote.words) for quote in claim.quotes))


def _place(claim: ClaimDraft) -> tuple[int, int]:
    first = claim.quotes[0] if claim.quotes else None
    return (first.sentence, first.at or 0) if first else (0, 0)
