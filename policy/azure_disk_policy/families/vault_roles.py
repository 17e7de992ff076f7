"""Roles that the identity of a backup vault needs on what it backs up (rule E19)."""

from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import DISK, USER_ASSIGNED_IDENTITY
from azure_disk_facts.roles import CONTRIBUTOR, OWNER, Role
from azure_disk_policy.families.backup_instance import DISK_ID, vault_of
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.families.roles import assignments_near, assigns, is_on, is_to
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

_IDENTITY = "properties.identityDetails"
_USER_ASSIGNED = f"{_IDENTITY}.userAssignedIdentityArmUrl"
_SYSTEM_ASSIGNED = f"{_IDENTITY}.useSystemAssignedIdentity"


def identity_of(instance: Resource, stack: Stack) -> Resource | None:
    """Return whose identity backs an instance up: its vault, or a user-assigned one it names.

    ``None`` stands for one that is not in the stack.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    if instance.present(_USER_ASSIGNED) and not instance.boolean(_SYSTEM_ASSIGNED):
        return stack.target(instance, _USER_ASSIGNED, USER_ASSIGNED_IDENTITY)
    return vault_of(instance, stack)


def disk_of(instance: Resource, stack: Stack) -> Resource | None:
    """Return the disk of an instance, whether the stack declares it or not.

    Raises:
        UnknownInputError: it can't be told yet which.
    """
    declared = stack.target(instance, DISK_ID, DISK)
    if instance.is_unknown(DISK_ID):
        if declared is None:
            raise UnknownInputError(DISK_ID, instance.name)
        return declared
    found = arm_id.try_parse(instance.text(DISK_ID))
    if found is None or not found.has_type(DISK.arm_type):
        return None
    names = {"resourceGroupName": found.resource_group, "diskName": found.name}
    return Resource(
        {**names, "id": str(found)},
        token=DISK.token,
        name=declared.name if declared else found.name,
        urn=declared.urn if declared else "",
        property_dependencies=declared.property_dependencies if declared else {},
    )


def has_role(owner: Resource, role: Role, target: Resource, stack: Stack) -> bool:
    """Tell whether an assignment of the stack gives an identity a role on something, or more.

    Raises:
        UnknownInputError: none is known to, and it can't be told of one whether it does.
    """
    enough = [each.guid for each in (role, CONTRIBUTOR, OWNER)]
    return some(
        partial(
            every,
            partial(assigns, assignment, enough, stack),
            partial(is_to, assignment, owner),
            partial(is_on, assignment, target, stack),
        )
        for assignment in assignments_near(target, stack)
    )
