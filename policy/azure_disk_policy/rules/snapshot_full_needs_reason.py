"""Full snapshots that say why they are full."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.snapshot_tags import FULL_SNAPSHOT_REASON_TAG
from azure_disk_policy.families.logic import some
from azure_disk_policy.families.tag_dates import TAG_NAME, name_of
from azure_disk_policy.families.tags import is_tagged
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

TAG = Parameter("tag", TAG_NAME, FULL_SNAPSHOT_REASON_TAG, "tag that says why a snapshot is full")


def snapshot_full_needs_reason(snapshot: Resource, context: Context) -> Verdict:
    """Demand a reason in a tag, unless the snapshot is incremental; absent means full."""
    name = name_of(TAG, context.parameters)
    if some((lambda: bool(snapshot.boolean("incremental")), lambda: is_tagged(snapshot, name))):
        return COMPLIANT
    return violated(f"tags.{name}", "is absent, while the snapshot is full")


RULE = Rule(
    name="snapshot-full-needs-reason",
    title="a full snapshot says why it is not incremental",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    check=snapshot_full_needs_reason,
    remediation="make the snapshot incremental, or name the reason in the tag",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots",
    parameters=(TAG,),
)
