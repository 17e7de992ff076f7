"""Virtual machines whose hosts encrypt temporary disks and caches."""

from collections.abc import Mapping

from azure_disk_facts.machines import GuestEncryption
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.id_lists import reach
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.vm_profile import (
    ENCRYPTION_AT_HOST,
    GUEST_ENCRYPTION,
    in_profile,
    os_disk,
)
from azure_disk_policy.inputs import UNKNOWN, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def vm_encryption_at_host(machine: Resource, _: Context) -> Verdict:
    """Demand encryption at host; absent means off. A scale set has it in its machines' profile."""
    return demand_true(machine, in_profile(machine, ENCRYPTION_AT_HOST))


def _fix(machine: Resource, _: Context) -> Mapping[str, object]:
    """Switch it on, but where the whole disk of a confidential machine is encrypted (rule D3)."""
    kind = reach(os_disk(machine), GUEST_ENCRYPTION)
    if kind.value is UNKNOWN or same(kind.scalar() or "", GuestEncryption.WHOLE_DISK.value):
        return {}
    return {in_profile(machine, ENCRYPTION_AT_HOST): True}


RULE = Rule(
    name="vm-encryption-at-host",
    title="the host of a machine encrypts its temporary disk and caches",
    severity=Severity.HIGH,
    looks_at=MACHINES,
    check=vm_encryption_at_host,
    remediation=(
        "set securityProfile.encryptionAtHost to true; an existing machine has to be deallocated "
        "first, and the subscription needs the feature Microsoft.Compute/EncryptionAtHost"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-enable-host-based-encryption-portal",
    frameworks=(
        Framework("MCSB", "DP-4", "Azure Policy fc4d8e41-e223-45ea-9bf5-eada37891d87"),
        Framework("MCSB v2", "DP-4", "Azure Policy fc4d8e41-e223-45ea-9bf5-eada37891d87"),
        Framework("NIST 800-53 r5", "SC-28", "Azure Policy fc4d8e41-e223-45ea-9bf5-eada37891d87"),
    ),
    fix=_fix,
)
