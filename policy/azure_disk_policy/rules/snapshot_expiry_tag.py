"""Snapshots that say until when they are needed."""

from collections.abc import Mapping

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.clock import NOW, now
from azure_disk_policy.families.tag_dates import EXPIRY, dated, days_between, name_of
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def snapshot_expiry_tag(snapshot: Resource, context: Context) -> Verdict:
    """Demand a day or time in the tag, after today and at most ``maxDays`` ahead."""
    name = name_of(EXPIRY, context.parameters)
    text, most = snapshot.tag(name), context.parameters.number("maxDays")
    days = days_between(now(context), text)
    if text is None:
        return violated(f"tags.{name}", "is absent, so nothing says when the snapshot may go")
    if days is None:
        return violated(f"tags.{name}", "is no ISO 8601 date and no RFC 3339 time")
    if days <= 0:
        return violated(f"tags.{name}", "is not later than today")
    if most is not None and days > most:
        return violated(f"tags.{name}", f"is more than {most:g} days ahead")
    return COMPLIANT


def _fix(snapshot: Resource, context: Context) -> Mapping[str, object]:
    """Give a day where there is none, or a past one; never bring the end of a snapshot nearer."""
    text = snapshot.tag(name_of(EXPIRY, context.parameters))
    ahead = days_between(now(context), text)
    if text is not None and (ahead is None or ahead > 0):
        return {}
    counts = (context.parameters.number(name) for name in ("defaultDays", "maxDays"))
    days = min((count for count in counts if count is not None), default=0)
    return dated(snapshot, EXPIRY, days, context) if days > 0 else {}


RULE = Rule(
    name="snapshot-expiry-tag",
    title="a snapshot says until when it is needed",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    check=snapshot_expiry_tag,
    remediation="set the tag to a day that is later than today and within the longest retention",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources",
    parameters=(
        EXPIRY,
        Parameter("maxDays", {"type": "integer", "minimum": 1}, 365, "days it may lie ahead"),
        Parameter(
            "defaultDays",
            {"type": "integer", "minimum": 1},
            30,
            "days that remediation gives a snapshot without the tag, anew with each deployment",
        ),
        NOW,
    ),
    fix=_fix,
)
