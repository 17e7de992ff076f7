from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.recovery_selectors import (
    Candidate,
    is_selector,
    moment_of,
    parse_moment,
    pick,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
POINTS = [Candidate(f"p{hour}", NOON + timedelta(hours=hour)) for hour in range(3)]


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("latest", "p2"),
        ("before 2026-03-01T13:30:00Z", "p1"),
        ("before 2026-03-01T14:00:00+01:00", "p0"),
        ("before 2026-03-01T12:00:00Z", None),
        ("P1", "p1"),
        ("/subscriptions/s/backupInstances/i/recoveryPoints/p0", "p0"),
        ("none", None),
    ],
)
def test_which_point_is_picked(selector: str, expected: str | None) -> None:
    found = pick(selector, reversed(POINTS))
    assert (None if found is None else found.id) == expected


def test_nothing_to_pick_from() -> None:
    assert pick("latest", []) is None


@pytest.mark.parametrize(
    "text", ["", "before ", "before monday", "before 2026-03-01T12:00:00", "two words"]
)
def test_what_picks_nothing(text: str) -> None:
    assert not is_selector(text)


def test_a_moment_without_an_offset_is_none() -> None:
    assert parse_moment("2026-03-01T12:00:00") is None
    with pytest.raises(ValueError, match="before noon"):
        moment_of("before noon")


@given(st.datetimes(timezones=st.timezones()))
def test_before_is_before(moment: datetime) -> None:
    selector = f"before {moment.isoformat()}"
    if not is_selector(selector):
        return  # an offset with seconds, which ISO 8601 does not have
    found = pick(selector, [*POINTS, Candidate("old", datetime(1, 1, 2, tzinfo=timezone.utc))])
    assert found is None or found.taken < moment
