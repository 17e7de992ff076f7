"""Disks that nobody deletes by accident."""

from azure_disk_facts.resource_types import DISK, RESOURCE_GROUP
from azure_disk_policy.families.locks import LOCK_TYPES, is_locked
from azure_disk_policy.families.together import WITH_STACK
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def disk_delete_protected(disk: Resource, context: Context) -> Verdict:
    """Demand ``protect`` or ``retainOnDelete``, both absent by default, or a lock on the disk.

    A lock on what the disk lies in counts.
    """
    if disk.options.protect or disk.options.retain_on_delete:
        return COMPLIANT
    if not context.whole:
        return WITH_STACK
    if is_locked(disk, context.stack):
        return COMPLIANT
    return violated("", "neither Pulumi nor a lock of the stack keeps the disk from being deleted")


RULE = Rule(
    name="disk-delete-protected",
    title="a disk can't be deleted by accident",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    consults=(*LOCK_TYPES, RESOURCE_GROUP),
    scope=Scope.BOTH,
    check=disk_delete_protected,
    remediation="set the resource option protect, or put a CanNotDelete lock on the disk",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
    frameworks=(
        Framework("CIS Azure Foundations 3.0", "10.1", "CloudSploit managementLockEnabled"),
        Framework("CIS Azure Foundations 4.0", "7.2", "CloudSploit managementLockEnabled"),
        Framework("CIS Azure Foundations 5.0", "6.2", "CloudSploit managementLockEnabled"),
    ),
)
