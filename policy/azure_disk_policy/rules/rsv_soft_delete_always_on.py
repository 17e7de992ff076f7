"""Recovery Services vaults whose soft delete nobody can switch off."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_policy.families.recovery_vault import SOFT_DELETE, SOFT_DELETION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_soft_delete_always_on(vault: Resource, _: Context) -> Verdict:
    """Demand ``AlwaysON``; absent means ``Enabled``, which can be taken back."""
    return SOFT_DELETION.demand_always_on(vault)


RULE = Rule(
    name="rsv-soft-delete-always-on",
    title="soft delete of a Recovery Services vault can't be switched off",
    severity=Severity.HIGH,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_soft_delete_always_on,
    remediation=f"set {SOFT_DELETE} to AlwaysON; it can't be taken back",
    link="https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about",
)
