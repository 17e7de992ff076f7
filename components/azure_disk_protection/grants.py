"""Role assignments (rules E19, G4)."""

import uuid

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.arm_id import parse
from azure_disk_facts.roles import CONDITION_VERSION, PrincipalType, Role
from azure_disk_protection.typed import NotRequired, TypedDict

_NAMESPACE = uuid.UUID("6f1d4ee9-5a43-4a0c-9d0e-0b9b9f6d8f25")


def assignment_name(scope: str, principal_id: str, role: Role) -> str:
    """Return the name of a role assignment: the same for the same grant, ever (rule G4)."""
    return str(uuid.uuid5(_NAMESPACE, f"{scope.lower()}|{principal_id.lower()}|{role.guid}"))


def declare_grant(
    name: str,
    role: Role,
    *,
    scope: pulumi.Input[str],
    principal_id: pulumi.Input[str],
    opts: pulumi.ResourceOptions,
) -> authorization.RoleAssignment:
    """Declare that a managed identity has a built-in role at a scope."""
    known_scope = pulumi.Output.from_input(scope)
    return declare_assignment(
        name,
        known_scope.apply(lambda known: role.definition_id(_subscription(known))),
        scope=scope,
        principal={"principal_id": principal_id},
        opts=opts,
    )


class Principal(TypedDict):
    """Who gets a role, and what is said about it."""

    principal_id: pulumi.Input[str]
    """Object id in Entra of the user, group or identity."""
    principal_type: NotRequired[PrincipalType]
    """Kind of the principal. Omitted: a managed identity or other service principal."""
    description: NotRequired[pulumi.Input[str]]
    """Why it has the role, for people. Omitted: nothing is said."""
    condition: NotRequired[pulumi.Input[str]]
    """Condition under which the role counts, in Azure's attribute language (version 2.0).
    Omitted: it always counts."""


def declare_assignment(
    name: str,
    role_definition_id: pulumi.Input[str],
    *,
    scope: pulumi.Input[str],
    principal: Principal,
    opts: pulumi.ResourceOptions,
) -> authorization.RoleAssignment:
    """Declare that a principal has a role at a scope, the role known by its definition's id."""
    principal_id, condition = principal["principal_id"], principal.get("condition")
    kind = principal.get("principal_type")
    known = pulumi.Output.all(scope, principal_id, role_definition_id)
    return authorization.RoleAssignment(
        name,
        scope=scope,
        principal_id=principal_id,
        # Without the type a principal made a moment ago may be refused as not found (rule G4).
        principal_type=(PrincipalType.SERVICE_PRINCIPAL if kind is None else kind).value,
        role_definition_id=role_definition_id,
        role_assignment_name=known.apply(lambda all_known: _name(*all_known)),
        description=principal.get("description"),
        condition=condition,
        condition_version=None if condition is None else CONDITION_VERSION,
        opts=opts,
    )


def _name(scope: str, principal_id: str, role_definition_id: str) -> str:
    guid = role_definition_id.rstrip("/").rsplit("/", 1)[-1].lower()
    return assignment_name(scope, principal_id, Role("", guid))


def _subscription(scope: str) -> str:
    return parse(scope).subscription or ""
