"""Disk export restricted to private endpoints or denied."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.network_access import demand_restricted_export, restrict_export
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_network_access_restricted(disk: Resource, _: Context) -> Verdict:
    """Demand ``DenyAll`` or ``AllowPrivate``; absent means ``AllowAll``."""
    return demand_restricted_export(disk)


RULE = Rule(
    name="disk-network-access-restricted",
    title="a disk can't be exported over the public network",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_network_access_restricted,
    remediation="set networkAccessPolicy to DenyAll, or to AllowPrivate with a diskAccessId",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(
        Framework("CIS Azure Foundations 3.0", "8.5", "monkey365"),
        Framework("MCSB v2", "NS-2", "Azure Policy 8405fdab-1faf-48aa-b702-999c9c172094"),
    ),
    fix=restrict_export,
)
