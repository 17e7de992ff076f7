"""Recovery Services vaults whose backups can't be cut short."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.backup import ImmutabilityState
from azure_disk_policy.families.any_backup_vault import demand_immutability
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.recovery_vault import IMMUTABILITY
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_immutability_enabled(vault: Resource, _: Context) -> Verdict:
    """Demand immutability, locked or not; absent means disabled."""
    return demand_immutability(
        vault, IMMUTABILITY, ImmutabilityState.UNLOCKED, ImmutabilityState.LOCKED
    )


RULE = Rule(
    name="rsv-immutability-enabled",
    title="a Recovery Services vault is immutable",
    severity=Severity.HIGH,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_immutability_enabled,
    remediation=f"set {IMMUTABILITY} to Unlocked",
    link="https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept",
    frameworks=(Framework("MCSB", "BR-2", "PSRule Azure.RSV.Immutable"),),
    fix=setting({IMMUTABILITY: ImmutabilityState.UNLOCKED.value}),
)
