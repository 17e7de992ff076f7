"""Snapshots encrypted no weaker than their disks."""

from functools import partial

from azure_disk_facts.resource_types import DISK, DISK_ENCRYPTION_SET, SNAPSHOT
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, TYPE
from azure_disk_policy.families.disk_copies import NO_DISK, source_disk
from azure_disk_policy.families.encryption_strength import WEAKEST_FIRST, is_declared, strength
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def snapshot_encryption_not_weaker(snapshot: Resource, context: Context) -> Verdict:
    """Demand platform key < customer's key < both as the source disk has it.

    A snapshot that says nothing takes over what its source has.
    """
    if not is_declared(snapshot):
        return COMPLIANT
    disk = source_disk(snapshot, context.stack)
    if disk is None:
        return NO_DISK
    _, most = strength(snapshot, context.stack)
    least, _ = disk.as_other(partial(strength, disk, context.stack))
    if most >= least:
        return COMPLIANT
    own, wanted = WEAKEST_FIRST[most].value, WEAKEST_FIRST[least].value
    path = TYPE if snapshot.text(TYPE) else ENCRYPTION_SET
    return violated(path, f"means {own}, while disk {disk.name} has {wanted} or more")


RULE = Rule(
    name="snapshot-encryption-not-weaker",
    title="a snapshot is encrypted as strongly as its disk",
    severity=Severity.HIGH,
    looks_at=(SNAPSHOT,),
    consults=(DISK, DISK_ENCRYPTION_SET),
    scope=Scope.STACK,
    check=snapshot_encryption_not_weaker,
    remediation="leave out encryption, which takes over the disk's, or repeat the disk's values",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
)
