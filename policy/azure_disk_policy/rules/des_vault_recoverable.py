"""Key vaults behind disk encryption sets that can be brought back with all their keys."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.encryption_set import CONSULTED, where_used
from azure_disk_policy.families.key_vault import demand_recoverable
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def des_vault_recoverable(vault: Resource, context: Context) -> Verdict:
    """Demand purge protection and soft delete of a vault behind a set of the stack (rule C9)."""
    return where_used(vault, context.stack, lambda: demand_recoverable(vault))


RULE = Rule(
    name="des-vault-recoverable",
    title="the key vault behind a disk encryption set can be brought back with all its keys",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=des_vault_recoverable,
    remediation=(
        "set properties.enablePurgeProtection to true, which can't be taken back, "
        "and leave properties.enableSoftDelete on"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=(Framework("MCSB", "DP-8", "by intent"),),
)
