"""Secrets that expire."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import SECRET
from azure_disk_facts.encryption import ADE_TAG
from azure_disk_policy.families.keys import EXPIRES, demand_expiry
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

EXEMPT = "exemptTag"
SOURCE = "Azure Policy 98728c90-32c7-4049-8429-847dc0f4fe37"


def secret_expiry_set(secret: Resource, context: Context) -> Verdict:
    """Demand a date of expiry, unless the secret carries the tag ``exemptTag``.

    That is for secrets of Azure Disk Encryption, which locks a disk once its secret has expired.
    """
    verdict = settle(partial(demand_expiry, secret))
    exempt = context.parameters.text(EXEMPT)
    if isinstance(verdict, Compliant) or exempt is None or not secret.tag(exempt):
        return verdict
    return NotApplicable(f"the secret carries the tag {exempt}")


RULE = Rule(
    name="secret-expiry-set",
    title="a secret expires",
    severity=Severity.MEDIUM,
    looks_at=(SECRET,),
    check=secret_expiry_set,
    remediation=f"set {EXPIRES}, in seconds since 1970",
    link="https://learn.microsoft.com/azure/key-vault/secrets/about-secrets",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "8.3", "prowler"),
        Framework("CIS Azure Foundations 2.0", "8.4", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.3", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.4", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.3", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.4", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.3", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.4", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.3", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.4", "prowler"),
    ),
    parameters=(
        Parameter(
            EXEMPT,
            {"type": "string"},
            ADE_TAG,
            "secrets with a value in this tag need not expire; empty: none is exempt",
        ),
    ),
)
