"""Backup instances whose snapshots lie apart from the disk."""

from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.resource_types import BACKUP_INSTANCE
from azure_disk_policy.families.backup_instance import demand_of_groups
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def _together(group: ArmId, disk: ArmId) -> str | None:
    is_one = same(group.resource_group_id, disk.resource_group_id)
    return "is the disk's own resource group" if is_one else None


def bi_snapshot_group_separate(instance: Resource, _: Context) -> Verdict:
    """Demand another group for the snapshots than the disk's; names compare in any case."""
    return demand_of_groups(instance, _together)


RULE = Rule(
    name="bi-snapshot-group-separate",
    title="the snapshots of a backed-up disk lie in another resource group than the disk",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_INSTANCE,),
    check=bi_snapshot_group_separate,
    remediation=(
        "protect the disk anew with a resource group of its own for the snapshots: the group of an "
        "instance can't be changed"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
