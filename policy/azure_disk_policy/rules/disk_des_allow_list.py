"""Disks under one of some disk encryption sets."""

from collections.abc import Iterator, Mapping
from functools import partial

from azure_disk_facts.arm_id import same_id
from azure_disk_facts.arm_types.neighbours import IMAGE
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, may_name_set, naming
from azure_disk_policy.families.machines import ATTACHED, MACHINES
from azure_disk_policy.families.vm_profile import SET_OF_DISK, data_disks, os_disk
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import NotApplicable, Verdict, Violation, each

SET_OF_IMAGE = "diskEncryptionSet.id"


def _allowed(context: Context) -> list[str]:
    given = (item.scalar() for item in context.parameters.items("allowed"))
    return [set_id for set_id in given if set_id is not None]


def _disks(resource: Resource) -> Iterator[tuple[Inputs, str]]:
    """Yield each disk that a resource declares, with the path to its set."""
    if resource.is_a(DISK):
        yield resource, ENCRYPTION_SET
        return
    path = SET_OF_IMAGE if resource.is_a(IMAGE) else SET_OF_DISK
    yield from ((disk, path) for disk in (os_disk(resource), *data_disks(resource)))


def _not_allowed(allowed: list[str], place: tuple[Inputs, str]) -> Violation | None:
    disk, path = place
    if path == SET_OF_DISK and is_given(disk, ATTACHED):
        return None
    found = disk.at(path)
    set_id = found.scalar()
    if set_id is None:
        return Violation(found.path, "names no disk encryption set, so none of those allowed")
    if any(same_id(set_id, each) for each in allowed):
        return None
    return Violation(found.path, "names a disk encryption set that is not allowed")


def disk_des_allow_list(resource: Resource, context: Context) -> Verdict:
    """Demand a set of ``allowed``; absent does not comply. No list, no demand.

    A disk that a machine only attaches is left to its own resource.
    """
    allowed = _allowed(context)
    if not allowed:
        return NotApplicable("the parameter allowed is empty")
    return each(_disks(resource), partial(_not_allowed, allowed))


def _name_the_only_one(resource: Resource, context: Context) -> Mapping[str, object]:
    """Return the one set that is allowed, for a disk that names none: no set is replaced."""
    allowed = _allowed(context)
    is_open = resource.is_a(DISK) and len(allowed) == 1 and not may_name_set(resource)
    return naming(resource, allowed[0]) if is_open else {}


RULE = Rule(
    name="disk-des-allow-list",
    title="a disk is encrypted through one of the allowed disk encryption sets",
    severity=Severity.MEDIUM,
    looks_at=(DISK, *MACHINES, IMAGE),
    check=disk_des_allow_list,
    remediation="name one of the disk encryption sets that the parameter allowed lists",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=(Framework("MCSB v2", "DP-5", "Azure Policy d461a302-a187-421a-89ac-84acdb4edc04"),),
    parameters=(
        Parameter(
            "allowed",
            {"type": "array", "items": {"type": "string"}},
            [],
            "ids of the disk encryption sets that may be used; empty: the rule is off",
        ),
    ),
    fix=_name_the_only_one,
)
