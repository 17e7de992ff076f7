"""Backup vaults that keep what was deleted."""

from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.backup_vault import SOFT_DELETE, SOFT_DELETION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_soft_delete_on(vault: Resource, _: Context) -> Verdict:
    """Demand soft delete; absent means on."""
    return SOFT_DELETION.demand_on(vault)


RULE = Rule(
    name="bv-soft-delete-on",
    title="a backup vault keeps deleted backups for a while",
    severity=Severity.HIGH,
    looks_at=(BACKUP_VAULT,),
    check=bv_soft_delete_on,
    remediation=f"set {SOFT_DELETE} to On",
    link="https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about",
    frameworks=(Framework("MCSB v2", "BR-2", "Azure Policy 9798d31d-6028-4dee-8643-46102185c016"),),
    fix=SOFT_DELETION.switch_on,
)
