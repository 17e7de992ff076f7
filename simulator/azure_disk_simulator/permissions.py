"""What a principal may do: role assignments at a scope or above it, once they took effect (C8)."""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from azure_disk_facts import roles
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World


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

    Not modelled: custom roles, deny assignments, groups; Owner and Contributor give nothing here,
    as Azure Backup does not take them for its roles (E19).
    """
    needed = [action.lower() for action in actions]
    return any(_covers(_patterns(world, principal, on), needed) for principal in principals)


def _covers(patterns: list[str], actions: list[str]) -> bool:
    return all(any(fnmatchcase(action, pattern) for pattern in patterns) for action in actions)


def _patterns(world: World, principal: str, resource_id: str) -> list[str]:
    latest = world.now - world.settings.role_delay
    return [
        pattern.lower()
        for scope in scopes(resource_id)
        for assignment in assignments(world, scope, principal)
        if assignment.created <= latest
        for pattern in _actions(assignment)
    ]


def _actions(assignment: Resource) -> tuple[str, ...]:
    role = roles.role_of_definition(str(assignment.get("properties.roleDefinitionId")))
    return () if role is None else (*role.actions, *role.data_actions)
