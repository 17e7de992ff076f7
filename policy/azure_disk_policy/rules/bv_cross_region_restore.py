"""Backup vaults with copies in two regions that restore in both."""

from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.any_backup_vault import demand_cross_region
from azure_disk_policy.families.backup_vault import CROSS_REGION_RESTORE, is_geo_redundant
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_cross_region_restore(vault: Resource, _: Context) -> Verdict:
    """Demand restores across regions of a ``GeoRedundant`` vault; absent means disabled."""
    return demand_cross_region(vault, CROSS_REGION_RESTORE, is_geo_redundant)


RULE = Rule(
    name="bv-cross-region-restore",
    title="a geo-redundant backup vault restores in the paired region too",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    check=bv_cross_region_restore,
    remediation=f"set {CROSS_REGION_RESTORE} to Enabled; it can't be taken back",
    link="https://learn.microsoft.com/azure/backup/backup-vault-overview",
)
