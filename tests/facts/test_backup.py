from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts import backup
from azure_disk_facts.backup import RetentionRule, RetentionTag

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("every", "days", "exceeds"),
    [
        (1, 18, False),
        (1, 19, True),
        (2, 37, False),
        (2, 38, True),
        (4, 75, False),
        (4, 76, True),
        (6, 112, False),
        (6, 113, True),
        (8, 150, False),
        (8, 151, True),
        (12, 225, False),
        (12, 226, True),
        (24, 450, False),
        (24, 451, True),
    ],
)
def test_cap_of_rule_e15(*, every: int, days: int, exceeds: bool) -> None:
    assert backup.exceeds_cap(every * HOUR, [RetentionRule(timedelta(days=days))]) is exceeds


def test_tiers_add() -> None:
    rules = [
        RetentionRule(timedelta(days=7)),
        RetentionRule(timedelta(days=14), RetentionTag.DAILY),
        RetentionRule(timedelta(days=28), RetentionTag.WEEKLY),
    ]
    assert backup.kept_points(4 * HOUR, rules) == 42 + 14 + 4


@given(
    st.sampled_from([1, 2, 4, 6, 8, 12, 24]),
    st.integers(1, 60),
    st.integers(1, 200),
    st.integers(1, 400),
)
def test_never_fewer_than_exist(every: int, keep: int, daily: int, weekly: int) -> None:
    """Compare with a naive walk: each point is pruned by the longest rule that tags it."""
    rules = [
        RetentionRule(timedelta(days=keep)),
        RetentionRule(timedelta(days=daily), RetentionTag.DAILY),
        RetentionRule(timedelta(days=weekly), RetentionTag.WEEKLY),
    ]
    now = 800 * 24
    kept = 0
    for hour in range(0, now, every):
        days = keep
        if hour % 24 == 0:
            days = max(days, daily)
        if hour % 168 == 0:
            days = max(days, weekly)
        kept += now - hour < days * 24
    assert backup.kept_points(every * HOUR, rules) >= kept


def test_intervals_by_disk() -> None:
    assert backup.allowed_intervals(incremental_snapshots_only=True) == ("PT12H", "P1D")
    assert "PT1H" in backup.allowed_intervals(incremental_snapshots_only=False)
    assert backup.is_supported_interval(timedelta(hours=24))
    assert not backup.is_supported_interval(timedelta(hours=3))


def test_weekly_wins_over_daily() -> None:
    assert RetentionTag.WEEKLY.priority < RetentionTag.DAILY.priority
    assert RetentionTag.DAILY.criterion == "FirstOfDay"
    assert RetentionTag.WEEKLY.criterion == "FirstOfWeek"


def test_points_of_one_rule_by_itself() -> None:
    assert backup.points_of_rule(timedelta(weeks=1), timedelta(days=365)) == 53
    assert backup.points_of_rule(12 * HOUR, timedelta(days=225)) == 450
