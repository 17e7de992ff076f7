"""Scopes with few owners."""

from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, ROLE_DEFINITION
from azure_disk_facts.roles import ADVISED_OWNERS, OWNER
from azure_disk_policy.families.near import value_key
from azure_disk_policy.families.roles import SCOPE, assigns
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


@dataclass
class _Owners:
    """Assignments of Owner."""

    before: dict[int, int] = field(default_factory=dict)
    """How many stand before it at the same scope, by ``id()``."""
    at: dict[str, int] = field(default_factory=dict)
    """How many a scope has."""
    open: dict[int, Gaps] = field(default_factory=dict)
    """What is not known of one: its role or its scope."""


def _owners(stack: Stack) -> _Owners:
    owners = _Owners()
    for assignment in stack.of_type(ROLE_ASSIGNMENT):
        gaps = Gaps()
        is_owner = gaps.read(partial(assigns, assignment, (OWNER.guid,), stack))
        scope = gaps.read(partial(value_key, assignment, SCOPE))
        if is_owner is False:
            continue
        if gaps.first is not None:
            owners.open[id(assignment)] = gaps
        elif scope:
            owners.before[id(assignment)] = owners.at.get(scope, 0)
            owners.at[scope] = owners.at.get(scope, 0) + 1
    return owners


def role_owner_limit(assignment: Resource, context: Context) -> Verdict:
    """Demand that Owner is assigned at a scope ``maxOwners`` times at most."""
    owners = context.stack.once(_owners)
    most = context.parameters.number("maxOwners") or 0
    before = owners.before.get(id(assignment), 0)
    if id(assignment) in owners.before and before >= most:
        return violated(SCOPE, f"has {before + 1} owners, more than {most:g}")
    gaps = owners.open.get(id(assignment))
    if gaps is not None and max(owners.at.values(), default=0) + len(owners.open) > most:
        gaps.settle()
    return COMPLIANT


RULE = Rule(
    name="role-owner-limit",
    title="a scope has few owners",
    severity=Severity.MEDIUM,
    looks_at=(ROLE_ASSIGNMENT,),
    consults=(ROLE_DEFINITION,),
    scope=Scope.STACK,
    check=role_owner_limit,
    remediation="remove owners of the scope, or assign them a role that allows less",
    link="https://learn.microsoft.com/azure/role-based-access-control/best-practices",
    frameworks=(
        Framework("MCSB", "PA-1", "PSRule Azure.RBAC.LimitOwner"),
        Framework("CIS Azure Foundations 1.x", "owners", "Azure Policy 4f11b553"),
    ),
    parameters=(
        Parameter(
            "maxOwners",
            {"type": "integer", "minimum": 0},
            ADVISED_OWNERS,
            "owners that a scope may have at most",
        ),
    ),
)
