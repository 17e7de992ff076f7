"""Backup vaults with copies in more than one place."""

from azure_disk_facts.backup import VaultRedundancy
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.any_backup_vault import allowed_redundancies
from azure_disk_policy.families.backup_vault import STORAGE, demand_redundancy
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_storage_redundancy(vault: Resource, context: Context) -> Verdict:
    """Demand that every store of the vault has a redundancy of ``allowed``."""
    allowed = [each.scalar() or "" for each in context.parameters.items("allowed")]
    return demand_redundancy(vault, allowed)


RULE = Rule(
    name="bv-storage-redundancy",
    title="a backup vault's own store is redundant beyond one place",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    check=bv_storage_redundancy,
    remediation=(
        f"make the vault with another {STORAGE}[].type; it is fixed from then on, and snapshots "
        "of disks do not lie there"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-vault-overview",
    parameters=(
        allowed_redundancies(VaultRedundancy.ZONE_REDUNDANT, VaultRedundancy.GEO_REDUNDANT),
    ),
)
