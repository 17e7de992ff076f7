"""Role assignments and custom roles."""

import uuid

import pulumi
from pulumi_azure_native import authorization

SNAPSHOT_CONTRIBUTOR = "7efff54f-a5b4-42b5-a1c5-5411624893ce"
BACKUP_READER = "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
KEY_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6"

COMPUTE = "Microsoft.Compute"
GROUP_READ = "Microsoft.Resources/subscriptions/resourceGroups/read"
SNAPSHOTS = f"{COMPUTE}/snapshots"
DISKS = f"{COMPUTE}/disks"


DUTIES: list[tuple[str, str, str, list[str], list[str], str]] = [
    (
        "readers",
        "reader",
        "Sees snapshots, not their data.",
        [GROUP_READ, f"{SNAPSHOTS}/read"],
        [],
        "snapshots",
    ),
    (
        "creators",
        "creator",
        "Takes snapshots and changes them; does not delete any.",
        [GROUP_READ, f"{SNAPSHOTS}/read", f"{SNAPSHOTS}/write"],
        [],
        "snapshots",
    ),
    (
        "creators",
        "creator-source",
        "Reads disks so as to take snapshots of them. Azure asks for the right to export them too.",
        [f"{DISKS}/read", f"{DISKS}/beginGetAccess/action"],
        [],
        "disks",
    ),
    (
        "deleters",
        "deleter",
        "Deletes snapshots; takes and changes none.",
        [GROUP_READ, f"{SNAPSHOTS}/read", f"{SNAPSHOTS}/delete"],
        [],
        "snapshots",
    ),
    (
        "restorers",
        "restorer",
        "Makes disks of snapshots. Azure asks for the right to export snapshots too (inferred).",
        [GROUP_READ, f"{SNAPSHOTS}/read", f"{SNAPSHOTS}/beginGetAccess/action"],
        [],
        "snapshots",
    ),
    (
        "restorers",
        "restorer-target",
        "Makes and changes disks where restored ones go; deletes none.",
        [GROUP_READ, f"{DISKS}/read", f"{DISKS}/write"],
        [],
        "restored",
    ),
    (
        "exporters",
        "exporter",
        "Reads the data of snapshots through export URLs.",
        [
            GROUP_READ,
            f"{SNAPSHOTS}/read",
            f"{SNAPSHOTS}/beginGetAccess/action",
            f"{SNAPSHOTS}/endGetAccess/action",
        ],
        [f"{SNAPSHOTS}/download/action"],
        "snapshots",
    ),
]
"""Who, the role, what it is for, its actions and data actions, and where it is given."""


def built_in(subscription_id: str, guid: str) -> str:
    """Return the id of a built-in role."""
    return (
        f"/subscriptions/{subscription_id}/providers/Microsoft.Authorization/roleDefinitions/{guid}"
    )


def assign(
    name: str,
    role_id: pulumi.Input[str],
    scope: pulumi.Input[str],
    principal_id: pulumi.Input[str],
    *,
    retain: bool = False,
) -> authorization.RoleAssignment:
    """Declare a role assignment."""
    return authorization.RoleAssignment(
        name,
        role_assignment_name=str(uuid.uuid5(uuid.NAMESPACE_OID, name)),
        scope=scope,
        principal_id=principal_id,
        principal_type="ServicePrincipal",
        role_definition_id=role_id,
        opts=pulumi.ResourceOptions(retain_on_delete=retain or None),
    )


def custom_role(
    name: str,
    subscription_id: str,
    description: str,
    actions: list[str],
    *,
    data_actions: list[str] | None = None,
) -> authorization.RoleDefinition:
    """Declare a custom role of a subscription."""
    return authorization.RoleDefinition(
        name,
        scope=f"/subscriptions/{subscription_id}",
        role_definition_id=str(uuid.uuid5(uuid.NAMESPACE_OID, name)),
        role_name=f"bench {name}",
        role_type="CustomRole",
        description=description,
        permissions=[
            authorization.PermissionArgs(
                actions=actions,
                not_actions=[],
                data_actions=data_actions or [],
                not_data_actions=[],
            )
        ],
        assignable_scopes=[f"/subscriptions/{subscription_id}"],
    )


def people(
    prefix: str, subscription_id: str, who: dict[str, str], *, scopes: dict[str, str]
) -> None:
    """Declare who may see, take, delete, restore and export snapshots, and where."""
    for duty, role, description, actions, data_actions, where in DUTIES:
        if duty not in who:
            continue
        made = custom_role(
            f"{prefix}-{role}-role",
            subscription_id,
            description,
            actions,
            data_actions=data_actions,
        )
        assign(f"{prefix}-{role}-grant", made.id, scopes[where], who[duty])
