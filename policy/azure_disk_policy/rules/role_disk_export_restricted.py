"""Who may export disks and snapshots."""

from functools import partial

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, ROLE_DEFINITION
from azure_disk_facts.roles import (
    DATA_OPERATOR_FOR_MANAGED_DISKS,
    EXPORT_ACTIONS,
    EXPORT_DATA_ACTIONS,
)
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.families.roles import PRINCIPAL, ROLE, assigns, granted
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, violated

_NAMES = ("roleName", ROLE)


def role_disk_export_restricted(resource: Resource, context: Context) -> Verdict:
    """Demand that only who and what ``allowed`` lists may start or download an export."""
    allowed = context.parameters.items("allowed")
    if resource.is_a(ROLE_DEFINITION):
        return _definition(resource, allowed)
    role = (DATA_OPERATOR_FOR_MANAGED_DISKS.guid,)
    tests = partial(assigns, resource, role), partial(_is_missing, resource, (PRINCIPAL,), allowed)
    if every(*tests):
        return violated(ROLE, f"is {DATA_OPERATOR_FOR_MANAGED_DISKS.name}")
    return COMPLIANT


def _definition(definition: Resource, allowed: list[Inputs]) -> Verdict:
    gaps = Gaps()
    violations = (
        *granted(definition, EXPORT_ACTIONS, gaps),
        *granted(definition, EXPORT_DATA_ACTIONS, gaps, of_data=True),
    )
    if violations and _is_missing(definition, _NAMES, allowed):
        return Violated(violations)
    if not violations:
        gaps.settle()
    return COMPLIANT


def _is_missing(resource: Resource, paths: tuple[str, ...], allowed: list[Inputs]) -> bool:
    """Tell whether none of some inputs is on the list; to an empty one unknowns don't matter."""

    def is_listed(path: str) -> bool:
        value = resource.text(path) or ""
        return any(same(value, each.scalar() or "") for each in allowed)

    return not allowed or not some(partial(is_listed, path) for path in paths)


RULE = Rule(
    name="role-disk-export-restricted",
    title="nobody but a chosen few may export disks and snapshots",
    severity=Severity.HIGH,
    looks_at=(ROLE_ASSIGNMENT, ROLE_DEFINITION),
    check=role_disk_export_restricted,
    remediation=(
        "remove the right, take it back with notActions or notDataActions, or add who needs it "
        "to the parameter allowed"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(Framework("MCSB", "PA-7", "by intent"),),
    parameters=(
        Parameter(
            "allowed",
            {"type": "array", "items": {"type": "string"}},
            [],
            "ids of principals who may be assigned the role, names or ids of custom roles that "
            "may allow exports",
        ),
    ),
)
