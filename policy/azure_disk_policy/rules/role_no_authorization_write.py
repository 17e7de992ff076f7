"""Custom roles whose holders can't give themselves more."""

from azure_disk_facts.resource_types import ROLE_DEFINITION
from azure_disk_facts.roles import ROLE_WRITES
from azure_disk_policy.families.roles import granted
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated


def role_no_authorization_write(definition: Resource, _: Context) -> Verdict:
    """Demand that no action, wildcards included, writes roles or assignments.

    ``notActions`` of the same permission rescue, as they do in Contributor.
    """
    gaps = Gaps()
    violations = granted(definition, ROLE_WRITES, gaps)
    if violations:
        return Violated(violations)
    gaps.settle()
    return COMPLIANT


RULE = Rule(
    name="role-no-authorization-write",
    title="no custom role lets its holders assign or change roles",
    severity=Severity.HIGH,
    looks_at=(ROLE_DEFINITION,),
    check=role_no_authorization_write,
    remediation="narrow the action, or put Microsoft.Authorization/*/Write into notActions",
    link="https://learn.microsoft.com/azure/role-based-access-control/custom-roles",
)
