"""Role assignments (rules E19, G4)."""

import uuid

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.arm_id import parse
from azure_disk_facts.roles import Role

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
    """Declare that a managed identity has a role at a scope."""
    both = pulumi.Output.all(scope, principal_id)
    return authorization.RoleAssignment(
        name,
        scope=scope,
        principal_id=principal_id,
        # Without the type a principal made a moment ago may be refused as not found (rule G4).
        principal_type=authorization.PrincipalType.SERVICE_PRINCIPAL,
        role_definition_id=both.apply(lambda known: role.definition_id(_subscription(known[0]))),
        role_assignment_name=both.apply(lambda known: assignment_name(known[0], known[1], role)),
        opts=opts,
    )


def _subscription(scope: str) -> str:
    return parse(scope).subscription or ""
