from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from azure_disk_facts.retention import (
    Level,
    Planned,
    Schedule,
    Series,
    day_after,
    is_due,
    is_too_many,
    month_after,
    most_points,
    plan,
    point_stamp,
    rotate,
    too_close,
    week_after,
    year_after,
)
from azure_disk_facts.slots import Slots

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


START = utc("2026-01-01T00:00")


def nights(count: int) -> tuple[datetime, ...]:
    return tuple(START + number * DAY for number in range(count))


def kept(planned: Sequence[Planned], level: Level) -> list[str]:
    return [
        each.point.strftime("%m-%d")
        for each in planned
        if any(hold.level is level for hold in each.holds)
    ]


zones = st.sampled_from([timezone.utc, BERLIN, ZoneInfo("America/Sao_Paulo")])
schedules = st.lists(
    st.builds(
        Schedule,
        name=st.sampled_from(["a", "b"]),
        slots=st.builds(
            Slots,
            every=st.sampled_from([HOUR, 4 * HOUR, DAY, 7 * DAY]),
            at=st.sampled_from([time(0), time(2, 30)]),
            zone=zones,
        ),
        keep_last=st.integers(0, 5),
        keep_for=st.none() | st.integers(1, 100).map(lambda hours: hours * HOUR),
        keep_daily=st.integers(0, 4),
        keep_weekly=st.integers(0, 4),
        keep_monthly=st.integers(0, 4),
        keep_yearly=st.integers(0, 2),
    ),
    min_size=1,
    max_size=3,
)
histories = st.lists(st.integers(0, 24 * 400), min_size=1, max_size=40, unique=True).map(
    lambda hours: tuple(sorted(START + hour * HOUR for hour in hours))
)
waits = st.integers(0, 24 * 400).map(lambda hours: hours * HOUR)


@given(schedules, histories, waits)
def test_the_newest_point_is_never_released(
    rules: list[Schedule], points: tuple[datetime, ...], later: timedelta
) -> None:
    assert plan(rules, Series(points, points[-1] + later))[-1].is_kept


@given(schedules, histories, waits, waits)
def test_what_is_released_stays_released(
    rules: list[Schedule], points: tuple[datetime, ...], one: timedelta, other: timedelta
) -> None:
    """Monotone in time, and when newer points come."""
    early, late = sorted((one, other))
    released = _released(rules, Series(points, points[-1] + early))
    assert released <= _released(rules, Series(points, points[-1] + late))
    longer = (*points, points[-1] + late + HOUR)
    assert released <= _released(rules, Series(longer, points[-1] + late + HOUR))


@given(schedules, histories, waits)
def test_without_what_was_released_the_same_is_kept(
    rules: list[Schedule], points: tuple[datetime, ...], later: timedelta
) -> None:
    as_of = points[-1] + later
    left = tuple(each.point for each in plan(rules, Series(points, as_of)) if each.is_kept)
    assert _released(rules, Series(left, as_of)) == set()


@given(schedules, histories, waits)
def test_nothing_goes_before_its_time(
    rules: list[Schedule], points: tuple[datetime, ...], later: timedelta
) -> None:
    as_of = points[-1]
    longer = (*points, as_of + later + HOUR)
    released = _released(rules, Series(longer, as_of + later + HOUR))
    for each in plan(rules, Series(points, as_of)):
        if each.until is not None and each.until > as_of + later + HOUR:
            assert each.point not in released


@settings(max_examples=30)
@given(schedules, st.lists(st.integers(1, 60), min_size=5, max_size=60))
def test_a_life_of_rotations(rules: list[Schedule], steps: list[int]) -> None:
    """Nothing kept is dropped, nothing goes unshown, the list stays within what was foretold."""
    points: tuple[datetime, ...] = ()
    shown: set[datetime] = set()
    now = START
    for step in steps:
        now += step * HOUR
        series = Series(points, now)
        following = rotate(rules, series, shown)
        gone = set(points) - set(following)
        assert gone <= shown
        assert gone.isdisjoint(each.point for each in plan(rules, series) if each.is_kept)
        assert rotate(rules, Series(following, now), ()) == following, "twice is as good as once"
        points, shown = following, _released(rules, Series(following, now))
        assert len(points) <= most_points(rules)


def _released(rules: list[Schedule], series: Series) -> set[datetime]:
    return {each.point for each in plan(rules, series) if not each.is_kept}


def test_grandfather_father_son() -> None:
    gfs = Schedule("gfs", Slots(DAY), keep_daily=3, keep_weekly=2, keep_monthly=2, keep_yearly=1)
    points = nights(60)
    planned = plan([gfs], Series(points, points[-1]))
    assert kept(planned, Level.DAILY) == ["02-27", "02-28", "03-01"]
    assert kept(planned, Level.WEEKLY) == ["02-16", "02-23"]
    assert kept(planned, Level.MONTHLY) == ["02-01", "03-01"]
    assert kept(planned, Level.YEARLY) == ["01-01"]
    assert sum(each.is_kept for each in planned) == 7
    ends = {each.point.strftime("%m-%d"): each.until for each in planned if each.is_kept}
    assert ends["02-01"] == utc("2026-04-01T00:00")
    assert ends["01-01"] == utc("2027-01-01T00:00")
    assert ends["03-01"] is None, "nobody can tell when there will be a newer one"


def test_count_and_age() -> None:
    last = Schedule("last", Slots(DAY), keep_last=2)
    age = Schedule("age", Slots(DAY), keep_for=3 * DAY)
    points = nights(10)
    planned = plan([last, age], Series(points, points[-1]))
    assert kept(planned, Level.LAST) == ["01-09", "01-10"]
    assert kept(planned, Level.AGE) == ["01-08", "01-09", "01-10"]
    assert planned[-3].until == utc("2026-01-11T00:00")
    assert planned[-2].holds[0].until == utc("2026-01-11T00:00")


def test_levels_follow_the_calendar_of_the_time_zone() -> None:
    """23:30 UTC on the last of January is February in Berlin."""
    points = (utc("2026-01-31T22:30"), utc("2026-01-31T23:30"))
    expectations: list[tuple[tzinfo, int]] = [(BERLIN, 2), (timezone.utc, 1)]
    for zone, expected in expectations:
        months = Schedule("m", Slots(DAY, zone=zone), keep_monthly=2)
        planned = plan([months], Series(points, points[-1]))
        assert len(kept(planned, Level.MONTHLY)) == expected


def test_a_point_in_use_stays() -> None:
    points = nights(3)
    rule = Schedule("one", Slots(DAY), keep_last=1)
    planned = plan([rule], Series(points, points[-1], in_use=(points[0], START - DAY)))
    assert [each.is_kept for each in planned] == [True, False, True]
    assert planned[0].until is None
    series = Series(points, points[-1], in_use=points[:1])
    assert rotate([rule], series, points[:2]) == (points[0], points[2])


def test_rotation_goes_in_two_steps() -> None:
    rule = Schedule("two", Slots(DAY), keep_last=2)
    first, second, third = nights(3)
    assert rotate([rule], Series((), first), ()) == (first,)
    grown = rotate([rule], Series((first, second), third), ())
    assert grown == (first, second, third), "released, and still listed"
    assert rotate([rule], Series(grown, third + HOUR), (first,)) == (second, third)
    assert rotate([rule], Series(grown, third + HOUR), (second,)) == grown, "kept again"


def test_a_point_is_due_once_in_a_slot() -> None:
    rules = [Schedule("day", Slots(DAY), keep_last=1), Schedule("hour", Slots(HOUR), keep_last=1)]
    assert is_due(rules, [], START)
    assert not is_due(rules, [START], START + HOUR / 2)
    assert is_due(rules, [START], START + HOUR)
    assert not is_due(rules[:1], [START], START + HOUR)


def test_limits_of_a_disk() -> None:
    assert not is_too_many(500)
    assert is_too_many(501)
    points = [START + timedelta(seconds=number) for number in range(9)]
    assert too_close(points) == tuple(points[7:])
    assert too_close(points[:7]) == ()
    assert too_close([*points[:7], START + timedelta(minutes=5)]) == ()
    most = Schedule("all", Slots(DAY), keep_last=3, keep_for=9 * DAY, keep_daily=2)
    assert most_points([most]) == 14


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (day_after(date(2026, 2, 28), 1), date(2026, 3, 1)),
        (week_after(date(2026, 1, 1), 0), date(2025, 12, 29)),
        (week_after(date(2026, 1, 4), 1), date(2026, 1, 5)),
        (month_after(date(2026, 1, 31), 1), date(2026, 2, 1)),
        (month_after(date(2025, 12, 31), 14), date(2027, 2, 1)),
        (year_after(date(2024, 2, 29), 1), date(2025, 1, 1)),
    ],
)
def test_ends_of_periods(found: date, expected: date) -> None:
    assert found == expected


def test_no_points_no_plan() -> None:
    assert plan([], Series((), START)) == ()


def test_a_point_in_names_is_of_utc() -> None:
    moment = datetime.fromisoformat("2026-07-01T02:00:00+02:00")
    assert point_stamp(moment) == "20260701T000000Z"
