"""Backup vaults with copies in several zones."""

from azure_disk_facts.backup import VaultRedundancy
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.backup_vault import STORAGE, demand_redundancy
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_zone_redundant(vault: Resource, _: Context) -> Verdict:
    """Demand that every store of the vault is zone-redundant; ``GeoRedundant`` is not."""
    return demand_redundancy(vault, (VaultRedundancy.ZONE_REDUNDANT.value,))


RULE = Rule(
    name="bv-zone-redundant",
    title="a backup vault's own store is zone-redundant",
    severity=Severity.LOW,
    looks_at=(BACKUP_VAULT,),
    check=bv_zone_redundant,
    remediation=(
        f"make the vault with {STORAGE}[].type: ZoneRedundant; it is fixed from then on, and "
        "snapshots of disks do not lie there"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-vault-overview",
)
