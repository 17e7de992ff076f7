"""Key vaults that keep what was deleted."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_not_false, demand_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.key_vault import SOFT_DELETE, unless_recovered
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_soft_delete(vault: Resource, context: Context) -> Verdict:
    """Demand that soft delete isn't switched off; absent means on, unless ``strict`` is set."""
    demand = demand_true if context.parameters.boolean("strict") else demand_not_false
    return unless_recovered(vault, lambda: demand(vault, SOFT_DELETE))


RULE = Rule(
    name="kv-soft-delete",
    title="a key vault keeps deleted keys for a time",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    check=kv_soft_delete,
    remediation="set properties.enableSoftDelete to true",
    link="https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
    frameworks=(
        Framework("MCSB", "DP-8", "Azure Policy 1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d"),
        Framework("CIS Azure Foundations 2.0", "8.5", "Steampipe"),
        Framework("CIS Azure Foundations 3.0", "3.3.5", "Steampipe"),
        Framework("SOC 2", "CC6.1", "Azure Policy"),
        Framework("NIST 800-53 r5", "CP-9", "Azure Policy"),
        Framework("DORA", "9.3c", "Azure Policy"),
    ),
    parameters=(
        Parameter(
            "strict",
            {"type": "boolean"},
            default=False,
            description="whether soft delete has to be switched on by word, though absent means on",
        ),
    ),
    fix=setting({SOFT_DELETE: True}),
)
