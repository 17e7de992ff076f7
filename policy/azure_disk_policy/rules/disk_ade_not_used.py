"""Disks and machines without Azure Disk Encryption."""

from azure_disk_facts.arm_types.neighbours import MACHINE_EXTENSION
from azure_disk_facts.encryption import ADE_RETIREMENT
from azure_disk_facts.resource_types import DISK, SNAPSHOT, VIRTUAL_MACHINE
from azure_disk_policy.families.ade import SWITCH_OF_DISK, SWITCH_OF_MACHINE, is_ade_extension
from azure_disk_policy.families.choices import demand_not_true
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def disk_ade_not_used(resource: Resource, _: Context) -> Verdict:
    """Demand that ADE is not switched on, nor installed as a machine extension; absent is off."""
    if resource.is_a(MACHINE_EXTENSION):
        is_ade = is_ade_extension(resource)
        return violated("type", "is Azure Disk Encryption") if is_ade else COMPLIANT
    is_machine = resource.is_a(VIRTUAL_MACHINE)
    return demand_not_true(resource, SWITCH_OF_MACHINE if is_machine else SWITCH_OF_DISK)


RULE = Rule(
    name="disk-ade-not-used",
    title="no disk is under Azure Disk Encryption",
    severity=Severity.LOW,
    looks_at=(DISK, SNAPSHOT, VIRTUAL_MACHINE, MACHINE_EXTENSION),
    check=disk_ade_not_used,
    remediation=(
        "encrypt at the host instead: Azure Disk Encryption retires on "
        f"{ADE_RETIREMENT.isoformat()}, and its disks do not unlock at a reboot after that"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-migrate",
)
