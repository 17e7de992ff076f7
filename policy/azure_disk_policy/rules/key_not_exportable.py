"""Keys that can't leave their vault."""

from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.choices import demand_not_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

RELEASE_POLICIES = ("properties.releasePolicy", "properties.release_policy", "release_policy")
"""As Pulumi spells it, as ARM does, and beside the properties."""


def key_not_exportable(key: Resource, _: Context) -> Verdict:
    """Demand that a key is not exportable, as absent means; unless a policy says to whom.

    That is how confidential machines get at their keys.
    """
    verdict = settle(lambda: demand_not_true(key, keys.EXPORTABLE))
    if isinstance(verdict, Compliant) or not any(map(key.present, RELEASE_POLICIES)):
        return verdict
    return NotApplicable("a release policy says who gets the key")


RULE = Rule(
    name="key-not-exportable",
    title="a key can't leave its vault",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_not_exportable,
    remediation=f"set {keys.EXPORTABLE} to false, or declare who gets the key in a release policy",
    link="https://learn.microsoft.com/azure/key-vault/keys/policy-grammar",
    fix=setting({keys.EXPORTABLE: False}),
)
