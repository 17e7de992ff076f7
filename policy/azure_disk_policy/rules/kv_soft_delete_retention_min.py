"""Key vaults that keep what was deleted for long enough."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.key_vault import (
    KEEP_LONGER,
    KEPT_DAYS,
    demand_long_soft_delete,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_soft_delete_retention_min(vault: Resource, context: Context) -> Verdict:
    """Demand a retention of ``minDays`` at least; absent means the longest."""
    return demand_long_soft_delete(vault, context)


RULE = Rule(
    name="kv-soft-delete-retention-min",
    title="a key vault keeps deleted keys for long enough",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    check=kv_soft_delete_retention_min,
    remediation=KEEP_LONGER,
    link="https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
    parameters=(KEPT_DAYS,),
)
