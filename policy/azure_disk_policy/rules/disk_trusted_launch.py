"""OS disks that trusted launch can start."""

from azure_disk_facts.disks import HyperVGeneration
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.choices import demand_choice, is_given
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import NotApplicable, Verdict


def disk_trusted_launch(disk: Resource, _: Context) -> Verdict:
    """Demand generation 2 of a disk with an ``osType``; absent means ``V1``."""
    if not is_given(disk, "osType"):
        return NotApplicable("is no OS disk")
    return demand_choice(
        disk, "hyperVGeneration", wanted=(HyperVGeneration.V2,), absent=HyperVGeneration.V1
    )


RULE = Rule(
    name="disk-trusted-launch",
    title="an OS disk is of generation 2",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    check=disk_trusted_launch,
    remediation="make the disk with hyperVGeneration V2, which is fixed from then on",
    link="https://learn.microsoft.com/azure/virtual-machines/trusted-launch",
)
