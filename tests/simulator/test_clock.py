from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_simulator.clock import START, from_micros, to_micros
from tests.simulator.estate import Estate


@given(st.integers(0, 10**16))
def test_moments_are_stored_to_the_microsecond(micros: int) -> None:
    assert to_micros(from_micros(micros)) == micros


def test_the_clock_starts_and_advances(estate: Estate) -> None:
    clock = estate.azure.clock
    before = clock.now()
    assert before > START
    assert clock.advance(timedelta(microseconds=1)) - before == timedelta(microseconds=1)


def test_time_never_runs_back(estate: Estate) -> None:
    with pytest.raises(ValueError, match="allowed: zero or more; time never runs back"):
        estate.azure.clock.advance(timedelta(seconds=-1))
