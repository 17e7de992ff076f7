from datetime import timedelta, timezone
from typing import Any

import pytest

from azure_disk_facts.durations import parse_timestamp
from azure_disk_protection.checks.series import (
    default_prefix_problems,
    read_series,
    series_problems,
)
from azure_disk_protection.reading import read
from azure_disk_protection.snapshot_series import SnapshotSeriesArgs
from tests.components.recording import DISK_ID, SET_ID

NIGHTLY = {"name": "nightly", "every": "P1D", "keep_last": 7}
BASE: dict[str, Any] = {
    "location": "westeurope",
    "source_disk_id": DISK_ID,
    "disk_encryption_set_id": SET_ID,
    "schedules": [NIGHTLY],
    "points": ["2026-01-01T02:00:00Z", "2026-01-02T02:00:00Z"],
    "as_of": "2026-01-02T02:00:00Z",
}
MINUTE = [f"2026-01-01T02:00:0{second}Z" for second in range(8)]
HOURS = [f"2026-01-{day:02}T{hour:02}:00:00Z" for day in range(1, 22) for hour in range(24)]


def problems(**values: Any) -> list[str]:
    found = series_problems({**BASE, **values}, "s")
    return [f"{each.path}: got {each.value!r}, {each.allowed}; {each.action}" for each in found]


def schedule(**values: Any) -> list[dict[str, Any]]:
    given = {**NIGHTLY, **values}
    return [{name: value for name, value in given.items() if value is not None}]


def test_right_inputs() -> None:
    assert problems() == []
    assert problems(time_zone="Europe/Berlin", copying=BASE["points"][:1], name_prefix="a") == []


def test_reads_schedules_and_points() -> None:
    full = {
        "name": "all",
        "every": "PT4H",
        "at": "02:30",
        "keep_last": 1,
        "keep_for": "P2D",
        "keep_daily": 2,
        "keep_weekly": 3,
        "keep_monthly": 4,
        "keep_yearly": 5,
    }
    (read,), series = read_series({**BASE, "schedules": [full], "copying": BASE["points"][:1]})
    assert read.slots.every == timedelta(hours=4)
    assert (read.slots.at.hour, read.slots.at.minute) == (2, 30)
    assert read.slots.zone is timezone.utc
    assert read.keep_for == timedelta(days=2)
    counts = (read.keep_last, read.keep_daily, read.keep_weekly)
    assert (*counts, read.keep_monthly, read.keep_yearly) == (1, 2, 3, 4, 5)
    assert series.as_of == parse_timestamp(BASE["as_of"])
    assert series.in_use == series.points[:1]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"schedules": []}, "s.schedules: got [], at least one schedule; say how often and how"),
        ({"schedules": schedule(every="PT1M")}, "s.schedules[0].every: got 'PT1M', an ISO 8601"),
        ({"schedules": schedule(every="daily")}, "s.schedules[0].every: got 'daily', an ISO 8601"),
        ({"schedules": schedule(at="24:00")}, "s.schedules[0].at: got '24:00', a time of day, 00"),
        ({"schedules": schedule(keep_for="x")}, "s.schedules[0].keepFor: got 'x', an ISO 8601 d"),
        ({"schedules": schedule(keep_last=0)}, "s.schedules[0].keepLast: got 0, 1 or more; remo"),
        (
            {"schedules": schedule(keep_last=None)},
            "s.schedules[0].keepLast: got nothing, at least one of keepLast, keepDaily, "
            "keepWeekly, keepMonthly, keepYearly, keepFor; say how long points stay",
        ),
        ({"schedules": [NIGHTLY, NIGHTLY]}, "s.schedules[1].name: got 'nightly', each name once"),
        ({"time_zone": "Mars/Base"}, "s.timeZone: got 'Mars/Base', a name such as Europe/Berlin"),
        ({"as_of": "today", "points": []}, "s.asOf: got 'today', a moment such as 2026-01-01T02:"),
        ({"points": ["x"]}, "s.points[0]: got 'x', a moment such as 2026-01-01T02:00:00Z; corr"),
        (
            {"points": ["2026-01-01T02:00:00Z", "2026-01-01T03:00:00+01:00"]},
            "s.points[1]: got '2026-01-01T03:00:00+01:00', each moment once; remove it",
        ),
        (
            {"points": ["2026-01-03T00:00:00Z"]},
            "s.points[0]: got '2026-01-03T00:00:00Z', a moment up to asOf, 2026-01-02T02:00:00Z;",
        ),
        ({"copying": ["2025-01-01T00:00:00Z"]}, "s.copying[0]: got '2025-01-01T00:00:00Z', one"),
        ({"name_prefix": "a b"}, "s.namePrefix: got 'a b', up to 63 letters, digits, '_', '.' or"),
        ({"source_disk_id": SET_ID}, f"s.sourceDiskId: got '{SET_ID}', the id of a Microsoft.C"),
        ({"imports": {"x": DISK_ID}}, "s.imports: got {'x': '"),
    ],
)
def test_wrong_inputs(values: dict[str, Any], expected: str) -> None:
    (found,) = problems(**values)
    assert found.startswith(expected)


def test_limits_of_a_disk_are_known_before_the_call() -> None:
    """B6: 500 of a disk, 7 in five minutes."""
    (close,) = problems(points=MINUTE)
    assert close.endswith(
        "up to 7 points within five minutes; Azure takes no more of a disk, remove 20260101T020007Z"
    )
    (many,) = problems(points=HOURS, as_of="2026-02-01T00:00:00Z")
    assert many.endswith(
        "up to 500; there are 504, and Azure takes no more of a disk; remove released ones"
    )
    (most,) = problems(schedules=schedule(keep_last=400, keep_daily=100))
    assert most.endswith(
        "schedules that keep up to 500 points, not 502; Azure takes no more "
        "incremental snapshots of a disk, keep fewer"
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"schedules": schedule(every="P11Y")},
            "s.schedules[0].every: got 'P11Y', P10Y or less; choose a shorter time between two "
            "points",
        ),
        (
            {"as_of": "9999-12-31T23:59:59Z"},
            "s.asOf: got '9999-12-31T23:59:59Z', a moment such as 2026-01-01T02:00:00Z; correct it",
        ),
        (
            {"points": ["0001-01-01T00:00:00Z"]},
            "s.points[0]: got '0001-01-01T00:00:00Z', a moment such as 2026-01-01T02:00:00Z; "
            "correct it",
        ),
    ],
)
def test_times_that_no_calendar_reckons_with(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


def test_a_schedule_without_its_time_is_reported_once() -> None:
    """What was missing is known already; nothing is reckoned with it."""
    given, found = read(SnapshotSeriesArgs, {"schedules": [{"name": "a"}]}, is_settings=False)
    assert "schedules[0].every" in [each.path for each in found]
    assert "schedules[0].keepLast" in [each.path for each in series_problems(given)]


@pytest.mark.parametrize("name", ["my series", "s" * 64])
def test_names_in_azure_begin_with_the_components(name: str) -> None:
    (problem,) = default_prefix_problems(name, BASE)
    assert str(problem) == (
        "namePrefix: got nothing, allowed: up to 63 letters, digits, '_', '.' or '-'; the "
        f"resource's name, {name!r}, begins no name, give another"
    )
    assert list(default_prefix_problems(name, {**BASE, "name_prefix": "a"})) == []
    assert list(default_prefix_problems("s" * 63, BASE)) == []
