"""Roles that people hold as members of groups."""

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT
from azure_disk_facts.roles import PrincipalType
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

TYPE = "principalType"


def role_prefer_groups(assignment: Resource, _: Context) -> Verdict:
    """Demand that no role is assigned to a single user.

    azure-native fills in ``User`` where the program leaves the type out: a managed identity may
    look like a user then.
    """
    if same(assignment.text(TYPE) or "", PrincipalType.USER.value):
        return violated(TYPE, f"is {PrincipalType.USER.value}")
    return COMPLIANT


RULE = Rule(
    name="role-prefer-groups",
    title="roles are assigned to groups rather than to single users",
    severity=Severity.LOW,
    looks_at=(ROLE_ASSIGNMENT,),
    check=role_prefer_groups,
    remediation=(
        f"assign the role to a group, and set {TYPE} to what the principal is, ServicePrincipal "
        "for a managed identity"
    ),
    link="https://learn.microsoft.com/azure/role-based-access-control/best-practices",
)
