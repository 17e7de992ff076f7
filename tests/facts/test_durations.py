from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts import durations
from azure_disk_facts.durations import InvalidDuration, InvalidInterval, RepeatingInterval


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PT4H", timedelta(hours=4)),
        ("P1D", timedelta(days=1)),
        ("PT24H", timedelta(days=1)),
        ("P1W", timedelta(days=7)),
        ("P1M", timedelta(days=30)),
        ("P1Y", timedelta(days=365)),
        ("P1Y2M3W4DT5H6M7S", timedelta(days=365 + 60 + 21 + 4, hours=5, minutes=6, seconds=7)),
        ("pt1h", timedelta(hours=1)),
        ("P0D", timedelta(0)),
    ],
)
def test_parse(text: str, length: timedelta) -> None:
    assert durations.parse_duration(text) == length


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "7", "7D", "30 days", "P1H", "P-1D", "P1.5D", "PT4H ", "P9999999999Y", "P1D\n"],
)
def test_not_a_duration(text: str) -> None:
    with pytest.raises(InvalidDuration) as error:
        durations.parse_duration(text)
    assert str(error.value) == (
        f"{text!r} is not an ISO 8601 duration: write for example PT4H, P1D or P2Y"
    )


@given(st.integers(0, 10**9))
def test_format_round_trip(seconds: int) -> None:
    length = timedelta(seconds=seconds)
    assert durations.parse_duration(durations.format_duration(length)) == length


@pytest.mark.parametrize("length", [timedelta(seconds=-1), timedelta(microseconds=1)])
def test_format_refuses_what_it_cannot_write(length: timedelta) -> None:
    with pytest.raises(ValueError, match="not a whole, positive number of seconds"):
        durations.format_duration(length)


def test_timestamps() -> None:
    two = datetime(2026, 1, 1, 2, tzinfo=timezone.utc)
    assert durations.parse_timestamp("2026-01-01T02:00Z") == two
    assert durations.parse_timestamp("2026-01-01T03:00:00.0000000+01:00") == two
    assert durations.format_timestamp(two) == "2026-01-01T02:00:00.000000+00:00"


@pytest.mark.parametrize(
    "text", ["20260101T020000Z", "2026-01-01", "2026-01-01T02:00:00", "2026-13-01T02:00:00Z"]
)
def test_compact_and_partial_timestamps_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date-time of the form"):
        durations.parse_timestamp(text)


def test_interval() -> None:
    text = "R/2026-01-01T02:00:00+00:00/PT4H"
    interval = durations.parse_interval(text)
    assert interval == RepeatingInterval(
        datetime(2026, 1, 1, 2, tzinfo=timezone.utc), timedelta(hours=4)
    )
    assert str(interval) == text


@pytest.mark.parametrize(
    "text",
    [
        "R/20260101T020000Z/PT4H",
        "R5/2026-01-01T02:00:00Z/PT4H",
        "2026-01-01T02:00:00Z/PT4H",
        "R/2026-01-01T02:00:00Z/P0D",
        "R/2026-01-01T02:00:00Z/4h",
    ],
)
def test_not_an_interval(text: str) -> None:
    with pytest.raises(InvalidInterval) as error:
        durations.parse_interval(text)
    assert str(error.value) == (
        f"{text!r} is not a repeating interval: write R/<start>/<duration>, "
        "for example R/2026-01-01T02:00:00+00:00/PT4H"
    )
