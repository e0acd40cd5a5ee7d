"""The timeline as a picture: a column for each date that is told of, wider apart the longer the time between."""

import datetime as dt
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from briefgen.domain.statement import IsoDate
from briefgen.domain.story import Event
from briefgen.stages.render.words import day

Precision = Literal["day", "month", "year"]

NEAREST, FARTHEST = 30, 78
"""Pixels between neighbouring dates: a label's height, and what still reads as one line."""

STEP = 22
TOP, SIDE, LABELS = 26, 40, 76
"""Pixels: between stacked marks, above them, beside the outer ones, and below for the slanted labels."""

_DECADE = 3652


class Dot(NamedTuple):
    """One event: where its mark stands, which row of the list it is, and whether it lies ahead."""

    x: float
    y: float
    number: int
    event: Event


class Tick(NamedTuple):
    """One date: where it stands, how it reads, and how precise it is."""

    x: float
    label: str
    precision: Precision
    ahead: bool


class TimelinePicture(NamedTuple):
    """``now`` is where the date lies that the brief is as of, None where it is outside; ``base`` is the axis."""

    width: float
    height: float
    base: float
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    undated: int


def timeline_picture(events: Sequence[Event], as_of: IsoDate | None) -> TimelinePicture | None:
    """The picture of a list of events; None where fewer than two dates are known."""
    columns: dict[IsoDate, list[tuple[int, Event]]] = {}
    for number, event in enumerate(events, 1):
        if event.date:
            columns.setdefault(event.date, []).append((number, event))
    dates = sorted(columns, key=lambda date: (_first(date), -_days(date)))
    if len(dates) < 2:  # noqa: PLR2004  (a line needs two ends)
        return None
    places = dict(zip(dates, _places(dates), strict=True))
    base = TOP + STEP * max(len(column) for column in columns.values())
    return TimelinePicture(
        width=places[dates[-1]] + SIDE,
        height=base + LABELS,
        base=base,
        dots=tuple(
            Dot(places[date], base - STEP * (row + 0.7), number, event)
            for date in dates
            for row, (number, event) in enumerate(columns[date])
        ),
        ticks=tuple(
            Tick(places[date], day(date), _precision(date), all(event.future for _, event in columns[date]))
            for date in dates
        ),
        now=_now(places, as_of),
        undated=sum(event.date is None for event in events),
    )


def _places(dates: Sequence[IsoDate]) -> list[float]:
    """Where each date stands: neighbours are the farther apart the more time lies between, by its logarithm."""
    places = [float(SIDE)]
    for before, after in pairwise(dates):
        gap = max(0, (_first(after) - _first(before)).days)
        share = min(1.0, math.log1p(gap) / math.log1p(_DECADE))
        places.append(places[-1] + NEAREST + (FARTHEST - NEAREST) * share)
    return places


def _now(places: dict[IsoDate, float], as_of: IsoDate | None) -> float | None:
    """Between the last date that is over and the first that is not."""
    if as_of is None:
        return None
    over = [place for date, place in places.items() if _first(date) <= _first(as_of)]
    ahead = [place for date, place in places.items() if _first(date) > _first(as_of)]
    return (over[-1] + ahead[0]) / 2 if over and ahead else None


def _precision(date: IsoDate) -> Precision:
    precisions: tuple[Precision, ...] = ("year", "month", "day")
    return precisions[date.count("-")]


def _days(date: IsoDate) -> int:
    return {"year": 365, "month": 30, "day": 1}[_precision(date)]


def _first(date: IsoDate) -> dt.date:
    """The first day of a date, which may be no day of the calendar (a month 13 is a source's slip)."""
    year, month, number = (int(part) for part in f"{date}-01-01".split("-")[:3])
    try:
        return dt.date(max(1, year), month, number)
    except ValueError:
        return dt.date(max(1, year), min(max(1, month), 12), 1)
