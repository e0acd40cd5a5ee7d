"""One row per event over all sources, in the order in which things happened."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.domain.claim import Claim
from briefgen.domain.dates.calendar_words import full_day
from briefgen.domain.draft import EventDraft
from briefgen.domain.summary import Material
from briefgen.engines.extractive.events.happenings import denies_happening, happening_in, only_says, reacts
from briefgen.engines.extractive.events.likeness import shared, telling_words
from briefgen.engines.extractive.events.occasions import Calendar, Occasion
from briefgen.engines.extractive.events.whole import whole_event

_SAME = 0.34
"""Share of the shorter claim's telling words that another must have to tell the same event.

On news with hand-made timelines fewer (0.2) joins different events of one day, and the rows' dates become less right.
"""
_SAME_KIND = 0.15
"""The same where both tell of one kind of thing on one day, and with one of the names; measured like the first."""

_SAME_UNLIKE = 0.5
"""The same where only other words for the time stand beside them: *this morning*, *on Wednesday*."""

_ROUNDABOUT = re.compile(
    r"(?:With|While|As|When|After|Although|Despite|During|If|By|Amid|Since|Before|Though|In)\s|The\s(?:\w+\s)?"
    r"(?:accident|attack|incident|crash|explosion|blast|bombing|shooting|vehicle|announcement|move|decision)\b"
)
_SOUGHT_BY = 12
"""Rarest words of a claim by which rows that may tell the same are sought: no claim is compared with all rows."""

_MOST_HELD = 40
"""Rows of one word that are compared with a claim."""

_FULLEST = 40
"""Words beyond which a telling gains nothing by its length."""


class _Row(NamedTuple):
    """Claims that tell one event, the first of them the most precise; ``when`` is its occasion."""

    claims: list[Claim]
    when: Occasion


def timeline_of(material: Material) -> tuple[EventDraft, ...]:
    """The rows of a story's timeline: what is past in order of date, then what is to come.

    How somebody took the news is a row only under a date that is known: of an open day it tells a reader nothing.
    """
    events = [each for each in material.claims.values() if each.kind == "event"]
    claims = [each for each in events if each.date or not reacts(each.text)]
    calendar = Calendar(claims)
    rows = sorted((row.claims for row in _rows(claims, calendar)), key=lambda row: _place(row, calendar))
    return tuple(_once([draft for draft in (_drafted(row, material) for row in rows) if draft], material))


def _once(drafts: Sequence[EventDraft], material: Material) -> Iterator[EventDraft]:
    """The rows without those that repeat a sentence of one source for the sake of something else that it dates."""
    best: dict[tuple[str, str], EventDraft] = {}
    for draft in drafts:
        first = material.claims[draft.claims[0]]
        key = (draft.text, first.source)
        if key not in best or (first.text == draft.text and material.claims[best[key].claims[0]].text != draft.text):
            best[key] = draft
    kept = {id(draft) for draft in best.values()}
    yield from (draft for draft in drafts if id(draft) in kept)


def _rows(claims: Sequence[Claim], calendar: Calendar) -> list[_Row]:
    spread = Counter(word for claim in claims for word in telling_words(claim.text))
    rows: list[_Row] = []
    told: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    for claim in sorted(claims, key=_precise_first):
        words, when = telling_words(claim.text), calendar.occasion(claim)
        sought = sorted(words, key=lambda word: (spread[word], word))[:_SOUGHT_BY]
        keys = [(where, word) for word in (*sought, *happening_in(claim.text).kinds) for where in _where(when)]
        row = next((row for key in keys for row in told[key] if _same_event(row, claim, when)), None)
        if row is None:
            row = _Row([], when)
            rows.append(row)
            for key in ((where, word) for word in (*words, *happening_in(claim.text).kinds) for where in _where(when)):
                if len(told[key]) < _MOST_HELD:
                    told[key].append(row)
        row.claims.append(claim)
    return rows


def _where(when: Occasion) -> Iterator[str]:
    """Under what the rows of an occasion are looked up: its year, and all that has no year together."""
    if when.iso:
        yield when.key
    if not when.iso or len(when.iso) > len("2024-05"):
        yield ""


def _precise_first(claim: Claim) -> int:
    return -len(claim.date or "")


def _same_event(row: _Row, claim: Claim, when: Occasion) -> bool:
    first = row.claims[0]
    if first.future != claim.future or not (row.when.may_be(when) or row.when.may_be_day_of(when)):
        return False
    alike = shared(_apart_from_date(first), _apart_from_date(claim))
    if bool(row.when.iso) == bool(when.iso) and row.when.may_be(when):
        kind = alike >= (_SAME_KIND if when.iso else 0.0) and happening_in(first.text).may_be(happening_in(claim.text))
        return alike >= _SAME or (kind and not (when.iso and full_day(when.iso) is None))
    return alike >= _SAME_UNLIKE


def _apart_from_date(claim: Claim) -> frozenset[str]:
    """What a claim tells, without the weekday that all events of an open day have in common anyway."""
    words = telling_words(claim.text)
    return words if claim.date else words - telling_words(claim.date_words or "")


def _drafted(row: Sequence[Claim], material: Material) -> EventDraft | None:
    """The row of an event in the words of the claim that tells it best; none where nothing tells it as a whole."""
    told = ((claim, whole_event(claim, material)) for claim in sorted(row, key=_telling, reverse=True))
    first, text = next(((claim, text) for claim, text in told if text), (row[0], None))
    if text is None:
        return None
    return EventDraft(
        text=text,
        claims=tuple(dict.fromkeys((first.key, *(claim.key for claim in row)))),
        certainty=first.certainty,
        date=first.date,
        date_words=first.date_words or "",
        future=first.future,
    )


def _telling(claim: Claim) -> tuple[int, bool, bool, int]:
    """How well a claim tells its row: precisely, with a date of its own, straight to the point, and in full."""
    straight = not (_ROUNDABOUT.match(claim.text) or denies_happening(claim.text) or only_says(claim.text))
    words = len(claim.text.split())
    return len(claim.date or ""), bool(claim.date_words), straight, words if words <= _FULLEST else 0


def _place(row: Sequence[Claim], calendar: Calendar) -> tuple[bool, bool, str, float]:
    """Past before future; what has no date stands between them, where the day of writing is, in its own order."""
    first = row[0]
    away = 0.0 if first.date else calendar.place(row)
    return first.future, (first.date is None) != first.future, first.date or "", away
