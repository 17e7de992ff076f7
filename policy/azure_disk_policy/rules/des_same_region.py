"""Disk encryption sets in one region with their key vault and with what they encrypt."""

from collections.abc import Iterator
from functools import partial

from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK, DISK_ENCRYPTION_SET, SNAPSHOT
from azure_disk_policy.families.customer_key import may_name_set
from azure_disk_policy.families.encryption_set import (
    ACTIVE_KEY,
    CONSULTED,
    sets_named_by,
    vaults_of,
)
from azure_disk_policy.families.id_lists import reach
from azure_disk_policy.families.locations import location_of
from azure_disk_policy.families.machines import ATTACHED, MACHINES, disks_of
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, Violation, each

Place = tuple[str, Resource]
"""What has to be in the region of a resource, and the input that names it."""

ALONE = NotApplicable("names neither a set nor the vault of one that is in the stack")
SET_OF_DISK = "managedDisk.diskEncryptionSet.id"
SET_OF_GUEST_STATE = "managedDisk.securityProfile.diskEncryptionSet.id"


def _vaults(encryption_set: Resource, stack: Stack, gaps: Gaps) -> Iterator[Place]:
    for vault in gaps.read(partial(vaults_of, encryption_set, stack)) or ():
        yield ACTIVE_KEY, vault


def _of_machine(machine: Resource, stack: Stack, gaps: Gaps) -> Iterator[Place]:
    """Yield the sets that a machine names, and the disks under sets that it is given."""
    for used in disks_of(machine):
        for path, kind in (
            (SET_OF_DISK, DISK_ENCRYPTION_SET),
            (SET_OF_GUEST_STATE, DISK_ENCRYPTION_SET),
            (ATTACHED, DISK),
        ):
            id_input = reach(used, path)
            found = gaps.read(partial(stack.target_at, machine, id_input, kind))
            if found is not None and (kind is DISK_ENCRYPTION_SET or may_name_set(found)):
                yield id_input.path, found


def _beside(resource: Resource, stack: Stack, gaps: Gaps) -> list[Place]:
    if resource.is_a(DISK_ENCRYPTION_SET):
        return list(_vaults(resource, stack, gaps))
    if resource.is_a(DISK) or resource.is_a(SNAPSHOT):
        return sets_named_by(resource, stack, gaps)
    return list(_of_machine(resource, stack, gaps))


def des_same_region(resource: Resource, context: Context) -> Verdict:
    """Demand that a set is where its vault is, and disks, snapshots and machines where it is.

    A location that is absent comes from the provider and is not known. Copies of snapshots into
    another region need a set there.
    """
    gaps = Gaps()

    def check(place: Place) -> Violation | None:
        path, other = place
        if same_region(location_of(resource), location_of(other)):
            return None
        return Violation(path, f"{other.name} is in another region")

    places = _beside(resource, context.stack, gaps)
    verdict = each(places, check, gaps)
    return verdict if places or verdict is not COMPLIANT else ALONE


RULE = Rule(
    name="des-same-region",
    title="a disk encryption set is in one region with its key vault and with what it encrypts",
    severity=Severity.HIGH,
    looks_at=(DISK_ENCRYPTION_SET, DISK, SNAPSHOT, *MACHINES),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=des_same_region,
    remediation="use a set, and a key vault, of the region of the disks, snapshots and machines",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
)
