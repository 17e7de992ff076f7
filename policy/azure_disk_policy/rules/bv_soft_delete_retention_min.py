"""Backup vaults that keep what was deleted for long enough."""

from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.any_backup_vault import (
    LEAST,
    MOST,
    SOFT_DELETE_MIN,
    SOFT_DELETE_MIN_DAYS,
)
from azure_disk_policy.families.backup_vault import SOFT_DELETE_DAYS, SOFT_DELETION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_soft_delete_retention_min(vault: Resource, context: Context) -> Verdict:
    """Demand ``minDays`` at least and no more than Azure takes; 0 goes with soft delete off."""
    return SOFT_DELETION.demand_days(vault, context)


RULE = Rule(
    name="bv-soft-delete-retention-min",
    title="a backup vault keeps deleted backups for long enough",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    check=bv_soft_delete_retention_min,
    remediation=f"set {SOFT_DELETE_DAYS} to between {LEAST} and {MOST} days, as long as is asked",
    link="https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about",
    parameters=(SOFT_DELETE_MIN_DAYS, SOFT_DELETE_MIN),
    fix=SOFT_DELETION.raise_days,
)
