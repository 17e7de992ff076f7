"""Managed identities of resources: principal ids of system-assigned ones, look-up of the others."""

from azure_disk_simulator import errors
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import canonical

IDENTITY_TYPES = ("SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned", "None")

READ_ONLY = ("identity.principalId", "identity.tenantId")


def complete(write: Write) -> None:
    """Check ``identity`` and add what Azure adds: principal ids, tenant (C2, E6).

    Raises:
        ArmError: 400, a user-assigned identity that does not exist, or a type without identities.
    """
    identity = write.body.get("identity")
    if not isinstance(identity, dict):
        return
    given = ", ".join(part.strip() for part in str(identity.get("type", "")).split(","))
    kind = canonical("identity.type", given, IDENTITY_TYPES)
    identity["type"] = kind
    if "SystemAssigned" in kind:
        old = write.existing.get("identity.principalId") if write.existing else None
        identity["principalId"] = old or write.world.store.new_id()
        identity["tenantId"] = write.world.tenant_id
    else:
        identity.pop("principalId", None)
        identity.pop("tenantId", None)
    _complete_user_assigned(write, identity, kind)


def _complete_user_assigned(write: Write, identity: dict[str, object], kind: str) -> None:
    given = identity.get("userAssignedIdentities")
    if not has_user_assigned(kind):
        identity.pop("userAssignedIdentities", None)
        return
    if not isinstance(given, dict) or not given:
        raise errors.missing("identity.userAssignedIdentities")
    completed = {}
    for identity_id in given:
        found = write.world.load(identity_id)
        if found is None:
            raise errors.identity_not_found(identity_id)
        completed[identity_id] = {
            "principalId": found.get("properties.principalId"),
            "clientId": found.get("properties.clientId"),
        }
    identity["userAssignedIdentities"] = completed


def principal_ids(world: World, resource: Resource) -> list[str]:
    """Return the principal ids a resource acts with; those of deleted identities are left out."""
    found = []
    own = resource.get("identity.principalId")
    if isinstance(own, str):
        found.append(own)
    for identity_id in get_path(resource.body, "identity.userAssignedIdentities", {}):
        identity = world.load(identity_id)
        if identity is not None:
            found.append(str(identity.get("properties.principalId")))
    return found


def links(resource: Resource) -> list[Link]:
    """Return the link that makes a system-assigned principal known."""
    own = resource.get("identity.principalId")
    return [Link("principal", own)] if isinstance(own, str) else []


def has_user_assigned(kind: str) -> bool:
    """Tell whether an ``identity.type`` includes user-assigned identities."""
    return "userassigned" in kind.lower()
