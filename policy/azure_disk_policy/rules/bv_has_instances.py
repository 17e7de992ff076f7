"""Backup vaults that back something up."""

from azure_disk_facts.resource_types import BACKUP_INSTANCE, BACKUP_VAULT, RESOURCE_GROUP
from azure_disk_policy.families.any_backup_vault import demand_child
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def bv_has_instances(vault: Resource, context: Context) -> Verdict:
    """Demand a backup instance in the vault."""
    missing = "holds no backup instance of the stack"
    return demand_child(vault, (BACKUP_INSTANCE,), context.stack, missing=missing)


RULE = Rule(
    name="bv-has-instances",
    title="a backup vault backs something up",
    severity=Severity.LOW,
    looks_at=(BACKUP_VAULT,),
    consults=(BACKUP_INSTANCE, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=bv_has_instances,
    remediation="add a backup instance whose vaultName is the vault's, or remove the vault",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
