"""Yes and no where some answers are not known yet."""

from collections.abc import Callable, Iterable

from azure_disk_policy.inputs import Gaps

Test = Callable[[], bool]


def every(*tests: Test) -> bool:
    """Tell whether all tests hold; one that is known not to decides, whatever the others say.

    Raises:
        UnknownInputError: none is known to fail, and one hangs on an unknown.
    """
    gaps = Gaps()
    for test in tests:
        if gaps.read(test) is False:
            return False
    gaps.settle()
    return True


def some(tests: Iterable[Test]) -> bool:
    """Tell whether one of the tests holds; one that is known to decides.

    Raises:
        UnknownInputError: none is known to hold, and one hangs on an unknown.
    """
    gaps = Gaps()
    if any(gaps.read(test) for test in tests):
        return True
    gaps.settle()
    return False
