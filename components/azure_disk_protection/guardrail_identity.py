"""The roles that Azure Policy and a backup vault need for what guardrails mend (rules E19, H2)."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from azure_disk_protection.children import child_options, given_or, imported
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
        opts=child_options(parent, import_id=imported(inputs, "remediation-role")),
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
            opts=child_options(parent, import_id=imported(inputs, "remediation-grant")),
        )
    restores = is_effect(inputs, "vault_cross_subscription_restore", Effect.MODIFY)
    if restores or _deployment(inputs) is not None:
        backup = _Grant("backup-grant", BACKUP_CONTRIBUTOR, scope, principal_id)
        _declare(name, backup, inputs, parent=parent)


def declare_vault_grants(
    name: str, inputs: Mapping[str, Any], *, scope: pulumi.Input[str], parent: pulumi.Resource
) -> None:
    """Give a backup vault the roles that Microsoft's definition leaves out (rules E19, H2)."""
    deploy = _deployment(inputs)
    principal = None if deploy is None else deploy.get("vault_principal_id")
    if deploy is None or principal is None:
        return
    group = deploy["snapshot_resource_group_id"]
    sets: Mapping[str, pulumi.Input[str]] = given_or(deploy.get("disk_encryption_set_ids"), {})
    grants = [
        _Grant("vault-disks-grant", DISK_BACKUP_READER, scope, principal),
        _Grant("vault-snapshots-grant", DISK_SNAPSHOT_CONTRIBUTOR, group, principal),
    ]
    for key, each in sets.items():
        grants.append(_Grant(f"vault-set-{key}-grant", READER, each, principal))
    for grant in grants:
        _declare(name, grant, inputs, parent=parent)


def _deployment(inputs: Mapping[str, Any]) -> Mapping[str, Any] | None:
    deploy: Mapping[str, Any] | None = (inputs.get("backup") or {}).get("deploy")
    return deploy


@dataclass(frozen=True)
class _Grant:
    """One built-in role of one principal."""

    child: str
    role: Role
    scope: pulumi.Input[str]
    principal_id: pulumi.Input[str]


def _declare(
    name: str, grant: _Grant, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> None:
    declare_assignment(
        f"{name}-{grant.child}",
        # The same in every scope, also where there is no subscription.
        tenant_definition_id(grant.role),
        scope=grant.scope,
        principal={"principal_id": grant.principal_id},
        opts=child_options(parent, import_id=imported(inputs, grant.child)),
    )
