"""Disk data closed to the public network."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.network_access import CLOSE_PUBLIC_ACCESS, demand_no_public_access
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_public_network_access_disabled(disk: Resource, _: Context) -> Verdict:
    """Demand ``Disabled``; absent means ``Enabled``."""
    return demand_no_public_access(disk)


RULE = Rule(
    name="disk-public-network-access-disabled",
    title="a disk's data can't be read over the public network",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    check=disk_public_network_access_disabled,
    remediation="set publicNetworkAccess to Disabled",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(Framework("CIS Azure Foundations 3.0", "8.5", "checkov CKV_AZURE_251"),),
    fix=CLOSE_PUBLIC_ACCESS,
)
