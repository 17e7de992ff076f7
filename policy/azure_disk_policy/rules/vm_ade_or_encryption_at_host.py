"""Virtual machines whose temporary disks and caches are encrypted somehow."""

from functools import partial

from azure_disk_policy.families.logic import some
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.vm_profile import (
    CONSULTED_FOR_ADE,
    ENCRYPTION_AT_HOST,
    in_profile,
    is_under_ade,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def vm_ade_or_encryption_at_host(machine: Resource, context: Context) -> Verdict:
    """Demand encryption at host, or Azure Disk Encryption by an extension of the stack."""
    path = in_profile(machine, ENCRYPTION_AT_HOST)
    if some((lambda: bool(machine.boolean(path)), partial(is_under_ade, machine, context.stack))):
        return COMPLIANT
    return violated(path, "is not true, and no extension encrypts the disks of the machine")


RULE = Rule(
    name="vm-ade-or-encryption-at-host",
    title="the temporary disk and the caches of a machine are encrypted",
    severity=Severity.HIGH,
    looks_at=MACHINES,
    consults=CONSULTED_FOR_ADE,
    scope=Scope.STACK,
    check=vm_ade_or_encryption_at_host,
    remediation="set securityProfile.encryptionAtHost to true",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
    frameworks=(
        Framework("MCSB", "DP-4", "Azure Policy 3dc5edcd-002d-444c-b216-e123bbfa37c0"),
        Framework("MCSB", "DP-4", "Azure Policy ca88aadc-6e2b-416c-9de2-5a0f01d1693f"),
        Framework(
            "ISO 27001:2022",
            "7.5.3",
            "Steampipe compute_vm_temp_disks_cache_and_data_flows_encrypted",
        ),
    ),
)
