"""Backup instances of disks that say where their snapshots go."""

from azure_disk_facts.resource_types import BACKUP_INSTANCE
from azure_disk_policy.families.backup_instance import group_ids, group_in, other_datasource
from azure_disk_policy.families.snapshot_groups import STORES
from azure_disk_policy.inputs import UNKNOWN, Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def bi_snapshot_group_set(instance: Resource, _: Context) -> Verdict:
    """Demand a resource group in the parameters of the operational store; unknown counts as one."""
    other = other_datasource(instance)
    if other is not None:
        return other
    gaps = Gaps()
    groups = group_ids(instance, gaps)
    if any(each.value is UNKNOWN or group_in(each) for each in groups):
        return COMPLIANT
    gaps.settle()
    for each in groups:
        if each.scalar() is not None:
            return violated(each.path, "is not the id of a resource group")
    return violated(STORES, "names no resource group for snapshots in the operational store")


RULE = Rule(
    name="bi-snapshot-group-set",
    title="a backup instance of a disk names the resource group of its snapshots",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    check=bi_snapshot_group_set,
    remediation=(
        "give dataStoreParametersList an AzureOperationalStoreParameters with the resourceGroupId "
        "of the group for the snapshots"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
