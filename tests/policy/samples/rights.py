"""Groups, locks, roles."""

from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples.values import SUBSCRIPTION, UNKNOWN_TEXT, made


def resource_group(name: object = "rg-backup", **props: Any) -> Resource:
    given = {"resourceGroupName": name, "location": "westeurope", **props}
    return made(types.RESOURCE_GROUP.token, "group", given)


def lock(scope: object, level: object = "CanNotDelete", name: str = "lock1") -> Resource:
    return made(types.LOCK.token, name, {"scope": scope, "lockName": name, "level": level})


def group_lock(group: object = "rg-backup", level: object = "CanNotDelete") -> Resource:
    given = {"resourceGroupName": group, "lockName": "lock2", "level": level}
    return made(neighbours.LOCK_OF_GROUP.token, "lock2", given)


def role_assignment(
    role: object,
    scope: object = f"{SUBSCRIPTION}/resourceGroups/rg-data",
    principal: object = "aaaaaaaa-0000-0000-0000-000000000001",
    name: str = "ra1",
    **props: Any,
) -> Resource:
    """Return an assignment of a role, by its GUID or a value that is no text, to a principal."""
    role_id = f"{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/{role}"
    given = {
        "scope": scope,
        "roleDefinitionId": role if role == UNKNOWN_TEXT or not isinstance(role, str) else role_id,
        "principalId": principal,
        **props,
    }
    return made(types.ROLE_ASSIGNMENT.token, name, given)


def role_definition(*actions: object, scopes: object = None, **props: Any) -> Resource:
    """Return a custom role with some actions, assignable in a group unless told otherwise."""
    assignable = [f"{SUBSCRIPTION}/resourceGroups/rg-data"] if scopes is None else scopes
    given = {
        "scope": SUBSCRIPTION,
        "roleName": "custom-role",
        "permissions": [{"actions": list(actions)}],
        "assignableScopes": assignable,
        **props,
    }
    return made(types.ROLE_DEFINITION.token, "role1", given)
