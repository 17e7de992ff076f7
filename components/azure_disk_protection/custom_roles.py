"""Custom roles: one for each duty, assignable in the subscriptions that need it (rules G1-G3)."""

import uuid
from collections.abc import Sequence

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.arm_id import parse
from azure_disk_facts.duties import Duty
from azure_disk_facts.roles import CUSTOM_ROLE_TYPE

_NAMESPACE = uuid.UUID("0d0b3a0b-8d1e-4c8f-9b1c-0f5a7a7a5b3e")


def role_guid(subscription_id: str, role_name: str) -> str:
    """Return the GUID of a custom role: the same for the same role, ever."""
    return str(uuid.uuid5(_NAMESPACE, f"{subscription_id}|{role_name}".lower()))


def default_role_prefix(name: str, group_id: str) -> str:
    """Return what a component's roles are called by: unique in the tenant, as Azure asks."""
    return f"{name} {parse(group_id).name} {role_mark(group_id)}"


def role_mark(scope: str) -> str:
    """Return what tells the roles of a scope from those of others."""
    return uuid.uuid5(_NAMESPACE, scope.lower()).hex[:8]


def assignable_scopes(scopes: Sequence[str]) -> list[str]:
    """Return the subscriptions that some scopes lie in, each once, in their order.

    Not the groups: Azure takes none out of a role while the role is assigned there
    (``RoleScopeBeingRemovedContainsAssignments``), and Pulumi changes a role before it deletes an
    assignment. Where a role is assignable gives nobody a right.
    """
    found: dict[str, str] = {}
    for scope in scopes:
        subscription = parse(scope).subscription or ""
        found.setdefault(subscription.lower(), f"/subscriptions/{subscription}")
    return list(found.values())


def declare_role(
    name: str,
    duty: Duty,
    *,
    prefix: pulumi.Input[str],
    scopes: Sequence[pulumi.Input[str]],
    opts: pulumi.ResourceOptions,
) -> authorization.RoleDefinition:
    """Declare the role of a duty; it belongs to the subscription of the first scope.

    That one should stay the first: a role that moves is replaced, and its name is taken until then.
    """
    first = pulumi.Output.from_input(scopes[0])
    subscription = first.apply(lambda known: parse(known).subscription or "")
    role_name = pulumi.Output.from_input(prefix).apply(lambda text: f"{text} {duty.name}")
    return authorization.RoleDefinition(
        name,
        scope=subscription.apply(lambda guid: f"/subscriptions/{guid}"),
        role_definition_id=pulumi.Output.all(subscription, role_name).apply(
            lambda both: role_guid(both[0], both[1])
        ),
        role_name=role_name,
        role_type=CUSTOM_ROLE_TYPE,
        description=duty.description,
        permissions=[
            {
                "actions": list(duty.actions),
                "not_actions": [],
                "data_actions": list(duty.data_actions),
                "not_data_actions": [],
            }
        ],
        assignable_scopes=pulumi.Output.all(*scopes).apply(assignable_scopes),
        opts=opts,
    )
