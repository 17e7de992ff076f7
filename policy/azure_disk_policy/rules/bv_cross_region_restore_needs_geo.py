"""Backup vaults that can restore in another region as they say."""

from azure_disk_facts.backup_security import FeatureState
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.backup_vault import (
    CROSS_REGION_RESTORE,
    STORAGE,
    is_geo_redundant,
)
from azure_disk_policy.families.logic import every
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def bv_cross_region_restore_needs_geo(vault: Resource, _: Context) -> Verdict:
    """Demand a ``GeoRedundant`` store where restores across regions are enabled."""
    if every(
        lambda: same(vault.text(CROSS_REGION_RESTORE) or "", FeatureState.ENABLED.value),
        lambda: not is_geo_redundant(vault),
    ):
        return violated(CROSS_REGION_RESTORE, "is Enabled, but no store is GeoRedundant")
    return COMPLIANT


RULE = Rule(
    name="bv-cross-region-restore-needs-geo",
    title="only a geo-redundant backup vault restores in the paired region",
    severity=Severity.LOW,
    looks_at=(BACKUP_VAULT,),
    check=bv_cross_region_restore_needs_geo,
    remediation=f"set {CROSS_REGION_RESTORE} to Disabled, or {STORAGE}[].type to GeoRedundant",
    link="https://learn.microsoft.com/azure/backup/backup-vault-overview",
)
