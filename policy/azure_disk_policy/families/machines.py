"""Disks of virtual machines, and the backup of whole machines."""

from collections.abc import Iterator
from functools import partial

from azure_disk_facts.resource_types import PROTECTED_ITEM, VIRTUAL_MACHINE
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

STOPPED = "ProtectionStopped"


def _disk_ids(machine: Resource, gaps: Gaps) -> Iterator[Inputs]:
    """Yield the id of each disk a machine is given, as far as it is known that there is one."""
    data_disks = gaps.read(partial(machine.items, "storageProfile.dataDisks")) or []
    for owner, path in (
        (machine, "storageProfile.osDisk.managedDisk.id"),
        *((disk, "managedDisk.id") for disk in data_disks),
    ):
        found = gaps.read(partial(owner.at, path))
        if found is not None:
            yield found


def uses(machine: Resource, disk: Resource, stack: Stack) -> bool:
    """Tell whether a machine of the stack is given a disk of the stack.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    gaps = Gaps()
    for found in _disk_ids(machine, gaps):
        if gaps.read(partial(stack.is_target, machine, found, disk)):
            return True
    machine.as_other(gaps.settle)
    return False


def is_backed_up_with_its_machine(disk: Resource, stack: Stack, gaps: Gaps) -> bool:
    """Tell whether a protected item covers a machine that uses the disk."""
    return any(
        gaps.read(partial(uses, machine, disk, stack)) and _is_protected(machine, stack, gaps)
        for machine in stack.of_type(VIRTUAL_MACHINE)
    )


def _is_protected(machine: Resource, stack: Stack, gaps: Gaps) -> bool:
    return any(
        gaps.read(partial(_protects, item, machine, stack))
        for item in stack.of_type(PROTECTED_ITEM)
    )


def _protects(item: Resource, machine: Resource, stack: Stack) -> bool:
    state = item.as_other(partial(item.text, "properties.protectionState")) or ""
    return not same(state, STOPPED) and stack.points_to(
        item, "properties.sourceResourceId", machine
    )
