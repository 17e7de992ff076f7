"""Disks under Azure Disk Encryption, which disk backup refuses."""

from azure_disk_facts.resource_types import BACKUP_INSTANCE, DISK
from azure_disk_policy.families.ade import SWITCH_OF_DISK
from azure_disk_policy.families.backup_instance import demand_of_disk
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def _under_ade(disk: Resource) -> str | None:
    is_on = disk.boolean(SWITCH_OF_DISK)
    return "is under Azure Disk Encryption" if is_on else None


def bi_disk_not_ade(instance: Resource, context: Context) -> Verdict:
    """Demand that the disk of an instance has no ADE switched on."""
    return demand_of_disk(instance, context.stack, _under_ade)


RULE = Rule(
    name="bi-disk-not-ade",
    title="a disk that is given to disk backup is not under Azure Disk Encryption",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    consults=(DISK,),
    scope=Scope.STACK,
    check=bi_disk_not_ade,
    remediation="back up the machine instead, or move the disk to encryption at host",
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
