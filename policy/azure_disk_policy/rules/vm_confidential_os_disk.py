"""OS disks of confidential virtual machines."""

from functools import partial

from azure_disk_facts.machines import GuestEncryption
from azure_disk_policy.families.choices import demand_choice, is_given
from azure_disk_policy.families.machines import MACHINES
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.families.vm_profile import (
    GUEST_ENCRYPTION,
    SET_OF_CONFIDENTIAL_DISK,
    SET_OF_DISK,
    is_confidential,
    os_disk,
)
from azure_disk_policy.inputs import Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

OTHER = NotApplicable("is no confidential machine")


def _demand_kind(disk: Inputs) -> Verdict:
    return demand_choice(disk, GUEST_ENCRYPTION, wanted=tuple(GuestEncryption), absent=None)


def _demand_set_in_place(disk: Inputs) -> Verdict:
    """Demand that the set, where one is named, stands where it encrypts the whole disk."""
    if not is_given(disk, SET_OF_DISK) or is_given(disk, SET_OF_CONFIDENTIAL_DISK):
        return COMPLIANT
    if not same(disk.text(GUEST_ENCRYPTION) or "", GuestEncryption.WHOLE_DISK.value):
        return COMPLIANT
    path = disk.at(SET_OF_CONFIDENTIAL_DISK).path
    return violated(path, "is absent, while a set is named outside the disk's security profile")


def vm_confidential_os_disk(machine: Resource, _: Context) -> Verdict:
    """Demand that a confidential machine says what of its OS disk is encrypted, and by which set.

    Without any set, the key is the platform's.
    """
    if not is_confidential(machine):
        return OTHER
    disk = os_disk(machine)
    return demand_all(partial(_demand_kind, disk), partial(_demand_set_in_place, disk))


RULE = Rule(
    name="vm-confidential-os-disk",
    title="the OS disk of a confidential machine says how it is encrypted",
    severity=Severity.MEDIUM,
    looks_at=MACHINES,
    check=vm_confidential_os_disk,
    remediation=(
        f"set {GUEST_ENCRYPTION} of the OS disk, and with a customer's key "
        f"{SET_OF_CONFIDENTIAL_DISK}"
    ),
    link="https://learn.microsoft.com/azure/confidential-computing/confidential-vm-overview",
)
