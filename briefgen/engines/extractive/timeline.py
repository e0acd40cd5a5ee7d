"""One row per event over all sources, in the order in which things happened."""

from collections.abc import Iterable, Sequence

from briefgen.domain.claim import Claim
from briefgen.domain.dates import dates_agree, dates_in
from briefgen.domain.draft import EventDraft
from briefgen.domain.summary import Material
from briefgen.engines.extractive.likeness import shared, telling_words

_SAME = 0.34
"""Share of the shorter claim's telling words that another must have to tell the same event."""


def timeline_of(material: Material) -> tuple[EventDraft, ...]:
    """The rows of a story's timeline: what is past in order of date, then what is to come."""
    claims = [claim for claim in material.claims.values() if claim.kind == "event"]
    rows: list[list[Claim]] = []
    for claim in sorted(claims, key=_precise_first):
        row = next((row for row in rows if _same_event(row, claim)), None)
        if row is None:
            rows.append([claim])
        else:
            row.append(claim)
    return tuple(_drafted(row) for row in sorted(rows, key=_place))


def _precise_first(claim: Claim) -> int:
    return -len(claim.date or "")


def _same_event(row: Sequence[Claim], claim: Claim) -> bool:
    first = row[0]
    if first.future != claim.future or not _compatible(first, claim):
        return False
    return shared(telling_words(first.text), telling_words(claim.text)) >= _SAME


def _compatible(a: Claim, b: Claim) -> bool:
    if a.date and b.date:
        return dates_agree(a.date, b.date)
    return not (a.date or b.date) and dates_in(a.date_words or "") == dates_in(b.date_words or "")


def _drafted(row: Sequence[Claim]) -> EventDraft:
    first = row[0]
    words = first.date_words or ""
    return EventDraft(
        text=first.text,
        claims=tuple(claim.key for claim in row),
        certainty=first.certainty,
        date=first.date,
        date_words=words,
        future=first.future,
    )


def _place(row: Iterable[Claim]) -> tuple[bool, bool, str]:
    """Past before future; what has no date stands between them, where the day of writing is."""
    first = next(iter(row))
    return first.future, (first.date is None) != first.future, first.date or ""
