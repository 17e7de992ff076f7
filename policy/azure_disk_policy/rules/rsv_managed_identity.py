"""Recovery Services vaults that can be granted access."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.encryption import SetIdentityType
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.identities import IDENTITY_TYPE, demand_identity
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_managed_identity(vault: Resource, _: Context) -> Verdict:
    """Demand a managed identity; absent means none."""
    return demand_identity(vault)


RULE = Rule(
    name="rsv-managed-identity",
    title="a Recovery Services vault has a managed identity",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_managed_identity,
    remediation=f"set {IDENTITY_TYPE} to SystemAssigned",
    link="https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk",
    fix=setting({IDENTITY_TYPE: SetIdentityType.SYSTEM_ASSIGNED.value}),
)
