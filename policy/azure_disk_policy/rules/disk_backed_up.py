"""Disks that something backs up."""

from collections.abc import Callable
from functools import partial

from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM
from azure_disk_facts.disks import REPLICA_SUFFIX
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    DISK,
    SNAPSHOT,
    VIRTUAL_MACHINE,
    ResourceTypeFacts,
)
from azure_disk_policy.families import backup_instance, disk_copies, machines
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

Cover = Callable[[Resource, Stack, Gaps], bool]


def _named_by(kind: ResourceTypeFacts, path: str) -> Cover:
    """Return a test for a resource of a type whose id at a path is the disk's."""

    def covers(disk: Resource, stack: Stack, gaps: Gaps) -> bool:
        return any(
            gaps.read(partial(stack.points_to, candidate, path, disk))
            for candidate in stack.pointing_at(disk, kind, path)
        )

    return covers


COVERS: dict[str, Cover] = {
    "backupInstance": _named_by(BACKUP_INSTANCE, backup_instance.DISK_ID),
    "vmBackup": machines.is_backed_up_with_its_machine,
    "snapshot": _named_by(SNAPSHOT, disk_copies.SOURCE_ID),
}
"""What may count as a backup, by the word that the parameter ``accept`` takes."""


def disk_backed_up(disk: Resource, context: Context) -> Verdict:
    """Demand a backup instance for the disk, or what else ``accept`` lists.

    Replicas that Site Recovery makes, and disks with the exempt tag, are left out.
    """
    if (disk.arm_name or "").lower().endswith(REPLICA_SUFFIX):
        return NotApplicable("Site Recovery makes and replaces this disk")
    gaps = Gaps()
    accept = [item.scalar() or "" for item in context.parameters.items("accept")]
    if any(COVERS[word](disk, context.stack, gaps) for word in accept if word in COVERS):
        return COMPLIANT
    exempt = context.parameters.text("exemptTag")
    if exempt is not None and disk.tag(exempt):
        return NotApplicable(f"the disk carries the tag {exempt}")
    gaps.settle()
    return violated("", "nothing in the stack backs the disk up")


RULE = Rule(
    name="disk-backed-up",
    title="a disk is backed up",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    consults=(BACKUP_INSTANCE, SNAPSHOT, VIRTUAL_MACHINE, PROTECTED_ITEM),
    scope=Scope.STACK,
    check=disk_backed_up,
    remediation="add a backup instance whose dataSourceInfo.resourceID is the disk's id",
    link="https://learn.microsoft.com/azure/backup/disk-backup-overview",
    frameworks=(
        Framework("NIST 800-53 r5", "CP-9", "Pulumi premium managed-disk-backup-protection-exists"),
        Framework("ISO 27001:2022", "A.8.13", "Pulumi premium backup-instance-configuration"),
        Framework("MCSB", "BR-1", "by intent"),
    ),
    parameters=(
        Parameter(
            "accept",
            {"type": "array", "items": {"type": "string", "enum": list(COVERS)}, "minItems": 1},
            ["backupInstance"],
            "what counts as a backup",
        ),
        Parameter(
            "exemptTag",
            {"type": "string"},
            "",
            "disks with a value in this tag need no backup; empty: none is exempt",
        ),
    ),
)
