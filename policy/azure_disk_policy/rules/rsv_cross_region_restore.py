"""Recovery Services vaults with copies in two regions that restore in both."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_policy.families.any_backup_vault import demand_cross_region
from azure_disk_policy.families.recovery_vault import CROSS_REGION_RESTORE, is_geo_redundant
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_cross_region_restore(vault: Resource, _: Context) -> Verdict:
    """Demand restores across regions of a geo-redundant vault; absent means disabled."""
    return demand_cross_region(vault, CROSS_REGION_RESTORE, is_geo_redundant)


RULE = Rule(
    name="rsv-cross-region-restore",
    title="a geo-redundant Recovery Services vault restores in the paired region too",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_cross_region_restore,
    remediation=f"set {CROSS_REGION_RESTORE} to Enabled; it can't be taken back",
    link="https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault",
)
