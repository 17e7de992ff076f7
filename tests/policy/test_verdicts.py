import pytest

from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.verdicts import (
    COMPLIANT,
    Undecided,
    Verdict,
    Violated,
    Violation,
    each,
    settle,
    violated,
)


def check(item: int) -> Violation | None:
    if item == 0:
        raise UnknownInputError("zero")
    return Violation(f"item[{item}]", "is negative") if item < 0 else None


def test_settle_turns_an_unknown_into_undecided() -> None:
    def unknown() -> Verdict:
        raise UnknownInputError("sku.name", "d1")

    assert settle(unknown) == Undecided("sku.name", "d1")
    assert settle(lambda: COMPLIANT) is COMPLIANT
    assert str(Undecided("sku.name", "d1")) == "sku.name of d1"
    assert str(Undecided("sku.name")) == "sku.name"


def test_each_reports_every_violation_and_unknowns_only_without_one() -> None:
    assert each([1, 2], check) is COMPLIANT
    assert each([0, -1, 2, -3], check) == Violated(
        (Violation("item[-1]", "is negative"), Violation("item[-3]", "is negative"))
    )
    with pytest.raises(UnknownInputError, match="zero"):
        each([1, 0], check)
    with pytest.raises(UnknownInputError, match="before"):
        each([1, 0], check, Gaps(UnknownInputError("before")))


def test_violated() -> None:
    assert violated("a", "b") == Violated((Violation("a", "b"),))
