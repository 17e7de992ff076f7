"""Keys that expire."""

from functools import partial

from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.together import demand_one
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

SOURCE = "Azure Policy 152b15f7-8e1f-4c1f-ab71-8c010ba5dbc0"


def _demand_lifetime(key: Resource) -> Verdict:
    if keys.length(key, keys.LIFETIME) is not None:
        return COMPLIANT
    return violated(keys.LIFETIME, "names no time, which means for ever")


def key_expiry_set(key: Resource, _: Context) -> Verdict:
    """Demand a date of expiry, or a rotation policy that gives each version one.

    A disabled key needs none.
    """
    expires = partial(demand_one, partial(keys.demand_expiry, key), partial(_demand_lifetime, key))
    return keys.unless_disabled(key, expires)


RULE = Rule(
    name="key-expiry-set",
    title="a key expires",
    severity=Severity.HIGH,
    looks_at=(KEY,),
    check=key_expiry_set,
    remediation=f"set {keys.EXPIRES}, in seconds since 1970, or {keys.LIFETIME}",
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys-details",
    frameworks=(
        Framework("CIS Azure Foundations 1.4", "8.1", SOURCE),
        Framework("CIS Azure Foundations 1.4", "8.2", SOURCE),
        Framework("CIS Azure Foundations 2.0", "8.1", "prowler"),
        Framework("CIS Azure Foundations 2.0", "8.2", "prowler"),
        Framework("CIS Azure Foundations 2.1", "8.1", "prowler"),
        Framework("CIS Azure Foundations 2.1", "8.2", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.1", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.2", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.1", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.2", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.1", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.2", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.1", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.2", "prowler"),
        Framework("MCSB", "DP-6", SOURCE),
        Framework("SOC 2", "CC6.1", SOURCE),
        Framework("NIST 800-53 r5", "IA-5", SOURCE),
        Framework("PCI DSS 4.0", "3.6.1", SOURCE),
    ),
)
