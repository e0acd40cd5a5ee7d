"""A digest is due when the clocks on the wall say so, once each time."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.digest.schedule import DAYS, Schedule, week_of

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2028, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001  (they get one)
ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia")])
SCHEDULES = st.builds(
    lambda days, hour, minute: Schedule.of(f"{' '.join(days)} {hour:02}:{minute:02}"),
    st.lists(st.sampled_from(DAYS), min_size=1, unique=True),
    st.integers(0, 23),
    st.integers(0, 59),
)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Monday 07:00", "monday 07:00"),
        ("thursday, monday 18:30", "monday, thursday 18:30"),
        ("weekday 06:05", "weekday 06:05"),
        ("day 00:00", "day 00:00"),
    ],
)
def test_schedule_is_read_and_written(given: str, read: str) -> None:
    """What was read is written in one form, which reads as the same."""
    assert str(Schedule.of(given)) == read
    assert Schedule.of(read) == Schedule.of(given)


@pytest.mark.parametrize(
    "given", ["", "07:00", "monday", "monday 7:00", "monday 24:00", "moonday 07:00", "monday 07:00 x"]
)
def test_what_is_no_schedule_is_refused(given: str) -> None:
    """A slip is refused, not guessed at."""
    with pytest.raises(ValueError, match="is no schedule"):
        Schedule.of(given)


@given(SCHEDULES, ZONES, MOMENTS)
def test_every_moment_lies_between_two_slots(schedule: Schedule, zone: ZoneInfo, now: dt.datetime) -> None:
    """The last slot has come, the next has not, and there is none between them."""
    last, coming = schedule.last(now, zone), schedule.next(now, zone)
    assert last.due <= now < coming.due
    assert schedule.last(coming.due - dt.timedelta(seconds=1), zone) == last
    assert schedule.last(coming.due, zone) == coming


@pytest.mark.parametrize(("night", "utc"), [(dt.date(2026, 3, 29), "01:30"), (dt.date(2026, 10, 25), "00:30")])
def test_half_past_two_comes_once_on_the_night_of_change(night: dt.date, utc: str) -> None:
    """In spring 02:30 is left out, in autumn it comes twice: there is one slot, and one period."""
    schedule = Schedule.of("day 02:30")
    begin = dt.datetime.combine(night, dt.time(), tzinfo=BERLIN).astimezone(dt.UTC)
    moments = [begin + dt.timedelta(minutes=minutes) for minutes in range(0, 24 * 60, 10)]
    slots = {schedule.last(moment, BERLIN) for moment in moments}
    (tonight,) = [slot for slot in slots if slot.period == night.isoformat()]
    assert f"{tonight.due:%H:%M}" == utc


def test_period_is_the_week_where_there_is_one_slot_a_week() -> None:
    """An issue a week is named after its week, so that another day of the same week is no other issue."""
    wednesday = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
    periods = {Schedule.of(f"{day} 07:00").last(wednesday, BERLIN).period for day in ("monday", "tuesday")}
    assert periods == {"2026-W48"}
    assert Schedule.of("day 07:00").last(wednesday, BERLIN).period == "2026-11-25"
    assert week_of(dt.date(2027, 1, 1)) == "2026-W53"
