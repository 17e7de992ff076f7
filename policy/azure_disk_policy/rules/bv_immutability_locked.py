"""Backup vaults whose immutability nobody can take back."""

from azure_disk_facts.backup import ImmutabilityState
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.any_backup_vault import demand_immutability
from azure_disk_policy.families.backup_vault import IMMUTABILITY
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_immutability_locked(vault: Resource, _: Context) -> Verdict:
    """Demand locked immutability; ``Unlocked`` can be taken back, and absent means disabled."""
    return demand_immutability(vault, IMMUTABILITY, ImmutabilityState.LOCKED)


RULE = Rule(
    name="bv-immutability-locked",
    title="immutability of a backup vault can't be taken back",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    check=bv_immutability_locked,
    remediation=f"set {IMMUTABILITY} to Locked once Unlocked has proved itself; it is for good",
    link="https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept",
    frameworks=(Framework("MCSB v2", "BR-2", "Azure Policy 2514263b-bc0d-4b06-ac3e-f262c0979018"),),
)
