"""Recovery Services vaults that protect something."""

from azure_disk_facts.arm_types.neighbours import (
    PROTECTED_ITEM,
    RECOVERY_VAULT,
    REPLICATED_ITEM,
)
from azure_disk_facts.resource_types import RESOURCE_GROUP
from azure_disk_policy.families.any_backup_vault import demand_child
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_has_protected_items(vault: Resource, context: Context) -> Verdict:
    """Demand an item of the vault: one that is backed up, or one that Site Recovery replicates."""
    missing = "protects no item of the stack"
    kinds = (PROTECTED_ITEM, REPLICATED_ITEM)
    return demand_child(vault, kinds, context.stack, missing=missing)


RULE = Rule(
    name="rsv-has-protected-items",
    title="a Recovery Services vault protects something",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    consults=(PROTECTED_ITEM, REPLICATED_ITEM, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=rsv_has_protected_items,
    remediation="add a protected item whose vaultName is the vault's, or remove the vault",
    link="https://learn.microsoft.com/azure/backup/backup-azure-arm-vms-prepare",
)
