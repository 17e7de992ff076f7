"""Groups that Azure Backup can remove snapshots from."""

from azure_disk_facts.resource_types import BACKUP_INSTANCE, RESOURCE_GROUP
from azure_disk_policy.families.locks import LOCK_TYPES, locks_on
from azure_disk_policy.families.snapshot_groups import STORES, snapshot_groups
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def snapshot_group_not_locked(instance: Resource, context: Context) -> Verdict:
    """Demand that no lock holds for the group of a disk's snapshots, from above neither."""
    stack = context.stack
    if not any(stack.of_type(kind) for kind in LOCK_TYPES):
        return COMPLIANT
    gaps = Gaps()
    for group in snapshot_groups(instance, stack, gaps):
        for lock in locks_on(group, stack, gaps):
            return violated(STORES, f"names a group that {lock.name} locks")
    gaps.settle()
    return COMPLIANT


RULE = Rule(
    name="snapshot-group-not-locked",
    title="no lock keeps Azure Backup from removing expired snapshots",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_INSTANCE,),
    consults=(*LOCK_TYPES, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=snapshot_group_not_locked,
    remediation="remove the lock, and narrow who holds roles on the group instead",
    link="https://learn.microsoft.com/azure/backup/disk-backup-troubleshoot",
)
