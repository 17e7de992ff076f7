"""Recovery Services vaults whose backups stay in their subscription."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_policy.families.any_backup_vault import demand_own_subscription
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.recovery_vault import CROSS_SUBSCRIPTION_RESTORE
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_cross_subscription_restore_off(vault: Resource, _: Context) -> Verdict:
    """Demand that restores into other subscriptions are off; absent means that they are on."""
    return demand_own_subscription(vault, CROSS_SUBSCRIPTION_RESTORE)


RULE = Rule(
    name="rsv-cross-subscription-restore-off",
    title="a Recovery Services vault does not restore into other subscriptions",
    severity=Severity.MEDIUM,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_cross_subscription_restore_off,
    remediation=f"set {CROSS_SUBSCRIPTION_RESTORE} to Disabled",
    link="https://learn.microsoft.com/azure/backup/backup-azure-arm-restore-vms",
    fix=setting({CROSS_SUBSCRIPTION_RESTORE: CrossSubscriptionRestore.DISABLED.value}),
)
