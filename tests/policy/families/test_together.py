import pytest

from azure_disk_policy.families.together import demand_all, demand_one
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.verdicts import COMPLIANT, Undecided, Verdict, Violated, violated

FIRST, SECOND = violated("a", "is off"), violated("b", "is off")
OPEN = Undecided("c")


def unknown() -> Verdict:
    raise UnknownInputError("c")


def ok() -> Verdict:
    return COMPLIANT


def test_all() -> None:
    assert demand_all(ok, ok) is COMPLIANT
    assert demand_all(ok, unknown) == OPEN
    assert demand_all(unknown, lambda: FIRST, ok, lambda: SECOND) == Violated(
        (*FIRST.violations, *SECOND.violations)
    )


@pytest.mark.parametrize("other", [lambda: FIRST, unknown])
def test_one_suffices(other: object) -> None:
    assert demand_one(other, ok) is COMPLIANT  # type: ignore[arg-type]


def test_none() -> None:
    assert demand_one(lambda: FIRST, lambda: SECOND) is FIRST
    assert demand_one(lambda: FIRST, unknown) == OPEN
