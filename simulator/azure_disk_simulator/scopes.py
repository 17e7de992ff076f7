"""The scopes of extension resources: role assignments, locks, policy assignments."""

from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import key_of
from azure_disk_simulator.request import World, Write

_GROUPS = "/providers/microsoft.management/managementgroups/"


def is_management_group(scope: str) -> bool:
    """Tell whether a scope is a management group."""
    return key_of(scope).startswith(_GROUPS)


def check_scope(write: Write) -> None:
    """Refuse a scope that does not exist.

    Raises:
        ArmError: 404 ``ResourceNotFound`` or ``ManagementGroupNotFound``.
    """
    scope = write.arm_id.scope
    key = key_of(scope)
    if key == f"/subscriptions/{write.world.subscription_id}".lower():
        return
    if is_management_group(scope):
        _check_group(write.world, scope)
    elif not write.world.store.has(scope):
        kind, _, name = scope.rpartition("/")
        arm_type = kind.rpartition("/providers/")[2]
        raise errors.resource_not_found(arm_type, name, write.arm_id.resource_group)


def _check_group(world: World, scope: str) -> None:
    """There is one: the tenant's root, which is named by the tenant's id and holds all."""
    if key_of(scope) != f"{_GROUPS}{world.tenant_id}".lower():
        name = scope.rsplit("/", 1)[-1]
        raise ArmError(
            404, "ManagementGroupNotFound", f"The management group '{name}' cannot be found."
        )
