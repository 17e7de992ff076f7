"""Disks whose public path both switches close."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.network_access import close_both_switches, demand_both_switches
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_public_access_blocked_strict(disk: Resource, _: Context) -> Verdict:
    """Demand restricted export and no public access; absent means open."""
    return demand_both_switches(disk)


RULE = Rule(
    name="disk-public-access-blocked-strict",
    title="a disk's data is closed to the public network by both switches",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    check=disk_public_access_blocked_strict,
    remediation=(
        "set publicNetworkAccess to Disabled, and networkAccessPolicy to DenyAll or AllowPrivate"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(Framework("CIS Azure Foundations 3.0", "8.5", "Steampipe"),),
    fix=close_both_switches,
)
