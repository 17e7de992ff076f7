"""Snapshots that stay too long."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.snapshot_tags import CREATED_TAG
from azure_disk_policy.families.clock import NOW, moment, now
from azure_disk_policy.families.previous import PREVIOUS, before
from azure_disk_policy.families.tag_dates import TAG_NAME, days_between, name_of
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

CREATED_AT = "timeCreated"
"""Output of a snapshot; a state holds it, a program does not."""
TAG = Parameter("tag", TAG_NAME, CREATED_TAG, "tag of the day that a snapshot was taken")


def _created(snapshot: Resource, context: Context) -> tuple[str, str | None]:
    """Return what says when a snapshot was taken, by its path."""
    name = name_of(TAG, context.parameters)
    text = snapshot.tag(name)
    if moment(text) is not None:
        return f"tags.{name}", text
    earlier = before(snapshot, context) or snapshot
    return CREATED_AT, earlier.text(CREATED_AT)


def snapshot_max_age(snapshot: Resource, context: Context) -> Verdict:
    """Demand that a snapshot was taken no longer than ``maxDays`` ago.

    Its tag says when, else the state. A program alone doesn't tell the age of a snapshot.
    """
    path, text = _created(snapshot, context)
    ahead, most = days_between(now(context), text), context.parameters.number("maxDays")
    if ahead is None:
        return NotApplicable("neither a tag nor the state says when it was taken")
    if most is not None and -ahead > most:
        return violated(path, f"is more than {most:g} days ago")
    return COMPLIANT


RULE = Rule(
    name="snapshot-max-age",
    title="no snapshot is older than it may be",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    check=snapshot_max_age,
    remediation="delete the snapshot once nothing restores from it any more",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots",
    parameters=(
        TAG,
        Parameter("maxDays", {"type": "integer", "minimum": 1}, 30, "days a snapshot may stay"),
        NOW,
        PREVIOUS,
    ),
)
