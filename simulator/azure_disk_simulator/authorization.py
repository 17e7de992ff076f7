"""What the sender of a request needs a role for (rule G1): 403 with Azure's texts.

The subscription's own caller may do everything. Who acts as a principal (``Azure.acting_as``) has
what its roles give, and needs a right on what a request links to as well.
"""

from collections.abc import Iterator

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import DISK, DISK_ENCRYPTION_SET, SNAPSHOT
from azure_disk_simulator import at_rest, permissions, sources
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.request import World

_COPIED = frozenset({DISK.arm_type.lower(), SNAPSHOT.arm_type.lower()})


def require(world: World, resource_id: str, verb: str) -> None:
    """Refuse a request on a resource without the right to its type's ``verb``.

    Verbs are ``read``, ``write``, ``delete``, ``beginGetAccess/action`` and the like.

    Raises:
        ArmError: 403 ``AuthorizationFailed``.
    """
    parsed = arm_id.try_parse(resource_id)
    if world.principal is None or parsed is None:
        return
    require_at(world, resource_id, f"{parsed.resource_type}/{verb}")


def require_at(world: World, scope: str, action: str) -> None:
    """Refuse a request without the right to an action at a scope.

    Raises:
        ArmError: 403 ``AuthorizationFailed``.
    """
    if world.principal is None or permissions.may(world, world.principal, action, on=scope):
        return
    raise ArmError(
        403,
        "AuthorizationFailed",
        f"The client '{world.principal}' with object id '{world.principal}' does not have "
        f"authorization to perform action '{action}' over scope '{scope}' or the scope is invalid. "
        "If access was recently granted, please refresh your credentials.",
    )


def require_links(world: World, resource_id: str, given: Json) -> None:
    """Refuse a write whose body names what the sender may not use (G1).

    Raises:
        ArmError: 403 ``LinkedAuthorizationFailed``.
    """
    parsed = arm_id.try_parse(resource_id)
    if world.principal is None or parsed is None:
        return
    for action, scope in _links(parsed.resource_type, given):
        if not permissions.may(world, world.principal, action, on=scope):
            raise ArmError(
                403,
                "LinkedAuthorizationFailed",
                f"The client '{world.principal}' with object id '{world.principal}' has permission "
                f"to perform action '{parsed.resource_type}/write' on scope '{resource_id}'; "
                f"however, it does not have permission to perform action(s) '{action}' on the "
                f"linked scope(s) '{scope}' (respectively) or the linked scope(s) are invalid.",
            )


def _links(resource_type: str, given: Json) -> Iterator[tuple[str, str]]:
    if resource_type.lower() not in _COPIED:
        return
    source = arm_id.try_parse(get_path(given, sources.SOURCE_ID))
    if source is not None and source.resource_type.lower() in _COPIED:
        yield f"{source.resource_type}/beginGetAccess/action", str(source)
    encryption_set = get_path(given, at_rest.SET_ID)
    if isinstance(encryption_set, str):
        yield f"{DISK_ENCRYPTION_SET.arm_type}/read", encryption_set
