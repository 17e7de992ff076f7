"""Snapshots in regions where data may be."""

from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.locations import location_of
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated


def snapshot_region_allowed(snapshot: Resource, context: Context) -> Verdict:
    """Demand one of the regions in ``allowed``; an absent location comes from elsewhere."""
    allowed = [each.scalar() or "" for each in context.parameters.items("allowed")]
    if not allowed:
        return NotApplicable("no region is configured")
    location = location_of(snapshot)
    if any(same_region(location, region) for region in allowed):
        return COMPLIANT
    return violated("location", "is none of the allowed regions")


RULE = Rule(
    name="snapshot-region-allowed",
    title="a snapshot stays in allowed regions",
    severity=Severity.MEDIUM,
    looks_at=(SNAPSHOT,),
    check=snapshot_region_allowed,
    remediation="take the snapshot or the copy in an allowed region; a snapshot can't be moved",
    link="https://learn.microsoft.com/azure/governance/policy/samples/built-in-policies",
    parameters=(
        Parameter(
            "allowed",
            {"type": "array", "items": {"type": "string"}},
            [],
            "regions in any spelling; empty: all",
        ),
    ),
)
