"""Assignments that let nobody hand out access."""

from azure_disk_facts.resource_types import ROLE_ASSIGNMENT
from azure_disk_facts.roles import USER_ACCESS_ADMINISTRATOR
from azure_disk_policy.families.roles import ROLE, assigns
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def role_no_user_access_admin(assignment: Resource, _: Context) -> Verdict:
    """Demand that User Access Administrator is not assigned, whatever the scope."""
    if assigns(assignment, (USER_ACCESS_ADMINISTRATOR.guid,)):
        return violated(ROLE, f"is {USER_ACCESS_ADMINISTRATOR.name}")
    return COMPLIANT


RULE = Rule(
    name="role-no-user-access-admin",
    title="nobody is assigned User Access Administrator for good",
    severity=Severity.HIGH,
    looks_at=(ROLE_ASSIGNMENT,),
    check=role_no_user_access_admin,
    remediation=(
        "remove the assignment, or assign Role Based Access Control Administrator with a "
        "condition on which roles may be handed out"
    ),
    link="https://learn.microsoft.com/azure/role-based-access-control/best-practices",
    frameworks=(
        Framework("CIS Azure Foundations 4.0", "6.3.3", "prowler"),
        Framework("CIS Azure Foundations 5.0", "5.3.3", "prowler"),
        Framework("CIS Azure Foundations 6.0", "5.3.3", "prowler"),
    ),
)
