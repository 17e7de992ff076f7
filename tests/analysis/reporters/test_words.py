from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.protection import Rpo, RpoKind
from azure_disk_analysis.reporters.words import duration_words, moment_words, rpo_words

NOON = datetime(2026, 1, 1, 12, 4, 59, tzinfo=timezone.utc)
MINUTES = {"d": 24 * 60, "h": 60, "min": 1}


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(0), "0 h"),
        (timedelta(hours=6), "6 h"),
        (timedelta(minutes=90), "90 min"),
        (timedelta(days=1), "1 d"),
        (timedelta(hours=26), "1 d 2 h"),
        (timedelta(days=14), "14 d"),
        (timedelta(days=1, minutes=1), "1441 min"),
    ],
)
def test_lengths_stand_in_the_largest_whole_units(length: timedelta, words: str) -> None:
    assert duration_words(length) == words


@given(st.integers(0, 10**6))
def test_no_minute_is_lost(minutes: int) -> None:
    parts = duration_words(timedelta(minutes=minutes)).split(" ")
    pairs = zip(parts[::2], parts[1::2], strict=True)
    assert sum(int(value) * MINUTES[unit] for value, unit in pairs) == minutes


def test_moments_stand_in_utc() -> None:
    assert moment_words(NOON) == "2026-01-01 12:04Z"
    assert moment_words(NOON.astimezone(timezone(timedelta(hours=2)))) == "2026-01-01 12:04Z"


@pytest.mark.parametrize(
    ("rpo", "words"),
    [
        (Rpo(RpoKind.BOUNDED, at_most=timedelta(hours=6)), "6 h"),
        (Rpo(RpoKind.BOUNDED), "none"),
        (Rpo(RpoKind.SINCE, since=NOON), "since 2026-01-01 12:04Z"),
        (Rpo(RpoKind.SINCE), "since ?"),
        (Rpo(RpoKind.PENDING), "not yet: copying"),
        (Rpo(RpoKind.NONE), "none"),
    ],
)
def test_an_rpo_in_words(rpo: Rpo, words: str) -> None:
    assert rpo_words(rpo) == words
