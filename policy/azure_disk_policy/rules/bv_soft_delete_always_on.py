"""Backup vaults whose soft delete nobody can switch off."""

from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.backup_vault import SOFT_DELETE, SOFT_DELETION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_soft_delete_always_on(vault: Resource, _: Context) -> Verdict:
    """Demand ``AlwaysOn``; absent means ``On``, which can be taken back."""
    return SOFT_DELETION.demand_always_on(vault)


RULE = Rule(
    name="bv-soft-delete-always-on",
    title="soft delete of a backup vault can't be switched off",
    severity=Severity.HIGH,
    looks_at=(BACKUP_VAULT,),
    check=bv_soft_delete_always_on,
    remediation=f"set {SOFT_DELETE} to AlwaysOn; it can't be taken back",
    link="https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about",
    frameworks=(Framework("MCSB v2", "BR-2", "Azure Policy 9798d31d-6028-4dee-8643-46102185c016"),),
)
