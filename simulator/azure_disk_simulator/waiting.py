"""How much simulated time has passed when someone who was told "not yet" asks again."""

from datetime import timedelta

FIRST_WAIT = timedelta(minutes=2)
_GROWTH = 4
_MOST_STEPS = 8
_LONGEST_WAIT = timedelta(hours=12)


def wait_after(refusals: int) -> timedelta:
    """Return the simulated time that passes after so many times "not yet" in a row."""
    wait = FIRST_WAIT
    for _ in range(min(refusals, _MOST_STEPS) - 1):
        wait *= _GROWTH
    return min(wait, _LONGEST_WAIT)
