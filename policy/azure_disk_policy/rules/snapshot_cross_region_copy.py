"""Critical disks with a copy in another region."""

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.disk_copies import has_copy_elsewhere
from azure_disk_policy.inputs import Gaps, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated


def _is_critical(disk: Resource, context: Context) -> bool:
    value = disk.tag(context.parameters.text("tag") or "")
    return same(value or "", context.parameters.text("value") or "")


def snapshot_cross_region_copy(disk: Resource, context: Context) -> Verdict:
    """Demand, for a disk tagged as critical, a CopyStart snapshot in another region.

    Azure Backup for disks has no cross-region restore: without a copy the region's loss is final.
    """
    gaps = Gaps()
    tag = context.parameters.text("tag") or ""
    if gaps.read(lambda: _is_critical(disk, context)) is False:
        return NotApplicable(f"the tag {tag} does not mark the disk as critical")
    if has_copy_elsewhere(disk, context.stack, gaps):
        return COMPLIANT
    gaps.settle()
    return violated(f"tags.{tag}", "marks a disk without a copy in another region")


RULE = Rule(
    name="snapshot-cross-region-copy",
    title="a critical disk has a copy in another region",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    consults=(SNAPSHOT,),
    scope=Scope.STACK,
    check=snapshot_cross_region_copy,
    remediation="add an incremental snapshot and a CopyStart snapshot of it in another region",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-copy-incremental-snapshot-across-regions",
    frameworks=(
        Framework("NIST 800-53 r5", "CP-6", "by intent"),
        Framework("NIST 800-53 r5", "CP-9", "by intent"),
    ),
    parameters=(
        Parameter(
            "tag", {"type": "string", "minLength": 1}, "criticality", "tag of critical disks"
        ),
        Parameter("value", {"type": "string", "minLength": 1}, "critical", "value of that tag"),
    ),
)
