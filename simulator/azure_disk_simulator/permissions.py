"""What a principal may do: role assignments at a scope or above it, once they took effect (C8)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from azure_disk_facts import roles
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World

ROLE_ID = "properties.roleDefinitionId"
"""Where an assignment names its role."""

CUSTOM_ROLE = "role-definition"
"""Kind of the link that custom roles are found by, with their GUID."""

ASSIGNED_ROLE = "assigned-role"
"""Kind of the link from an assignment to the GUID of its role."""


def scopes(resource_id: str) -> Iterator[str]:
    """Yield a resource's lower-case id and the ids above it: parents, group, subscription."""
    key = key_of(resource_id)
    while key:
        yield key
        head, _, _ = key.rpartition("/")
        key = head.rpartition("/")[0]
        if key.rpartition("/")[0].endswith("/providers"):
            key = key.rpartition("/")[0].removesuffix("/providers")


def link(scope: str, principal_id: str) -> Link:
    """Return the link of an assignment: found by scope and principal, never by scanning."""
    return Link("assignment", _target(scope, principal_id))


def assignments(world: World, scope: str, principal_id: str) -> list[Resource]:
    """Return the assignments of a principal at exactly that scope, effective or not."""
    return world.store.users("assignment", _target(scope, principal_id))


def _target(scope: str, principal_id: str) -> str:
    return f"{key_of(scope)}|{principal_id.lower()}"


def allows(world: World, principals: Iterable[str], actions: Iterable[str], *, on: str) -> bool:
    """Tell whether one of the principals may do all of the actions on the resource of id ``on``.

    Actions and data actions alike. Not modelled: conditions, deny assignments, groups; Owner and
    Contributor give nothing here, as Azure Backup does not take them for its roles (E19).
    """
    needed = [action.lower() for action in actions]
    return any(_covers(_grants(world, principal, on), needed) for principal in principals)


def may(world: World, principal: str, action: str, *, on: str) -> bool:
    """Tell whether a principal may do a control-plane action on the resource of id ``on``."""
    needed = action.lower()
    return any(
        grant.allows(needed)
        for grant in _grants(world, principal, on, broad=True)
        if not grant.is_data
    )


@dataclass(frozen=True)
class _Grant:
    """What one permission of one assigned role gives."""

    patterns: tuple[str, ...]
    without: tuple[str, ...] = ()
    is_data: bool = False

    def allows(self, action: str) -> bool:
        """Tell whether an action in lower case is among the patterns and not taken out again."""
        return _matches(action, self.patterns) and not _matches(action, self.without)


def _matches(action: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(action, pattern.lower()) for pattern in patterns)


_BROAD = {
    roles.OWNER.guid: _Grant(("*",)),
    roles.CONTRIBUTOR.guid: _Grant(
        ("*",), ("Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write")
    ),
}


def _covers(grants: list[_Grant], actions: list[str]) -> bool:
    return all(any(grant.allows(action) for grant in grants) for action in actions)


def _grants(world: World, principal: str, resource_id: str, *, broad: bool = False) -> list[_Grant]:
    latest = world.now - world.settings.role_delay
    return [
        grant
        for scope in scopes(resource_id)
        for assignment in assignments(world, scope, principal)
        if assignment.created <= latest
        for grant in _grants_of(world, assignment, broad=broad)
    ]


def _grants_of(world: World, assignment: Resource, *, broad: bool) -> Iterator[_Grant]:
    guid = roles.role_guid(str(assignment.get(ROLE_ID)))
    role = roles.ROLES.get(guid)
    if broad and guid in _BROAD:
        yield _BROAD[guid]
    elif role is not None:
        yield _Grant(role.actions)
        yield _Grant(role.data_actions, is_data=True)
    else:
        yield from _custom_grants(world, guid)


def _custom_grants(world: World, guid: str) -> Iterator[_Grant]:
    for definition in world.store.users(CUSTOM_ROLE, guid):
        for each in definition.get("properties.permissions", []):
            yield _Grant(tuple(each["actions"]), tuple(each["notActions"]))
            yield _Grant(tuple(each["dataActions"]), tuple(each["notDataActions"]), is_data=True)
