"""Disks that one machine uses at a time."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.choices import demand_number
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_shared_restricted(disk: Resource, _: Context) -> Verdict:
    """Demand ``maxShares`` of 1 at most; absent means 1."""
    return demand_number(disk, "maxShares", most=1, absent=1)


RULE = Rule(
    name="disk-shared-restricted",
    title="a disk is not shared by machines",
    severity=Severity.LOW,
    looks_at=(DISK,),
    check=disk_shared_restricted,
    remediation="set maxShares to 1; exempt the disks of clusters that share them on purpose",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-shared",
)
