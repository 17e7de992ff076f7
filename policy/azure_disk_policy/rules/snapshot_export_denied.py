"""Snapshot export denied altogether."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.network_access import demand_no_export, deny_export
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def snapshot_export_denied(snapshot: Resource, _: Context) -> Verdict:
    """Demand ``DenyAll``; private export does not comply, and absent means ``AllowAll``."""
    return demand_no_export(snapshot)


RULE = Rule(
    name="snapshot-export-denied",
    title="a snapshot can't be exported at all",
    severity=Severity.HIGH,
    looks_at=(SNAPSHOT,),
    check=snapshot_export_denied,
    remediation="set networkAccessPolicy to DenyAll",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
    fix=deny_export,
)
