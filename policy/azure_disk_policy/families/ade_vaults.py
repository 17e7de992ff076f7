"""Key vaults that Azure Disk Encryption keeps its secrets in."""

from collections.abc import Iterator
from functools import partial

from azure_disk_facts.arm_types.neighbours import MACHINE_EXTENSION
from azure_disk_facts.encryption import ADE_VAULT_SETTINGS
from azure_disk_facts.resource_types import DISK, KEY_VAULT, VIRTUAL_MACHINE
from azure_disk_policy.families.ade import (
    OF_MACHINE,
    SETTINGS,
    SWITCH_OF_DISK,
    SWITCH_OF_MACHINE,
    is_ade_extension,
)
from azure_disk_policy.families.id_lists import Pointer, Pointers, elements, reach
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

CONSULTED = (DISK, VIRTUAL_MACHINE, MACHINE_EXTENSION)
"""Types that tell of ADE."""

_VAULTS = ("diskEncryptionKey.sourceVault.id", "keyEncryptionKey.sourceVault.id")


def serves_ade(vault: Resource, stack: Stack) -> bool:
    """Tell whether a disk or machine of the stack is under ADE with secrets or keys of a vault.

    Raises:
        UnknownInputError: none is known to be, and it can't be told of one whether it is.
    """
    return stack.once(_vaults_named).lead_to(vault)


def _vaults_named(stack: Stack) -> Pointers:
    found = (*_by_disks(stack), *_by_machines(stack), *_by_extensions(stack))
    return Pointers(stack, KEY_VAULT.token, found)


def _by_disks(stack: Stack) -> Iterator[Pointer]:
    for disk in stack.of_type(DISK):
        is_on = partial(_is_true, disk, SWITCH_OF_DISK)
        for settings in elements(disk, SETTINGS):
            for path in _VAULTS:
                yield Pointer(disk, reach(settings, path), is_on)


def _by_machines(stack: Stack) -> Iterator[Pointer]:
    for machine in stack.of_type(VIRTUAL_MACHINE):
        is_on = partial(_is_true, machine, SWITCH_OF_MACHINE)
        for path in _VAULTS:
            yield Pointer(machine, reach(machine, f"{OF_MACHINE}.{path}"), is_on)


def _by_extensions(stack: Stack) -> Iterator[Pointer]:
    for extension in stack.of_type(MACHINE_EXTENSION):
        for setting in ADE_VAULT_SETTINGS:
            vault_id = reach(extension, f"settings.{setting}")
            yield Pointer(extension, vault_id, partial(is_ade_extension, extension))


def _is_true(inputs: Inputs, path: str) -> bool:
    return bool(inputs.boolean(path))
