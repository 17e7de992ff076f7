"""Whether a resource guard holds back a critical operation on a backup vault (E13)."""

from azure_disk_facts import resource_types
from azure_disk_facts.backup_security import GUARD_REQUESTS
from azure_disk_simulator import errors
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.records import Resource, key_of
from azure_disk_simulator.request import World, Write

GUARD_ID = "properties.resourceGuardResourceId"
REQUESTS = "properties.resourceGuardOperationRequests"
EXCLUDED = "properties.vaultCriticalOperationExclusionList"


def proxy_of(world: World, vault_id: str) -> Resource | None:
    """Return what puts a backup vault under a guard, or ``None``."""
    found = world.store.below(vault_id, resource_types.RESOURCE_GUARD_PROXY.arm_type)
    return next(iter(found), None)


def check(write: Write, vault_id: str, operation: str) -> None:
    """Let a change pass that is not guarded, or that names the guard's request for it.

    Raises:
        ArmError: 403 (code and text assumed): a guard protects the operation.
    """
    given = get_path(write.given, REQUESTS, [])
    _check(write.world, vault_id, operation, given if isinstance(given, list) else [])


def check_deletion(world: World, vault_id: str, operation: str) -> None:
    """Let a deletion pass that is not guarded; a DELETE carries no requests, ``unlockDelete`` does.

    Raises:
        ArmError: 403 (code and text assumed): a guard protects the operation.
    """
    _check(world, vault_id, operation, [])


def _check(world: World, vault_id: str, operation: str, requests: list[object]) -> None:
    proxy = proxy_of(world, vault_id)
    guard = None if proxy is None else world.load(proxy.get(GUARD_ID))
    if guard is None:
        # A guard that is gone guards nothing (E13).
        return
    excluded = {str(each).lower() for each in guard.get(EXCLUDED, [])}
    if operation.lower() in excluded:
        return
    wanted = key_of(f"{guard.id}/{GUARD_REQUESTS[operation]}/default")
    if wanted in {key_of(str(each)) for each in requests}:
        return
    raise errors.guarded(operation, guard.id)
