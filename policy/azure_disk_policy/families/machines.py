"""Disks of virtual machines and the like, and the backup of whole machines."""

from collections.abc import Callable, Iterator
from functools import partial

from azure_disk_facts.arm_types.neighbours import PROTECTED_ITEM, SCALE_SET
from azure_disk_facts.recovery_vaults import StoppedProtection
from azure_disk_facts.resource_types import DISK, VIRTUAL_MACHINE
from azure_disk_policy.families.id_lists import Pointer, Pointers, elements, reach
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

MACHINES = (VIRTUAL_MACHINE, SCALE_SET)
ATTACHED = "managedDisk.id"
"""Within one of a machine's disks: the id of a disk that exists without the machine."""

_SOURCE_ID = "properties.sourceResourceId"


def disks_of(machine: Resource) -> Iterator[Inputs]:
    """Yield the OS disk, also an absent one, and each data disk, of a machine or image.

    What is unknown of them is an unknown element.
    """
    within = "virtualMachineProfile." if machine.is_a(SCALE_SET) else ""
    yield reach(machine, f"{within}storageProfile.osDisk")
    yield from elements(machine, f"{within}storageProfile.dataDisks")


def _attached_ids(machine: Resource, counts: Callable[[], bool]) -> Iterator[Pointer]:
    for disk in disks_of(machine):
        yield Pointer(machine, reach(disk, ATTACHED), counts)


def is_attached(disk: Resource, stack: Stack) -> bool:
    """Tell whether a machine or scale set of the stack is given a disk.

    Raises:
        UnknownInputError: none is known to be, and it can't be told of one.
    """
    return stack.once(_attached).lead_to(disk)


def _attached(stack: Stack) -> Pointers:
    pointers = (
        pointer
        for kind in MACHINES
        for machine in stack.of_type(kind)
        for pointer in _attached_ids(machine, lambda: True)
    )
    return Pointers(stack, DISK.token, pointers)


def is_backed_up_with_its_machine(disk: Resource, stack: Stack, gaps: Gaps) -> bool:
    """Tell whether a protected item covers a machine that uses the disk."""
    return bool(gaps.read(partial(stack.once(_backed_up).lead_to, disk)))


def _backed_up(stack: Stack) -> Pointers:
    pointers = (
        pointer
        for machine in stack.of_type(VIRTUAL_MACHINE)
        for pointer in _attached_ids(machine, partial(is_protected, machine, stack))
    )
    return Pointers(stack, DISK.token, pointers)


def is_protected(machine: Resource, stack: Stack) -> bool:
    """Tell whether a protected item of the stack backs a machine up, and is not stopped.

    Raises:
        UnknownInputError: none is known to, and it can't be told of one.
    """
    return some(
        partial(every, partial(_goes_on, item), partial(stack.points_to, item, _SOURCE_ID, machine))
        for item in stack.pointing_at(machine, PROTECTED_ITEM, _SOURCE_ID)
    )


def _goes_on(item: Resource) -> bool:
    state = item.as_other(partial(item.text, "properties.protectionState")) or ""
    return not any(same(state, stopped.value) for stopped in StoppedProtection)
