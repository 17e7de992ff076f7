"""Backup vaults that can be granted access."""

from azure_disk_facts.encryption import SetIdentityType
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.identities import IDENTITY_TYPE, demand_identity
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def bv_managed_identity(vault: Resource, _: Context) -> Verdict:
    """Demand a managed identity; absent means none."""
    return demand_identity(vault)


RULE = Rule(
    name="bv-managed-identity",
    title="a backup vault has a managed identity",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    check=bv_managed_identity,
    remediation=f"set {IDENTITY_TYPE} to SystemAssigned",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
    fix=setting({IDENTITY_TYPE: SetIdentityType.SYSTEM_ASSIGNED.value}),
)
