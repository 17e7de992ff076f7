"""``BackupVault``: where the backups of disks are managed."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import dataprotection

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.backup_security import GUARD_PROXY_NAME, BackupApiEra
from azure_disk_facts.diagnostics import BACKUP_VAULT_CATEGORIES
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from azure_disk_protection.checks.backup_vault import backup_vault_problems
from azure_disk_protection.checks.vault_changes import refuse_creation, refuse_update
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.diagnostics import DiagnosticsArgs, declare_diagnostics
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.hooks import hooks
from azure_disk_protection.typed import NotRequired, TypedDict
from azure_disk_protection.vault_properties import vault_properties


class BackupVaultKeyArgs(TypedDict):
    """A key of your own for what lies in the backup vault; disk backups do not."""

    key_uri: pulumi.Input[str]
    """URL of the key without a version: the backup vault follows its rotation, unlike an
    encryption set. An RSA key in a key vault with purge protection."""
    identity_id: NotRequired[pulumi.Input[str]]
    """Id of a user-assigned identity that may use the key, one of ``identityIds``; its key vault
    then has no firewall. Omitted: the backup vault's own, for one that exists already."""
    key_id: NotRequired[pulumi.Input[str]]
    """ARM id of the key, to grant the identity its use there. Omitted: it is granted elsewhere."""
    identity_principal_id: NotRequired[pulumi.Input[str]]
    """Object id of the identity; needed with ``keyId``. Omitted: nothing is granted."""
    infrastructure_encryption: NotRequired[bool]
    """Whether Azure's storage encrypts once more; fixed at creation. Omitted: it does not."""


class BackupVaultArgs(TypedDict):
    """Inputs of a backup vault."""

    resource_group_name: pulumi.Input[str]
    """Resource group the backup vault lies in."""
    location: pulumi.Input[str]
    """Azure region: that of the disks it protects."""
    vault_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    redundancy: NotRequired[VaultRedundancy]
    """Redundancy of the backup vault's own store; disk backups do not lie there. Omitted: over
    zones where the region has them, else locally redundant."""
    cross_region_restore: NotRequired[bool]
    """Whether restores in the paired region are possible; with ``GeoRedundant`` only, and of no
    use for disks. Omitted: left to Azure, which has it off."""
    api_era: NotRequired[BackupApiEra]
    """Era of the API version that the backup vault is managed by: from ``2025-09-01`` on, soft
    delete is never off. Omitted: ``2025-01-01``, as pulumi-azure-native's default."""
    soft_delete: NotRequired[SoftDeleteState]
    """Whether deleted backups are kept; ``AlwaysOn`` for good. Omitted: ``On``."""
    soft_delete_days: NotRequired[int]
    """Days deleted backups are kept, 14 to 180; 14 cost nothing. Omitted: 14."""
    immutability: NotRequired[ImmutabilityState]
    """Whether backups may be deleted before their time. ``Locked``, for good, takes two steps:
    deploy ``Unlocked``, then ``Locked`` with ``confirmLock``. Azure does not apply it to disk
    backups. Omitted: ``Disabled``."""
    confirm_lock: NotRequired[str]
    """Confirms ``Locked``: "lock the immutability of backup vault <name> for good". Omitted:
    immutability is not locked."""
    cross_subscription_restore: NotRequired[CrossSubscriptionRestore]
    """Whether disks may be restored into other subscriptions. Omitted: left to Azure."""
    confirm_no_cross_subscription_restore: NotRequired[str]
    """Confirms ``PermanentlyDisabled``: "disable cross-subscription restore of backup vault
    <name> for good". Omitted: it is not disabled for good."""
    system_identity: NotRequired[bool]
    """Whether the backup vault has an identity of its own. Omitted: it has."""
    identity_ids: NotRequired[list[pulumi.Input[str]]]
    """Ids of user-assigned identities. Omitted: none."""
    customer_key: NotRequired[BackupVaultKeyArgs]
    """A key of your own. Omitted: a platform key; there is no way back from your own."""
    resource_guard_id: NotRequired[pulumi.Input[str]]
    """Id of a resource guard, whose owners approve critical operations. Leaving it out later does
    not take the guard off: only its owners can. Omitted: no guard."""
    guard_requests: NotRequired[list[str]]
    """Ids of the guard's requests that a critical change needs. Omitted: none."""
    diagnostics: NotRequired[DiagnosticsArgs]
    """Where logs and metrics go to. Omitted: nowhere."""
    alerts: NotRequired[bool]
    """Whether failed jobs raise alerts in Azure Monitor. Omitted: they do."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the backup vault. Omitted: it refuses."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``backup-vault``, ``diagnostics``,
    ``guard``, ``key-grant``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class BackupVault(pulumi.ComponentResource):
    """A backup vault with an identity of its own, which its backups work by."""

    backup_vault_id: pulumi.Output[str]
    """Id of the backup vault."""
    vault_name: pulumi.Output[str]
    """Name of the backup vault."""
    principal_id: pulumi.Output[str]
    """Object id of the backup vault's own identity; empty when it has none."""

    def __init__(
        self, name: str, args: BackupVaultArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the backup vault.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(BackupVaultArgs, args, backup_vault_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:BackupVault", name, None, options)
            vault = declare_backup_vault(name, inputs, parent=self)
            self.backup_vault_id = vault.id
            self.vault_name = vault.name
            self.principal_id = principal_of(vault)
        self.register_outputs(
            {
                "backupVaultId": self.backup_vault_id,
                "vaultName": self.vault_name,
                "principalId": self.principal_id,
            }
        )


def principal_of(vault: dataprotection.BackupVault) -> pulumi.Output[str]:
    """Return the object id of a backup vault's own identity, or an empty text."""
    return vault.identity.apply(
        lambda known: str(known.principal_id) if known and known.principal_id else ""
    )


def declare_backup_vault(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> dataprotection.BackupVault:
    """Declare a backup vault from checked inputs of :class:`BackupVaultArgs`.

    With it come its diagnostic setting and its place under a resource guard.
    """
    get = inputs.get
    vault = dataprotection.BackupVault(
        f"{name}-backup-vault",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        vault_name=get("vault_name"),
        identity=_identity(inputs),
        properties=vault_properties(inputs),
        tags=get("tags"),
        opts=child_options(
            parent,
            protect=get("protect") is not False,
            depends_on=_key_grants(name, inputs, parent),
            hooks=hooks(parent, before_create=[refuse_creation], before_update=[refuse_update]),
            import_id=imported(inputs, "backup-vault"),
        ),
    )
    _declare_guard(name, inputs, vault, parent=parent)
    if get("diagnostics") is not None:
        declare_diagnostics(
            name,
            inputs["diagnostics"],
            parent=parent,
            resource_id=vault.id,
            categories=BACKUP_VAULT_CATEGORIES,
            import_id=imported(inputs, "diagnostics"),
        )
    return vault


def _declare_guard(
    name: str,
    inputs: Mapping[str, Any],
    vault: dataprotection.BackupVault,
    *,
    parent: pulumi.Resource,
) -> None:
    if inputs.get("resource_guard_id") is None:
        return
    dataprotection.DppResourceGuardProxy(
        f"{name}-guard",
        resource_group_name=inputs["resource_group_name"],
        vault_name=vault.name,
        resource_guard_proxy_name=GUARD_PROXY_NAME,
        properties={"resource_guard_resource_id": inputs["resource_guard_id"]},
        # Taking a guard off is what it guards first of all: Azure refuses it (rule E13).
        opts=child_options(parent, retain=True, import_id=imported(inputs, "guard")),
    )


def _key_grants(
    name: str, inputs: Mapping[str, Any], parent: pulumi.Resource
) -> list[pulumi.Resource]:
    key: Mapping[str, Any] = given_or(inputs.get("customer_key"), {})
    if key.get("key_id") is None:
        return []
    return [
        declare_grant(
            f"{name}-key-grant",
            KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
            scope=key["key_id"],
            principal_id=key["identity_principal_id"],
            opts=child_options(parent, import_id=imported(inputs, "key-grant")),
        )
    ]


def _identity(inputs: Mapping[str, Any]) -> dataprotection.DppIdentityDetailsArgsDict:
    has_own = inputs.get("system_identity") is not False
    assigned = given_or(inputs.get("identity_ids"), [])
    if not assigned:
        return {"type": "SystemAssigned"}
    kind = "SystemAssigned,UserAssigned" if has_own else "UserAssigned"
    return {"type": kind, "user_assigned_identities": assigned}
