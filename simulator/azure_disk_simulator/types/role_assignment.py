"""``Microsoft.Authorization/roleAssignments`` (G4, C8)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import resource_types, roles
from azure_disk_facts.arm_id import is_guid
from azure_disk_facts.durations import format_timestamp
from azure_disk_simulator import permissions
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json, get_path, set_path
from azure_disk_simulator.permissions import ROLE_ID
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.scopes import check_scope


class RoleAssignmentType(ResourceType):
    """Role assignments; they exist at once and take effect after ``settings.role_delay`` (C8).

    They go with the resource they are on. Not modelled: conditions, and the right of the caller to
    assign.
    """

    facts = resource_types.ROLE_ASSIGNMENT
    required = (ROLE_ID, "properties.principalId")
    choices = MappingProxyType(
        {
        "properties.principalType": (
            "User", "Group", "ServicePrincipal", "ForeignGroup", "Device",
        ),
        }
    )  # fmt: skip
    read_only = (
        "properties.scope",
        "properties.createdOn",
        "properties.createdBy",
        "properties.updatedOn",
        "properties.updatedBy",
    )
    write_duration = timedelta(seconds=3)
    delete_duration = timedelta(seconds=3)

    def compose(self, given: Json, existing: Resource | None) -> Json:
        """Role definitions are the same from every scope; the caller's spelling is kept."""
        body = super().compose(given, existing)
        if existing is not None:
            old, new = str(existing.get(ROLE_ID)), str(get_path(body, ROLE_ID))
            if roles.role_guid(old) == roles.role_guid(new):
                set_path(body, ROLE_ID, old)
        return body

    def create_only_error(self, write: Write, path: str) -> ArmError:
        """G4: only a new assignment changes who gets what."""
        return ArmError(
            400,
            "RoleAssignmentUpdateNotPermitted",
            "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
        )

    def check(self, write: Write) -> None:
        """Check name, scope, role, principal and doubles (G4)."""
        if write.existing is not None:
            return
        if not is_guid(write.name):
            raise ArmError(
                400,
                "InvalidRoleAssignmentId",
                f"The role assignment ID '{write.name}' is not valid. The role assignment ID must "
                "be a GUID.",
            )
        check_scope(write)
        _check_role(write)
        self._check_principal(write)
        self._check_double(write)
        stamp = format_timestamp(write.world.now)
        write.body["properties"] |= {
            "scope": write.arm_id.scope,
            "createdOn": stamp,
            "updatedOn": stamp,
            "createdBy": write.world.caller_id,
            "updatedBy": write.world.caller_id,
        }

    def _check_principal(self, write: Write) -> None:
        principal = write.text("properties.principalId")
        if write.text("properties.principalType"):
            return
        known = principal.lower() == write.world.caller_id.lower()
        if not known and not write.world.store.users("principal", principal):
            raise ArmError(
                400,
                "PrincipalNotFound",
                f"Principal {principal.replace('-', '')} does not exist in the directory "
                f"{write.world.tenant_id}. Check that you have the correct principal ID. If you "
                "are creating this principal and then immediately assigning a role, this error "
                "might be related to a replication delay. In this case, set the role assignment "
                "principalType property to a value, such as ServicePrincipal, User, or Group. See "
                "https://aka.ms/docs-principaltype",
            )
        write.body["properties"]["principalType"] = "User" if known else "ServicePrincipal"

    def _check_double(self, write: Write) -> None:
        role = roles.role_guid(write.text(ROLE_ID))
        principal = write.text("properties.principalId")
        for other in permissions.assignments(write.world, write.arm_id.scope, principal):
            if roles.role_guid(str(other.get(ROLE_ID))) == role:
                raise ArmError(
                    409,
                    "RoleAssignmentExists",
                    "The role assignment already exists. The ID of the existing role assignment "
                    f"is {other.name.replace('-', '').lower()}.",
                )

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by scope and principal, and by role."""
        yield permissions.link(resource.arm_id.scope, str(resource.get("properties.principalId")))
        yield Link(permissions.ASSIGNED_ROLE, roles.role_guid(str(resource.get(ROLE_ID))))


def _check_role(write: Write) -> None:
    """The role exists, and a custom one may be assigned here; the latter's text is simulated."""
    definition_id = write.text(ROLE_ID)
    if roles.role_of_definition(definition_id) is not None:
        return
    guid = roles.role_guid(definition_id)
    found = write.world.store.users(permissions.CUSTOM_ROLE, guid)
    if not found:
        raise ArmError(
            404,
            "RoleDefinitionDoesNotExist",
            f"The specified role definition with ID '{guid.replace('-', '')}' does not exist.",
        )
    assignable = [key_of(each) for each in found[0].get("properties.assignableScopes")]
    if not any(scope in assignable for scope in permissions.scopes(write.arm_id.scope)):
        raise ArmError(
            400,
            "RoleAssignmentScopeNotAssignableToRoleDefinition",
            f"The scope '{write.arm_id.scope}' is not among the assignable scopes of the role "
            f"definition '{found[0].name}'.",
        )
