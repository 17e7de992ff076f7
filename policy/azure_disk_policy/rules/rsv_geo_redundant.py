"""Recovery Services vaults with copies in two regions."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.recovery_vaults import GEO_REDUNDANCIES
from azure_disk_policy.families.any_backup_vault import allowed_redundancies
from azure_disk_policy.families.recovery_vault import REDUNDANCY, demand_redundancy
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_geo_redundant(vault: Resource, context: Context) -> Verdict:
    """Demand copies in the paired region, with or without zones; absent means that there are."""
    return demand_redundancy(vault, context)


RULE = Rule(
    name="rsv-geo-redundant",
    title="a Recovery Services vault is geo-redundant",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_geo_redundant,
    remediation=f"set {REDUNDANCY} to GeoRedundant before the vault protects anything",
    link="https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault",
    parameters=(allowed_redundancies(*GEO_REDUNDANCIES),),
)
