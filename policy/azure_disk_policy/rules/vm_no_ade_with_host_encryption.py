"""Virtual machines under one kind of encryption, not two that rule each other out."""

from functools import partial

from azure_disk_policy.families.logic import every
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.vm_profile import (
    CONSULTED_FOR_ADE,
    ENCRYPTION_AT_HOST,
    in_profile,
    is_under_ade,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def vm_no_ade_with_host_encryption(machine: Resource, context: Context) -> Verdict:
    """Demand that a machine with encryption at host has no Azure Disk Encryption (rule D3)."""
    path = in_profile(machine, ENCRYPTION_AT_HOST)
    if every(lambda: bool(machine.boolean(path)), partial(is_under_ade, machine, context.stack)):
        return violated(path, "is true, while the machine is under Azure Disk Encryption")
    return COMPLIANT


RULE = Rule(
    name="vm-no-ade-with-host-encryption",
    title="encryption at host and Azure Disk Encryption are not combined on a machine",
    severity=Severity.HIGH,
    looks_at=MACHINES,
    consults=CONSULTED_FOR_ADE,
    scope=Scope.STACK,
    check=vm_no_ade_with_host_encryption,
    remediation="take the extension away, and start from disks that were never under it",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
)
