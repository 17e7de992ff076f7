"""Recovery Services vaults with copies in several zones."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.recovery_vaults import RecoveryRedundancy
from azure_disk_policy.families.any_backup_vault import allowed_redundancies
from azure_disk_policy.families.recovery_vault import REDUNDANCY, demand_redundancy
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_zone_redundant(vault: Resource, context: Context) -> Verdict:
    """Demand ``ZoneRedundant``; absent means ``GeoRedundant``, which is not."""
    return demand_redundancy(vault, context)


RULE = Rule(
    name="rsv-zone-redundant",
    title="a Recovery Services vault is zone-redundant",
    severity=Severity.LOW,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_zone_redundant,
    remediation=f"set {REDUNDANCY} to ZoneRedundant before the vault protects anything",
    link="https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault",
    parameters=(allowed_redundancies(RecoveryRedundancy.ZONE_REDUNDANT),),
)
