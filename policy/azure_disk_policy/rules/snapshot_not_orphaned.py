"""Snapshots whose disks are gone."""

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_facts.snapshot_tags import KEEP_TAG
from azure_disk_policy.families.disk_copies import SOURCE_ID
from azure_disk_policy.families.tag_dates import TAG_NAME, name_of
from azure_disk_policy.families.tags import is_tagged
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

NO_SOURCE = NotApplicable("the snapshot is not made from a disk")
TAG = Parameter("tag", TAG_NAME, KEEP_TAG, "snapshots with a value in this tag are kept on purpose")


def snapshot_not_orphaned(snapshot: Resource, context: Context) -> Verdict:
    """Demand that the disk of a snapshot is in the stack or in ``allowed``, or a tag to keep it."""
    if context.stack.target(snapshot, SOURCE_ID, DISK) is not None:
        return COMPLIANT
    source = snapshot.text(SOURCE_ID) or ""
    parsed = arm_id.try_parse(source)
    if parsed is None or not parsed.has_type(DISK.arm_type):
        return NO_SOURCE
    elsewhere = [each.scalar() or "" for each in context.parameters.items("allowed")]
    if any(arm_id.same_id(source, each) for each in elsewhere):
        return COMPLIANT
    if is_tagged(snapshot, name_of(TAG, context.parameters)):
        return NotApplicable("a tag keeps the snapshot")
    return violated(SOURCE_ID, "names a disk that the stack doesn't hold")


RULE = Rule(
    name="snapshot-not-orphaned",
    title="the disk of a snapshot is still there",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    consults=(DISK,),
    scope=Scope.STACK,
    check=snapshot_not_orphaned,
    remediation="delete the snapshot, or tag it to be kept; list disks that other stacks hold",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots",
    parameters=(
        Parameter(
            "allowed",
            {"type": "array", "items": {"type": "string"}},
            [],
            "ids of disks that other stacks hold",
        ),
        TAG,
    ),
)
