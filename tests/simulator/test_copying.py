from datetime import timedelta

import pytest

from tests.simulator.estate import Estate


@pytest.mark.parametrize(
    ("base", "per_gib", "expected"), [(0, 1, 240), (60, 0, 60), (60, 1, 300), (10, 0.5, 130)]
)
def test_a_copy_takes_base_and_size(
    estate: Estate, base: int, per_gib: float, expected: int
) -> None:
    estate.azure.settings.copy_base = timedelta(seconds=base)
    estate.azure.settings.copy_per_gib = timedelta(seconds=per_gib)
    copy = estate.copy("c", estate.snapshot("s", estate.disk(size=240)))["id"]
    estate.azure.advance(timedelta(seconds=expected - 6))
    assert estate.azure.get(copy)["properties"]["completionPercent"] < 100
    estate.azure.advance(timedelta(seconds=1))
    assert estate.azure.get(copy)["properties"]["completionPercent"] == 100
