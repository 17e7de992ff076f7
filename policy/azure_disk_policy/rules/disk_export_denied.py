"""Disk export denied altogether."""

from azure_disk_facts.network import NetworkAccessPolicy
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_export_denied(disk: Resource, _: Context) -> Verdict:
    """Demand ``DenyAll``; private export does not comply, and absent means ``AllowAll``."""
    return demand_choice(
        disk,
        "networkAccessPolicy",
        wanted=(NetworkAccessPolicy.DENY_ALL,),
        absent=NetworkAccessPolicy.ALLOW_ALL,
    )


RULE = Rule(
    name="disk-export-denied",
    title="a disk can't be exported at all",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_export_denied,
    remediation="set networkAccessPolicy to DenyAll",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
)
