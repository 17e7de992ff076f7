"""Recovery Services vaults whose immutability nobody can take back."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.backup import ImmutabilityState
from azure_disk_policy.families.any_backup_vault import demand_immutability
from azure_disk_policy.families.recovery_vault import IMMUTABILITY
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_immutability_locked(vault: Resource, _: Context) -> Verdict:
    """Demand locked immutability; ``Unlocked`` can be taken back, and absent means disabled."""
    return demand_immutability(vault, IMMUTABILITY, ImmutabilityState.LOCKED)


RULE = Rule(
    name="rsv-immutability-locked",
    title="immutability of a Recovery Services vault can't be taken back",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_immutability_locked,
    remediation=f"set {IMMUTABILITY} to Locked once Unlocked has proved itself; it is for good",
    link="https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept",
    frameworks=(Framework("MCSB v2", "BR-2", "Azure Policy d6f6f560-14b7-49a4-9fc8-d2c3a9807868"),),
)
