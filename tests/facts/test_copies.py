from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.copies import (
    COPY_START,
    copy_deadline,
    copy_estimate,
    time_left,
)


def test_estimates_grow_with_the_size() -> None:
    assert copy_estimate(0) == COPY_START
    assert copy_estimate(500) == COPY_START + timedelta(hours=1)
    assert copy_deadline(1) == timedelta(hours=1), "a small copy may wait in a queue"
    assert copy_deadline(5000) == 4 * copy_estimate(5000)


@given(st.integers(1, 65536), st.integers(1, 65536))
def test_a_larger_copy_never_gets_less_time(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert copy_estimate(small) <= copy_estimate(large)
    assert copy_deadline(small) <= copy_deadline(large)
    assert copy_estimate(small) < copy_deadline(small)


def test_what_is_left_shrinks_to_nothing() -> None:
    assert time_left(0, 500) == copy_estimate(500)
    assert time_left(50, 500) == copy_estimate(500) / 2
    assert time_left(100, 500) == timedelta(0)
    assert time_left(250, 500) == timedelta(0)
