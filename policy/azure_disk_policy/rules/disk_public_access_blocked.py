"""Disks whose public path one switch closes."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.network_access import CLOSE_PUBLIC_ACCESS, demand_one_switch
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_public_access_blocked(disk: Resource, _: Context) -> Verdict:
    """Demand restricted export or no public access; both absent means both are open."""
    return demand_one_switch(disk)


RULE = Rule(
    name="disk-public-access-blocked",
    title="a disk's data is closed to the public network by at least one of two switches",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_public_access_blocked,
    remediation=(
        "set publicNetworkAccess to Disabled, or networkAccessPolicy to DenyAll or AllowPrivate"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(
        Framework("CIS Azure Foundations 3.0", "8.5", "Azure Policy"),
        Framework("MCSB v2", "NS-2", "Azure Policy 8405fdab-1faf-48aa-b702-999c9c172094"),
    ),
    fix=CLOSE_PUBLIC_ACCESS,
)
