"""Backup vaults whose backups can't be cut short."""

from azure_disk_facts.backup import ImmutabilityState
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.any_backup_vault import demand_immutability
from azure_disk_policy.families.backup_vault import IMMUTABILITY
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_immutability_enabled(vault: Resource, _: Context) -> Verdict:
    """Demand immutability, locked or not; absent means disabled."""
    return demand_immutability(
        vault, IMMUTABILITY, ImmutabilityState.UNLOCKED, ImmutabilityState.LOCKED
    )


RULE = Rule(
    name="bv-immutability-enabled",
    title="a backup vault is immutable",
    severity=Severity.HIGH,
    looks_at=(BACKUP_VAULT,),
    check=bv_immutability_enabled,
    remediation=f"set {IMMUTABILITY} to Unlocked; snapshots of disks it doesn't guard",
    link="https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept",
    frameworks=(Framework("MCSB", "BR-2", "PSRule Azure.BV.Immutable"),),
    fix=setting({IMMUTABILITY: ImmutabilityState.UNLOCKED.value}),
)
