from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.durations import format_duration, parse_duration
from azure_disk_facts.workflows import Frequency, WeekDay
from azure_disk_protection.recurrence import frequency_of, recurrence_of, retention_of, runs_within

_UNITS = {
    Frequency.MINUTE: timedelta(minutes=1),
    Frequency.HOUR: timedelta(hours=1),
    Frequency.DAY: timedelta(days=1),
    Frequency.WEEK: timedelta(weeks=1),
}


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("PT15M", (Frequency.MINUTE, 15)),
        ("PT4H", (Frequency.HOUR, 4)),
        ("PT24H", (Frequency.DAY, 1)),
        ("P14D", (Frequency.WEEK, 2)),
        ("PT90M", (Frequency.MINUTE, 90)),
        ("PT30S", None),
        ("PT0S", None),
        ("daily", None),
    ],
)
def test_frequency(every: str, expected: object) -> None:
    assert frequency_of(every) == expected


@given(st.integers(1, 1_000_000))
def test_a_frequency_says_the_same_time(minutes: int) -> None:
    length = timedelta(minutes=minutes)
    found = frequency_of(format_duration(length))
    assert found is not None
    assert _UNITS[found[0]] * found[1] == length


def test_recurrence() -> None:
    args: dict[str, Any] = {"every": "P7D", "start": "2026-01-01T02:00:00"}
    assert recurrence_of(args) == {
        "frequency": "Week",
        "interval": 1,
        "startTime": "2026-01-01T02:00:00",
        "timeZone": "UTC",
    }
    times = {"at_hours": [2], "at_minutes": [30], "on_days": [WeekDay.MONDAY]}
    assert recurrence_of({**args, **times})["schedule"] == {
        "hours": [2],
        "minutes": [30],
        "weekDays": ["Monday"],
    }
    with pytest.raises(ValueError, match=r"^PT1S$"):
        recurrence_of({**args, "every": "PT1S"})


@given(st.integers(1, 400), st.integers(1, 48))
def test_runs_within_a_time_are_those_counted_one_by_one(hours: int, every: int) -> None:
    found = runs_within(timedelta(hours=hours), {"every": f"PT{every}H"})
    assert found == len(range(0, hours, every))


def test_runs_at_several_times_of_a_day() -> None:
    week, args = parse_duration("P7D"), {"every": "P1D", "at_hours": [0, 12], "at_minutes": [0, 30]}
    assert runs_within(week, args) == 28
    assert runs_within(week, {"every": "soon"}) is None
    assert runs_within(week, {}) is None


def test_retention() -> None:
    assert retention_of({"keep_for": "P7D"}) == (2, 604_800)
    assert retention_of({"keep_count": 9}) == (9, 0)
    assert retention_of({"keep_count": 1, "keep_at_least": 3, "keep_for": "PT1H"}) == (3, 3600)
