"""Several checks that make one verdict."""

from collections.abc import Callable

from azure_disk_policy.verdicts import (
    COMPLIANT,
    Compliant,
    NotApplicable,
    Undecided,
    Verdict,
    Violated,
    settle,
)

Check = Callable[[], Verdict]

WITH_STACK = NotApplicable("decided with the whole stack")
"""Of a rule of scope ``BOTH`` where the resource alone doesn't tell."""


def demand_all(*checks: Check) -> Verdict:
    """Demand that no check is violated; all that are violated are reported."""
    verdicts = [settle(check) for check in checks]
    violations = tuple(
        violation
        for verdict in verdicts
        if isinstance(verdict, Violated)
        for violation in verdict.violations
    )
    return Violated(violations) if violations else _open(verdicts) or COMPLIANT


def demand_one(*checks: Check) -> Verdict:
    """Demand that a check is complied with; when none is, what the first says is reported."""
    verdicts = [settle(check) for check in checks]
    if any(isinstance(verdict, Compliant) for verdict in verdicts):
        return COMPLIANT
    return _open(verdicts) or verdicts[0]


def _open(verdicts: list[Verdict]) -> Undecided | None:
    return next((verdict for verdict in verdicts if isinstance(verdict, Undecided)), None)
