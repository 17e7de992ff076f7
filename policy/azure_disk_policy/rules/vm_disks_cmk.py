"""Virtual machines whose disks are all under a customer-managed key."""

from collections.abc import Mapping
from functools import partial

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import CUSTOMER_KEY_FRAMEWORKS, DEFAULT_SET
from azure_disk_policy.families.machine_keys import (
    may_take_set,
    without_set,
    without_set_in_stack,
)
from azure_disk_policy.families.machines import ATTACHED, MACHINES
from azure_disk_policy.families.together import WITH_STACK
from azure_disk_policy.families.vm_profile import SET_OF_DISK, data_disks, os_disk
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Compliant, Verdict, each


def _disks(machine: Resource) -> tuple[Inputs, ...]:
    return os_disk(machine), *data_disks(machine)


def vm_disks_cmk(machine: Resource, context: Context) -> Verdict:
    """Demand a disk encryption set of the OS disk and each data disk.

    A disk that is attached by its id is excused: its own resource decides, where the stack has it.
    """
    disks = _disks(machine)
    if context.whole:
        return each(disks, partial(without_set_in_stack, machine, context.stack))
    verdict = each(disks, without_set)
    if isinstance(verdict, Compliant) and any(is_given(disk, ATTACHED) for disk in disks):
        return WITH_STACK
    return verdict


def _fix(machine: Resource, context: Context) -> Mapping[str, object]:
    """Name the default set for plain disks that name none; a confidential one needs another."""
    set_id = context.parameters.text(DEFAULT_SET.name)
    if set_id is None:
        return {}
    return {disk.at(SET_OF_DISK).path: set_id for disk in _disks(machine) if may_take_set(disk)}


RULE = Rule(
    name="vm-disks-cmk",
    title="each disk of a machine is encrypted with a customer-managed key",
    severity=Severity.HIGH,
    looks_at=MACHINES,
    consults=(DISK,),
    scope=Scope.BOTH,
    check=vm_disks_cmk,
    remediation=f"set {SET_OF_DISK} of the disk to the id of a disk encryption set",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=CUSTOMER_KEY_FRAMEWORKS,
    parameters=(DEFAULT_SET,),
    fix=_fix,
)
