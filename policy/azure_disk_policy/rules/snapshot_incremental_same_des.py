"""Incremental snapshots under the encryption set of their disk."""

from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK, DISK_ENCRYPTION_SET, SNAPSHOT
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import ENCRYPTION_SET
from azure_disk_policy.families.disk_copies import (
    INCREMENTAL,
    NO_DISK,
    is_cross_region,
    source_disk,
)
from azure_disk_policy.families.locations import location_of
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

FULL = NotApplicable("a full snapshot may be under another encryption set")
ELSEWHERE = NotApplicable("a copy in another region needs an encryption set of that region")


def _is_elsewhere(snapshot: Resource, disk: Resource) -> bool:
    """Tell whether a snapshot lies in another region than the disk; only copies can."""
    try:
        return not same_region(location_of(snapshot), location_of(disk))
    except UnknownInputError:
        if is_cross_region(snapshot):
            raise
        return False


def _share_a_set(snapshot: Resource, disk: Resource, stack: Stack) -> bool:
    try:
        wanted = disk.as_other(partial(disk.text, ENCRYPTION_SET))
        return wanted is not None and arm_id.same_id(snapshot.text(ENCRYPTION_SET) or "", wanted)
    except UnknownInputError:
        own = stack.target(snapshot, ENCRYPTION_SET, DISK_ENCRYPTION_SET)
        other = stack.target(disk, ENCRYPTION_SET, DISK_ENCRYPTION_SET)
        if own is None or other is None:
            raise
        return own is other


def snapshot_incremental_same_des(snapshot: Resource, context: Context) -> Verdict:
    """Demand that an incremental snapshot names its disk's encryption set, or none."""
    if not snapshot.boolean(INCREMENTAL):
        return FULL
    if not is_given(snapshot, ENCRYPTION_SET):
        return COMPLIANT
    disk = source_disk(snapshot, context.stack)
    if disk is None:
        return NO_DISK
    if _is_elsewhere(snapshot, disk):
        return ELSEWHERE
    if _share_a_set(snapshot, disk, context.stack):
        return COMPLIANT
    return violated(ENCRYPTION_SET, f"names another encryption set than disk {disk.name}")


RULE = Rule(
    name="snapshot-incremental-same-des",
    title="an incremental snapshot is under the encryption set of its disk",
    severity=Severity.MEDIUM,
    looks_at=(SNAPSHOT,),
    consults=(DISK, DISK_ENCRYPTION_SET),
    scope=Scope.STACK,
    check=snapshot_incremental_same_des,
    remediation="leave out encryption, which takes over the disk's, or name the disk's set",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
)
