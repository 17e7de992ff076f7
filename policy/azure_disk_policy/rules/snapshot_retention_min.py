"""Snapshots that are not gone before they are of use."""

from collections.abc import Mapping

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.clock import NOW, moment, now
from azure_disk_policy.families.previous import PREVIOUS, before
from azure_disk_policy.families.tag_dates import CREATED, EXPIRY, dated, days_between, name_of
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated


def snapshot_retention_min(snapshot: Resource, context: Context) -> Verdict:
    """Demand that the expiry tag lies ``minDays`` ahead, or as long after the day of creation.

    Days go by: where neither a tag tells that day nor the last deployment is given, a snapshot
    that was good once is found too near its end.
    """
    name = name_of(EXPIRY, context.parameters)
    text, least = snapshot.tag(name), context.parameters.number("minDays") or 0
    days = days_between(now(context), text)
    if days is None:
        return NotApplicable(f"the tag {name} holds no date; snapshot-expiry-tag says so")
    if days >= least:
        return COMPLIANT
    created = moment(snapshot.tag(name_of(CREATED, context.parameters)))
    if created is not None and (days_between(created, text) or 0) >= least:
        return COMPLIANT
    earlier = before(snapshot, context)
    if earlier is not None and earlier.tag(name) == text:
        return NotApplicable("the snapshot was judged when it was taken")
    return violated(f"tags.{name}", f"is less than {least:g} days ahead")


def _fix(snapshot: Resource, context: Context) -> Mapping[str, object]:
    least = context.parameters.number("minDays")
    return {} if least is None else dated(snapshot, EXPIRY, least, context)


RULE = Rule(
    name="snapshot-retention-min",
    title="a snapshot is kept for a least number of days",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    check=snapshot_retention_min,
    remediation="set the tag to a later day, or say in another tag when the snapshot was taken",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources",
    parameters=(
        EXPIRY,
        CREATED,
        Parameter("minDays", {"type": "integer", "minimum": 0}, 7, "days it has to lie ahead"),
        NOW,
        PREVIOUS,
    ),
    fix=_fix,
)
