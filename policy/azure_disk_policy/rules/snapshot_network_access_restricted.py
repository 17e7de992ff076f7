"""Snapshot export restricted to private endpoints or denied."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.network_access import demand_restricted_export, restrict_export
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SOURCE = "Pulumi premium managed-disk-snapshot-restrict-network-access"


def snapshot_network_access_restricted(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``DenyAll`` or ``AllowPrivate``; absent means ``AllowAll``, whatever the disk has."""
    return demand_restricted_export(snapshot)


RULE = Rule(
    name="snapshot-network-access-restricted",
    title="a snapshot can't be exported over the public network",
    severity=Severity.HIGH,
    looks_at=(SNAPSHOT,),
    check=snapshot_network_access_restricted,
    remediation="set networkAccessPolicy to DenyAll, or to AllowPrivate with a diskAccessId",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(
        Framework("NIST 800-53 r5", "AC-3", SOURCE),
        Framework("NIST 800-53 r5", "SC-7", SOURCE),
        Framework("ISO 27001:2022", "A.8.3", SOURCE),
        Framework("PCI DSS 4.0", "1.4.2", SOURCE),
        Framework("PCI DSS 4.0", "7.3.1", SOURCE),
        Framework("CIS Controls 8.1", "3.3", SOURCE),
    ),
    fix=restrict_export,
)
