"""``Microsoft.Authorization/roleDefinitions`` (G2-G4)."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types, roles
from azure_disk_facts.arm_id import is_guid
from azure_disk_simulator import errors, permissions
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType

_LISTS = ("actions", "notActions", "dataActions", "notDataActions")
_BY_NAME = "role-name"


class RoleDefinitionType(ResourceType):
    """Custom roles: named once in a tenant, assigned within their assignable scopes only.

    Not modelled: management groups as assignable scopes, and the number of roles of a tenant.
    """

    facts = resource_types.ROLE_DEFINITION
    required = ("properties.roleName", "properties.permissions", "properties.assignableScopes")
    defaults = MappingProxyType({"properties.type": roles.CUSTOM_ROLE_TYPE})
    choices = MappingProxyType({"properties.type": (roles.CUSTOM_ROLE_TYPE,)})

    def check(self, write: Write) -> None:
        """Check the id, the name's uniqueness, scopes and permissions."""
        if not is_guid(write.name):
            raise ArmError(
                400,
                "InvalidRoleDefinitionId",
                f"The role definition ID '{write.name}' is not valid. It must be a GUID.",
            )
        self._check_name(write)
        scopes = write.get("properties.assignableScopes")
        if not isinstance(scopes, list) or not scopes:
            raise errors.missing("properties.assignableScopes")
        for permission in _permissions(write):
            for key in permission:
                if key not in _LISTS:
                    raise errors.invalid_value("properties.permissions", key, _LISTS)
            for key in _LISTS:
                permission.setdefault(key, [])

    def _check_name(self, write: Write) -> None:
        name = write.text("properties.roleName")
        taken = any(name.lower() == role.name.lower() for role in roles.ROLES.values())
        for other in write.world.store.users(_BY_NAME, name.lower()):
            taken = taken or other.key != key_of(write.id)
        if taken:
            raise ArmError(
                409,
                "RoleDefinitionWithSameNameExists",
                f"A custom role with the same name '{name}' already exists in this directory. Use "
                "a different name",
            )

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by GUID and by name."""
        yield Link(permissions.CUSTOM_ROLE, resource.name.lower())
        yield Link(_BY_NAME, str(resource.get("properties.roleName")).lower())

    def check_delete(self, world: World, resource: Resource) -> None:
        """A role that is assigned stays."""
        if world.store.users(permissions.ASSIGNED_ROLE, resource.name.lower()):
            raise ArmError(
                400,
                "RoleDefinitionHasAssignments",
                f"There are existing role assignments referencing role '{resource.name}'.",
            )


def _permissions(write: Write) -> list[dict[str, list[str]]]:
    found = write.get("properties.permissions")
    if not isinstance(found, list) or not found:
        raise errors.missing("properties.permissions")
    return found
