"""Custom roles that are no second Owner."""

from functools import partial

from azure_disk_facts.resource_types import ROLE_DEFINITION
from azure_disk_policy.families.logic import every
from azure_disk_policy.families.roles import PERMISSIONS, SCOPE
from azure_disk_policy.families.scope_ids import above_groups
from azure_disk_policy.inputs import Gaps, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

SCOPES = "assignableScopes"


def _allows_everything(definition: Resource) -> bool:
    gaps = Gaps()
    for permission in gaps.read(partial(definition.items, PERMISSIONS)) or []:
        for action in gaps.read(partial(permission.items, "actions")) or []:
            if gaps.read(action.scalar) == "*":
                return True
    gaps.settle()
    return False


def _where(scope: Inputs) -> str | None:
    return above_groups(scope.scalar())


def _wide_scope(definition: Resource) -> tuple[Inputs, str] | None:
    """Return a scope above groups that the role may be assigned at, and what that is."""
    gaps = Gaps()
    # Without assignable scopes a role may be assigned where it is defined.
    for scope in definition.items(SCOPES) or [definition.at(SCOPE)]:
        where = gaps.read(partial(_where, scope))
        if where is not None:
            return scope, where
    gaps.settle()
    return None


def role_no_custom_owner(definition: Resource, _: Context) -> Verdict:
    """Demand that no role with action ``*`` may be assigned above resource groups."""
    tests = partial(_allows_everything, definition), lambda: _wide_scope(definition) is not None
    wide = _wide_scope(definition) if every(*tests) else None
    if wide is None:
        return COMPLIANT
    scope, where = wide
    return violated(scope.path, f"is {where}, while the role allows everything")


RULE = Rule(
    name="role-no-custom-owner",
    title="no custom role allows everything in a whole subscription",
    severity=Severity.HIGH,
    looks_at=(ROLE_DEFINITION,),
    check=role_no_custom_owner,
    remediation=f"list in {PERMISSIONS}[].actions what is needed, or name groups in {SCOPES}",
    link="https://learn.microsoft.com/azure/role-based-access-control/custom-roles",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "1.23", "prowler"),
        Framework("CIS Azure Foundations 2.0", "1.24", "prowler"),
        Framework("CIS Azure Foundations 2.1", "1.22", "prowler"),
        Framework("CIS Azure Foundations 3.0", "2.23", "prowler"),
        Framework("CIS Azure Foundations 4.0", "6.23", "prowler"),
        Framework("CIS Azure Foundations 5.0", "5.23", "prowler"),
        Framework("CIS Azure Foundations 6.0", "5.4", "prowler"),
    ),
)
