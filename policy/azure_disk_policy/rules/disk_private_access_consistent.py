"""Disks and snapshots that go with their disk access."""

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.network_access import demand_private_access
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_private_access_consistent(resource: Resource, _: Context) -> Verdict:
    """Demand a disk access with ``AllowPrivate``, and none otherwise; absent is ``AllowAll``."""
    return demand_private_access(resource)


RULE = Rule(
    name="disk-private-access-consistent",
    title="private export names a disk access, and nothing else does",
    severity=Severity.MEDIUM,
    looks_at=(DISK, SNAPSHOT),
    check=disk_private_access_consistent,
    remediation="set networkAccessPolicy to AllowPrivate and diskAccessId together, or neither",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
)
