from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.exports import LEAST_EXPORT_DURATION, carries_sas, export_duration
from azure_disk_facts.limits import MAX_EXPORT_DURATION


@pytest.mark.parametrize(("size", "hours"), [(1, 2), (40, 2), (41, 3), (4096, 104), (65536, 1440)])
def test_how_long_access_is_asked_for(size: int, hours: int) -> None:
    assert export_duration(size) == timedelta(hours=hours)


@given(st.integers(1, 70_000), st.integers(0, 10_000))
def test_more_takes_longer_within_azures_limit(size: int, more: int) -> None:
    assert LEAST_EXPORT_DURATION <= export_duration(size) <= export_duration(size + more)
    assert export_duration(size + more) <= MAX_EXPORT_DURATION


@pytest.mark.parametrize(
    ("url", "carries"),
    [
        ("https://a/b?sv=1&sig=x", True),
        ("https://a/b?SIG=x", True),
        ("https://a/b?sig=", True),
        ("https://a/b?%73ig=x", True),
        ("https://[a/b?sig=x", True),
        ("https://[a/b", False),
        ("https://a/sig=x", False),
        ("https://a/b?snapshot=sig", False),
        ("https://a/b?design=x", False),
        ("", False),
    ],
)
def test_a_signature_makes_a_sas(url: str, carries: bool) -> None:  # noqa: FBT001 - a column
    assert carries_sas(url) is carries
