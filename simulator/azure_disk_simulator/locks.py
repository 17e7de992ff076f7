"""What locks forbid (rule G5): 409 ``ScopeLocked``, with Azure's text."""

from azure_disk_facts.locks import LockLevel
from azure_disk_facts.resource_types import LOCK
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.permissions import scopes
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World

_LINK = "lock"


def link(scope: str) -> Link:
    """Return the link of a lock: found by what it is on."""
    return Link(_LINK, key_of(scope))


def _is_lock(resource_id: str) -> bool:
    return f"/providers/{LOCK.arm_type.lower()}/" in key_of(resource_id)


def _locks_above(world: World, resource_id: str) -> list[Resource]:
    """Return the locks on a resource and on what it lies in."""
    return [lock for scope in scopes(resource_id) for lock in world.store.users(_LINK, scope)]


def check_delete(world: World, resource_id: str) -> None:
    """Refuse a deletion that a lock on, above or below the resource forbids; locks go freely.

    Raises:
        ArmError: 409 ``ScopeLocked``.
    """
    if _is_lock(resource_id):
        return
    found = _locks_above(world, resource_id)
    found += world.store.below(resource_id, LOCK.arm_type)
    if found:
        raise _locked(resource_id, "delete", found)


def check_write(world: World, resource_id: str) -> None:
    """Refuse a PUT, PATCH or POST that a read-only lock on or above the resource forbids.

    Raises:
        ArmError: 409 ``ScopeLocked``.
    """
    if _is_lock(resource_id):
        return
    level = "properties.level"
    found = [
        lock
        for lock in _locks_above(world, resource_id)
        if lock.get(level) == LockLevel.READ_ONLY.value
    ]
    if found:
        raise _locked(resource_id, "write", found)


def _locked(resource_id: str, operation: str, found: list[Resource]) -> ArmError:
    on = ",".join(sorted({lock.arm_id.scope for lock in found}))
    return ArmError(
        409,
        "ScopeLocked",
        f"The scope '{resource_id}' cannot perform {operation} operation because following "
        f"scope(s) are locked: '{on}'. Please remove the lock and try again.",
    )
