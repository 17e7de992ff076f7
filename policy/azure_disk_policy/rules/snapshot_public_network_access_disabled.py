"""Snapshot data closed to the public network."""

from azure_disk_facts.network import PublicNetworkAccess
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def snapshot_public_network_access_disabled(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``Disabled``; absent means ``Enabled``, whatever the disk has."""
    return demand_choice(
        snapshot,
        "publicNetworkAccess",
        wanted=(PublicNetworkAccess.DISABLED,),
        absent=PublicNetworkAccess.ENABLED,
    )


RULE = Rule(
    name="snapshot-public-network-access-disabled",
    title="a snapshot's data can't be read over the public network",
    severity=Severity.HIGH,
    looks_at=(SNAPSHOT,),
    check=snapshot_public_network_access_disabled,
    remediation="set publicNetworkAccess to Disabled",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    frameworks=(
        Framework(
            "NIST 800-53 r5", "SC-7", "Pulumi premium managed-disk-snapshot-restrict-public-access"
        ),
        Framework(
            "PCI DSS 4.0", "1.4.2", "Pulumi premium managed-disk-snapshot-restrict-public-access"
        ),
    ),
)
