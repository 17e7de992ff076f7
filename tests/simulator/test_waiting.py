from datetime import timedelta

from azure_disk_simulator.waiting import FIRST_WAIT, wait_after


def test_waits_grow_up_to_half_a_day() -> None:
    waits = [wait_after(refusals) for refusals in range(1, 12)]
    assert waits[0] == FIRST_WAIT
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=12)
