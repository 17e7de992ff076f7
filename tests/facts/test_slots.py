from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.slots import Slots, find_zone, start_of_day

BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

EARLIEST = datetime.fromisoformat("2020-01-01")
moments = st.datetimes(EARLIEST, timezones=st.just(timezone.utc))
slots = st.builds(
    Slots,
    every=st.one_of(
        st.integers(1, 40).map(lambda days: days * DAY),
        st.integers(1, 5000).map(lambda minutes: timedelta(minutes=minutes)),
    ),
    at=st.times(),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata"]).map(
        find_zone
    ),
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


@given(slots, moments)
def test_a_moment_lies_in_its_slot(division: Slots, moment: datetime) -> None:
    slot = division.of(moment)
    assert division.start(slot) <= moment < division.start(slot + 1)


@given(slots, moments, moments)
def test_slots_follow_time(division: Slots, one: datetime, other: datetime) -> None:
    early, late = sorted((one, other))
    assert division.of(early) <= division.of(late)


def test_days_begin_at_the_same_time_of_day_all_year() -> None:
    nights = Slots(DAY, time(2, 30), BERLIN)
    assert nights.start(nights.of(utc("2026-01-15T12:00"))) == utc("2026-01-15T01:30")
    assert nights.start(nights.of(utc("2026-07-15T12:00"))) == utc("2026-07-15T00:30")


def test_the_hour_that_comes_twice_is_one_night() -> None:
    """On 2026-10-25 Berlin's clocks show 02:00 to 03:00 twice."""
    nights = Slots(DAY, time(2, 30), BERLIN)
    first, second = utc("2026-10-25T00:45"), utc("2026-10-25T01:10")
    assert [each.astimezone(BERLIN).hour for each in (first, second)] == [2, 2]
    assert nights.of(first) == nights.of(second)


def test_weeks_begin_on_monday_and_hours_are_of_equal_length() -> None:
    weeks = Slots(7 * DAY)
    assert weeks.start(weeks.of(utc("2026-01-01T00:00"))) == utc("2025-12-29T00:00")
    hours = Slots(4 * HOUR, zone=BERLIN)
    assert {hours.start(slot + 1) - hours.start(slot) for slot in range(60000, 63000)} == {4 * HOUR}


def test_days_of_a_time_zone() -> None:
    assert Slots(DAY, zone=BERLIN).local_day(utc("2026-01-31T23:30")) == date(2026, 2, 1)
    assert start_of_day(date(2026, 7, 1), BERLIN) == utc("2026-06-30T22:00")


@pytest.mark.parametrize("name", ["Nowhere/City", "", "../etc/passwd", "a" * 300])
def test_unknown_zones(name: str) -> None:
    assert find_zone(name) is None


def test_slots_have_a_length() -> None:
    with pytest.raises(ValueError, match=r"^every: got 0:00:00, allowed: more than nothing$"):
        Slots(timedelta(0))
