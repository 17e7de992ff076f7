"""Snapshots kept apart from their disks."""

from azure_disk_facts.resource_types import DISK, RESOURCE_GROUP, SNAPSHOT
from azure_disk_policy.families.disk_copies import NO_DISK, source_disk
from azure_disk_policy.families.scopes import GROUP, shares_group
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def snapshot_resource_group_separate(snapshot: Resource, context: Context) -> Verdict:
    """Demand another resource group than the source disk's: deleting that one spares snapshots."""
    disk = source_disk(snapshot, context.stack)
    if disk is None:
        return NO_DISK
    if shares_group(snapshot, disk, context.stack):
        return violated(GROUP, f"is the group of disk {disk.name}, too")
    return COMPLIANT


RULE = Rule(
    name="snapshot-resource-group-separate",
    title="a snapshot lies in another resource group than its disk",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    consults=(DISK, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=snapshot_resource_group_separate,
    remediation="take the snapshot in a resource group of its own; in the disk's it goes with it",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/overview",
)
