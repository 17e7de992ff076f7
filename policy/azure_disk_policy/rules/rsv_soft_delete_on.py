"""Recovery Services vaults that keep what was deleted."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_policy.families.recovery_vault import SOFT_DELETE, SOFT_DELETION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_soft_delete_on(vault: Resource, _: Context) -> Verdict:
    """Demand soft delete; absent means on."""
    return SOFT_DELETION.demand_on(vault)


RULE = Rule(
    name="rsv-soft-delete-on",
    title="a Recovery Services vault keeps deleted backups for a while",
    severity=Severity.HIGH,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_soft_delete_on,
    remediation=f"set {SOFT_DELETE} to Enabled",
    link="https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about",
    fix=SOFT_DELETION.switch_on,
)
