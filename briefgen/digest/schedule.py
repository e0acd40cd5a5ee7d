"""When a digest is due, on the clocks of one time zone, whatever those do in spring and autumn."""

import datetime as dt
import re
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from briefgen.domain.noun import Noun

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GROUPS = {"day": DAYS, "weekday": DAYS[:5]}
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class Slot(NamedTuple):
    """One moment of a schedule: when it is (UTC), and the name of the period that it opens."""

    due: dt.datetime
    period: str


class Schedule(Noun):
    """Days of the week (0 is Monday) and the time on the wall at which a digest is due."""

    days: tuple[int, ...]
    at: dt.time

    @classmethod
    def of(cls, given: str) -> Self:
        """Read ``monday 07:00``, ``monday, thursday 07:00``, ``weekday 07:00`` or ``day 07:00``.

        Raises:
            ValueError: it is none of them.
        """
        *named, time = given.lower().replace(",", " ").split() or [""]
        found = [day for name in named for day in _GROUPS.get(name, (name,))]
        if not found or set(found) - set(DAYS) or not (clock := _TIME.fullmatch(time)):
            raise ValueError(f"{given!r} is no schedule")
        return cls(days=tuple(sorted({DAYS.index(day) for day in found})), at=dt.time(int(clock[1]), int(clock[2])))

    def last(self, now: dt.datetime, zone: ZoneInfo) -> Slot:
        """The newest slot that has come.

        A time that the clocks leave out in spring is the one after; one that they go through twice counts once.
        """
        today = now.astimezone(zone).date()
        return max(slot for slot in self._around(today, zone, range(-8, 2)) if slot.due <= now)

    def next(self, now: dt.datetime, zone: ZoneInfo) -> Slot:
        """The first slot that is to come."""
        today = now.astimezone(zone).date()
        return min(slot for slot in self._around(today, zone, range(-1, 9)) if slot.due > now)

    def _around(self, today: dt.date, zone: ZoneInfo, days: range) -> list[Slot]:
        near = [today + dt.timedelta(days=days_off) for days_off in days]
        return [self._slot(day, zone) for day in near if day.weekday() in self.days]

    def _slot(self, day: dt.date, zone: ZoneInfo) -> Slot:
        due = dt.datetime.combine(day, self.at, tzinfo=zone).astimezone(dt.UTC)
        return Slot(due, week_of(day) if len(self.days) == 1 else day.isoformat())

    def __str__(self) -> str:
        days = [name for name, group in _GROUPS.items() if [DAYS.index(day) for day in group] == list(self.days)]
        return f"{', '.join(days or [DAYS[day] for day in self.days])} {self.at:%H:%M}"


WEEKLY = Schedule(days=(0,), at=dt.time(0))
"""Where none is set: an issue for every week, due from its first moment on."""


def week_of(day: dt.date) -> str:
    """The ISO week of a day: ``2026-W48``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
