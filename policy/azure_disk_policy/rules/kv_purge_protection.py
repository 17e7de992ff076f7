"""Key vaults whose deleted keys can't be purged."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.key_vault import (
    PURGE_PROTECTION,
    RECOVERABLE_FRAMEWORKS,
    unless_recovered,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_purge_protection(vault: Resource, _: Context) -> Verdict:
    """Demand purge protection; absent means off. A vault being recovered is exempt."""
    return unless_recovered(vault, lambda: demand_true(vault, PURGE_PROTECTION))


RULE = Rule(
    name="kv-purge-protection",
    title="a key vault can't be purged before its deleted keys' retention ends",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    check=kv_purge_protection,
    remediation="set properties.enablePurgeProtection to true; it can't be taken back",
    link="https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
    frameworks=RECOVERABLE_FRAMEWORKS,
)
