"""Snapshots that are incremental."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def snapshot_incremental(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``incremental``; absent means a full snapshot."""
    return demand_true(snapshot, "incremental")


RULE = Rule(
    name="snapshot-incremental",
    title="a snapshot is incremental",
    severity=Severity.LOW,
    looks_at=(SNAPSHOT,),
    check=snapshot_incremental,
    remediation="set incremental to true when the snapshot is created; it can't be changed later",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots",
)
