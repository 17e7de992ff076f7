"""Roles that are Azure's own."""

from azure_disk_facts.resource_types import ROLE_DEFINITION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict, violated


def role_no_custom_roles(_definition: Resource, _: Context) -> Verdict:
    """Find every role definition wrong: a program can only declare custom ones."""
    return violated("", "is a custom role")


RULE = Rule(
    name="role-no-custom-roles",
    title="only built-in roles are used",
    severity=Severity.LOW,
    looks_at=(ROLE_DEFINITION,),
    check=role_no_custom_roles,
    remediation="assign built-in roles instead",
    link="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "1.23", "Azure Policy"),
        Framework("MCSB", "PA-7", "Azure Policy a451c1ef-c6ca-483d-87ed-f49761e3ffb5"),
        Framework("NIST 800-53 r5", "AC-2", "Azure Policy"),
        Framework("NIST 800-53 r5", "AC-6", "Azure Policy"),
        Framework("SOC 2", "CC6.3", "Azure Policy"),
        Framework("PCI DSS 4.0", "7.3.1", "Azure Policy"),
        Framework("ISO 27001:2013", "A.9.2.3", "Azure Policy"),
    ),
)
