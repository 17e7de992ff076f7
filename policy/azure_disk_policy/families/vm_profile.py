"""Inputs that virtual machines and scale sets have in common.

A scale set has those of its machines below ``virtualMachineProfile``.
"""

from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.arm_types.neighbours import MACHINE_EXTENSION, SCALE_SET, SCALE_SET_EXTENSION
from azure_disk_facts.machines import MachineSecurity
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.ade import SWITCH_OF_MACHINE, is_ade_extension
from azure_disk_policy.families.id_lists import elements, objects
from azure_disk_policy.families.logic import some
from azure_disk_policy.families.machines import ATTACHED, disks_of
from azure_disk_policy.families.near import named, origins_of
from azure_disk_policy.families.scopes import children_of
from azure_disk_policy.inputs import UNKNOWN, Gaps, Inputs, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

SECURITY_TYPE = "securityProfile.securityType"
ENCRYPTION_AT_HOST = "securityProfile.encryptionAtHost"
SECURE_BOOT = "securityProfile.uefiSettings.secureBootEnabled"
VIRTUAL_TPM = "securityProfile.uefiSettings.vTpmEnabled"
EXTENSIONS = "extensionProfile.extensions"

GUEST_ENCRYPTION = "managedDisk.securityProfile.securityEncryptionType"
SET_OF_DISK = "managedDisk.diskEncryptionSet.id"
SET_OF_CONFIDENTIAL_DISK = "managedDisk.securityProfile.diskEncryptionSet.id"
"""Within an OS or data disk of a machine."""

CONSULTED_FOR_ADE = (MACHINE_EXTENSION, SCALE_SET_EXTENSION)
"""Types that tell of ADE on a machine, beside the machine itself."""


def in_profile(machine: Resource, path: str) -> str:
    """Return where a machine or scale set has an input of a machine."""
    return f"virtualMachineProfile.{path}" if machine.is_a(SCALE_SET) else path


def os_disk(machine: Resource) -> Inputs:
    """Return the OS disk of a machine or image; it may be absent or unknown."""
    return next(disks_of(machine))


def data_disks(machine: Resource) -> list[Inputs]:
    """Return the data disks of a machine or image; elements that are no objects are none.

    What is unknown of them is an unknown element.
    """
    _, *found = disks_of(machine)
    return objects(found)


def is_confidential(machine: Resource) -> bool:
    """Tell whether a machine or scale set is a confidential one.

    Raises:
        UnknownInputError: that is not known yet.
    """
    kind = machine.text(in_profile(machine, SECURITY_TYPE)) or ""
    return same(kind, MachineSecurity.CONFIDENTIAL.value)


def is_under_ade(machine: Resource, stack: Stack) -> bool:
    """Tell whether a machine or scale set has ADE: by its own inputs, or an extension of the stack.

    Raises:
        UnknownInputError: nothing says so, and something is unknown.
    """
    gaps = Gaps()
    is_set = machine.is_a(SCALE_SET)
    kind = SCALE_SET_EXTENSION if is_set else MACHINE_EXTENSION
    own = objects(elements(machine, in_profile(machine, EXTENSIONS))) if is_set else []
    apart = children_of(machine, kind, stack, gaps)
    return some(
        (
            lambda: bool(machine.boolean(in_profile(machine, SWITCH_OF_MACHINE))),
            *(partial(is_ade_extension, extension) for extension in own),
            *(partial(_is_ade, extension) for extension in apart),
            partial(_nothing_else, gaps),
        )
    )


def _is_ade(extension: Resource) -> bool:
    return extension.as_other(partial(is_ade_extension, extension))


def _nothing_else(gaps: Gaps) -> bool:
    gaps.settle()
    return False


def attached_disk(machine: Resource, disk: Inputs, stack: Stack) -> Resource | None:
    """Return the disk of the stack that one of a machine's disks is, or ``None``: there is none.

    Raises:
        UnknownInputError: it can't be told which, if any.
    """
    id_input = disk.at(ATTACHED)
    if id_input.value is UNKNOWN:
        found = [each for each in origins_of(machine, id_input.path, stack) if each.is_a(DISK)]
        if len(found) != 1:
            raise UnknownInputError(id_input.path, machine.name)
        return found[0]
    literal = arm_id.try_parse(id_input.scalar())
    gaps = Gaps()
    for candidate in named(DISK, literal.name, stack) if literal else ():
        if gaps.read(partial(stack.is_target, machine, id_input, candidate)):
            return candidate
    gaps.settle()
    return None
