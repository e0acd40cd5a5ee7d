"""One row per event over all sources, in the order in which things happened."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from briefgen.domain.claim import Claim
from briefgen.domain.dates.dates import dates_agree, dates_in
from briefgen.domain.draft import EventDraft
from briefgen.domain.summary import Material
from briefgen.engines.extractive.events.likeness import shared, telling_words
from briefgen.engines.extractive.events.whole import whole_event

_SAME = 0.34
"""Share of the shorter claim's telling words that another must have to tell the same event.

On news with hand-made timelines fewer (0.2) joins different events of one day, and the rows' dates become less right.
"""
_ROUNDABOUT = re.compile(r"(?:With|While|As|When|After|Although|Despite|During|If|By|Amid|Since|Before|Though)\s")
_SOUGHT_BY = 12
"""Rarest words of a claim by which rows that may tell the same are sought: no claim is compared with all rows."""

_Row = list[Claim]


def timeline_of(material: Material) -> tuple[EventDraft, ...]:
    """The rows of a story's timeline: what is past in order of date, then what is to come."""
    claims = [claim for claim in material.claims.values() if claim.kind == "event"]
    spread = Counter(word for claim in claims for word in telling_words(claim.text))
    rows: list[_Row] = []
    told: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for claim in sorted(claims, key=_precise_first):
        words, when = telling_words(claim.text), _when(claim)
        sought = sorted(words, key=lambda word: (spread[word], word))[:_SOUGHT_BY]
        row = next((row for word in sought for row in told[when, word] if _same_event(row[0], claim)), None)
        if row is None:
            row = []
            rows.append(row)
            for word in words:
                told[when, word].append(row)
        row.append(claim)
    drafts = (_drafted(row, material) for row in sorted(rows, key=_place))
    return tuple(draft for draft in drafts if draft)


def _precise_first(claim: Claim) -> int:
    return -len(claim.date or "")


def _when(claim: Claim) -> str:
    """The year, or what the words for an open date say: what two claims must have in common to tell one event."""
    return claim.date[:4] if claim.date else " ".join(sorted(dates_in(claim.date_words or "")))


def _same_event(first: Claim, claim: Claim) -> bool:
    if first.future != claim.future or (first.date and claim.date and not dates_agree(first.date, claim.date)):
        return False
    return shared(telling_words(first.text), telling_words(claim.text)) >= _SAME


def _drafted(row: Sequence[Claim], material: Material) -> EventDraft | None:
    """The row of an event in the words of the claim that tells it best; none where nothing tells it as a whole."""
    told = ((claim, whole_event(claim, material)) for claim in sorted(row, key=_telling, reverse=True))
    first, text = next(((claim, text) for claim, text in told if text), (row[0], None))
    if text is None:
        return None
    return EventDraft(
        text=text,
        claims=tuple(claim.key for claim in row),
        certainty=first.certainty,
        date=first.date,
        date_words=first.date_words or "",
        future=first.future,
    )


def _telling(claim: Claim) -> tuple[int, bool, bool]:
    """How well a claim tells its row: precisely, with a date of its own, and straight to the point."""
    return len(claim.date or ""), bool(claim.date_words), not _ROUNDABOUT.match(claim.text)


def _place(row: Iterable[Claim]) -> tuple[bool, bool, str]:
    """Past before future; what has no date stands between them, where the day of writing is."""
    first = next(iter(row))
    return first.future, (first.date is None) != first.future, first.date or ""
