"""Snapshot data closed to the public network."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.network_access import CLOSE_PUBLIC_ACCESS, demand_no_public_access
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SOURCE = "Pulumi premium managed-disk-snapshot-restrict-public-access"


def snapshot_public_network_access_disabled(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``Disabled``; absent means ``Enabled``, whatever the disk has."""
    return demand_no_public_access(snapshot)


RULE = Rule(
    name="snapshot-public-network-access-disabled",
    title="a snapshot's data can't be read over the public network",
    severity=Severity.HIGH,
    looks_at=(SNAPSHOT,),
    check=snapshot_public_network_access_disabled,
    remediation="set publicNetworkAccess to Disabled",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(
        Framework("NIST 800-53 r5", "AC-3", SOURCE),
        Framework("NIST 800-53 r5", "SC-7", SOURCE),
        Framework("PCI DSS 4.0", "1.4.2", SOURCE),
    ),
    fix=CLOSE_PUBLIC_ACCESS,
)
