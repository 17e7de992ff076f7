"""Backup instances whose snapshots stay in the subscription of the disk."""

from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.resource_types import BACKUP_INSTANCE
from azure_disk_policy.families.backup_instance import demand_of_groups
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def _apart(group: ArmId, disk: ArmId) -> str | None:
    is_one = same(group.subscription or "", disk.subscription or "")
    return None if is_one else "lies in another subscription than the disk"


def bi_snapshot_group_same_subscription(instance: Resource, _: Context) -> Verdict:
    """Demand a group in the disk's subscription; that of the vault may be another."""
    return demand_of_groups(instance, _apart)


RULE = Rule(
    name="bi-snapshot-group-same-subscription",
    title="the snapshots of a backed-up disk lie in the subscription of the disk",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    check=bi_snapshot_group_same_subscription,
    remediation=(
        "protect the disk with a resource group of its own subscription for the snapshots: the "
        "group of an instance can't be changed afterwards"
    ),
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
