"""The roles that Azure Policy and a backup vault need for what guardrails mend (rules E19, H2)."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.arm_id import parse
from azure_disk_facts.azure_policies import Effect
from azure_disk_facts.duties import REMEDIATE_EXPORT
from azure_disk_facts.roles import (
    BACKUP_CONTRIBUTOR,
    CUSTOM_ROLE_TYPE,
    DISK_BACKUP_READER,
    DISK_SNAPSHOT_CONTRIBUTOR,
    READER,
    Role,
    tenant_definition_id,
)
from azure_disk_protection.children import child_options
from azure_disk_protection.custom_roles import role_guid, role_mark
from azure_disk_protection.grants import declare_assignment

_BY_ROLE = ("disk_export", "snapshot_export", "snapshot_public_access", "disk_export_sign_in")


def modifies_disks(inputs: Mapping[str, Any]) -> bool:
    """Tell whether a guardrail changes disks or snapshots."""
    changes = any(is_effect(inputs, name, Effect.MODIFY) for name in _BY_ROLE)
    return changes or inputs.get("disk_access") is not None


def is_effect(inputs: Mapping[str, Any], name: str, effect: Effect) -> bool:
    """Tell whether a guardrail was given an effect."""
    chosen = inputs.get(name)
    return chosen is not None and chosen.value == effect.value


def remediation_role(
    name: str, inputs: Mapping[str, Any], *, scope: pulumi.Input[str], parent: pulumi.Resource
) -> pulumi.Input[str] | None:
    """Return the id of the role for remediations, made unless given; none when nothing is mended.

    Microsoft's definitions take Contributor for it; this one may only read and write disks and
    snapshots.
    """
    if not modifies_disks(inputs):
        return None
    existing: pulumi.Input[str] | None = inputs.get("remediation_role_id")
    if existing is not None:
        return existing
    known = pulumi.Output.from_input(scope)
    role_name = known.apply(lambda text: f"{name} {role_mark(text)} {REMEDIATE_EXPORT.name}")
    return authorization.RoleDefinition(
        f"{name}-remediation-role",
        scope=known.apply(_home),
        role_definition_id=pulumi.Output.all(known, role_name).apply(
            lambda both: role_guid(both[0], both[1])
        ),
        role_name=role_name,
        role_type=CUSTOM_ROLE_TYPE,
        description=REMEDIATE_EXPORT.description,
        permissions=[{"actions": list(REMEDIATE_EXPORT.actions)}],
        assignable_scopes=[scope],
        opts=child_options(parent),
    ).id


def _home(scope: str) -> str:
    """A role lies in a subscription or a management group."""
    subscription = parse(scope).subscription
    return scope if subscription is None else f"/subscriptions/{subscription}"


def declare_remediation_grants(
    name: str,
    inputs: Mapping[str, Any],
    *,
    scope: pulumi.Input[str],
    principal_id: pulumi.Input[str],
    role_id: pulumi.Input[str] | None,
    parent: pulumi.Resource,
) -> None:
    """Give the assignment's identity what the definitions name, at the assignment's scope."""
    if role_id is not None:
        declare_assignment(
            f"{name}-remediation-grant",
            role_id,
            scope=scope,
            principal={"principal_id": principal_id},
            opts=child_options(parent),
        )
    restores = is_effect(inputs, "vault_cross_subscription_restore", Effect.MODIFY)
    if restores or _deployment(inputs) is not None:
        _grant(f"{name}-backup-grant", BACKUP_CONTRIBUTOR, (scope, principal_id), parent=parent)


def declare_vault_grants(
    name: str, inputs: Mapping[str, Any], *, scope: pulumi.Input[str], parent: pulumi.Resource
) -> None:
    """Give a backup vault the roles that Microsoft's definition leaves out (rules E19, H2)."""
    deploy = _deployment(inputs)
    principal = None if deploy is None else deploy.get("vault_principal_id")
    if deploy is None or principal is None:
        return
    _grant(f"{name}-vault-disks-grant", DISK_BACKUP_READER, (scope, principal), parent=parent)
    _grant(
        f"{name}-vault-snapshots-grant",
        DISK_SNAPSHOT_CONTRIBUTOR,
        (deploy["snapshot_resource_group_id"], principal),
        parent=parent,
    )
    for index, each in enumerate(deploy.get("disk_encryption_set_ids") or []):
        _grant(f"{name}-vault-set-{index}-grant", READER, (each, principal), parent=parent)


def _deployment(inputs: Mapping[str, Any]) -> Mapping[str, Any] | None:
    deploy: Mapping[str, Any] | None = (inputs.get("backup") or {}).get("deploy")
    return deploy


def _grant(
    name: str,
    role: Role,
    where: tuple[pulumi.Input[str], pulumi.Input[str]],
    *,
    parent: pulumi.Resource,
) -> None:
    scope, principal_id = where
    declare_assignment(
        name,
        # The same in every scope, also where there is no subscription.
        tenant_definition_id(role),
        scope=scope,
        principal={"principal_id": principal_id},
        opts=child_options(parent),
    )
