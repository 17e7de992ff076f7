from datetime import datetime, timedelta, timezone

import pytest

from azure_disk_policy.families.clock import NOW, from_epoch, moment, now
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.rule import Context

NOON = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-22T12:00:00Z", NOON),
        ("2026-11-22t12:00:00z", NOON),
        ("2026-11-22T12:00:00.000Z", NOON),
        ("2026-11-22T13:00:00+01:00", NOON),
        ("2026-11-22T12:00:00", NOON),
        ("2026-11-22", NOON - timedelta(hours=12)),
    ],
)
def test_times_and_dates(text: str, expected: datetime) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        None,
        "never",
        "2026-02-30",
        "2026-13-01",
        "2026-2-3",
        "20261122",
        "2026-11",
        "2026-W47-1",
        "2026-11-22T",
        "2026-11-22T25:00:00Z",
        "2026-11-22T12:00:00+99:00",
        "2026-11-22 12:00:00",
        "0000-01-01",
        "2026-11-22T12:00:00Z\n",
        "\u0662\u0660\u0662\u0666-11-22",
        "2026-11-22T" + "9" * 400,
    ],
)
def test_what_is_no_time(text: str | None) -> None:
    assert moment(text) is None


def test_now_is_what_is_configured_else_the_clocks() -> None:
    assert now(Context(Inputs({NOW.name: "2026-11-22T12:00:00Z"}))) == NOON
    for empty in ({}, {NOW.name: ""}):
        assert datetime.now(timezone.utc) - now(Context(Inputs(empty))) < timedelta(minutes=1)


def test_the_default_is_what_the_schema_takes() -> None:
    """The engine checks defaults too, and an empty text is no date-time."""
    assert NOW.json_schema()["default"] == ""
    assert "format" not in NOW.json_schema()


def test_seconds_since_1970() -> None:
    assert from_epoch(NOON.timestamp()) == NOON
    for none in (None, 1e300, -1e300):
        assert from_epoch(none) is None
