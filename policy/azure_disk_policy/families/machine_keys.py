"""Disks of machines under a customer-managed key."""

from collections.abc import Mapping
from functools import partial

from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import demand_customer_key
from azure_disk_policy.families.machines import ATTACHED
from azure_disk_policy.families.vm_profile import (
    SET_OF_CONFIDENTIAL_DISK,
    SET_OF_DISK,
    attached_disk,
)
from azure_disk_policy.inputs import Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import Undecided, Violated, Violation, settle


def _names_no_set(disk: Inputs) -> bool:
    paths = (SET_OF_DISK, SET_OF_CONFIDENTIAL_DISK, ATTACHED)
    return not any(is_given(disk, path) for path in paths)


def without_set(disk: Inputs) -> Violation | None:
    """Return that a disk of a machine names no set, unless it is attached by its id."""
    if _names_no_set(disk):
        return Violation(disk.at(SET_OF_DISK).path, "names no disk encryption set")
    return None


def without_set_in_stack(machine: Resource, stack: Stack, disk: Inputs) -> Violation | None:
    """Return the same of a disk in a stack, whose own resource decides where it is attached.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    own = attached_disk(machine, disk, stack) if is_given(disk, ATTACHED) else None
    if own is None:
        return without_set(disk)
    verdict = settle(partial(demand_customer_key, own))
    if isinstance(verdict, Undecided):
        raise UnknownInputError(verdict.path, own.name)
    if isinstance(verdict, Violated):
        return Violation(disk.at(ATTACHED).path, f"is disk {own.name}, under no customer's key")
    return None


def may_take_set(disk: Inputs) -> bool:
    """Tell whether remediation may name a set; that of a confidential disk is another."""
    try:
        return (
            isinstance(disk.value, Mapping)
            and _names_no_set(disk)
            and not disk.present("vhd")
            and not disk.present("managedDisk.securityProfile")
        )
    except UnknownInputError:
        return False
