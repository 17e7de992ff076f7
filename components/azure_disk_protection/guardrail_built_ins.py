"""Guardrails that Microsoft's built-in definitions make (rules H1, H2)."""

from collections.abc import Mapping
from typing import Any

from azure_disk_facts import azure_policies, azure_policies_vaults
from azure_disk_facts.azure_policies import BuiltInPolicy, Effect
from azure_disk_protection.guardrail_definitions import OWN, Group, Guardrail


def _built_in(
    name: str,
    group: Group,
    message: str,
    policy: BuiltInPolicy,
    *,
    default: Effect = Effect.DISABLED,
    values: Mapping[str, Any] | None = None,
) -> Guardrail:
    effects = policy.effects
    return Guardrail(
        name, group, policy.name, message, default, effects, built_in=policy, values=values
    )


BUILT_IN: tuple[Guardrail, ...] = (
    _built_in(
        "machine_disks_encrypted",
        Group.ENCRYPTION,
        "Give the virtual machine's disks a disk encryption set.",
        azure_policies.CUSTOMER_KEYS,
    ),
    _built_in(
        "double_encryption",
        Group.ENCRYPTION,
        "Make the disk encryption set with EncryptionAtRestWithPlatformAndCustomerKeys.",
        azure_policies.DOUBLE_ENCRYPTION,
    ),
    _built_in(
        "encryption_at_host",
        Group.ENCRYPTION,
        "Set securityProfile.encryptionAtHost of the virtual machine to true.",
        azure_policies.ENCRYPTION_AT_HOST,
    ),
    _built_in(
        "disk_public_access",
        Group.EXPORT,
        "Set networkAccessPolicy of the disk to DenyAll or AllowPrivate.",
        azure_policies.DISKS_PUBLIC_ACCESS,
    ),
    _built_in(
        "disk_export_sign_in",
        Group.EXPORT,
        "Set dataAccessAuthMode of the disk to AzureActiveDirectory.",
        azure_policies.DISKS_DATA_ACCESS_AUTH,
    ),
    _built_in(
        "vault_soft_delete",
        Group.BACKUP,
        "Turn on soft delete of the backup vault.",
        azure_policies_vaults.VAULT_SOFT_DELETE,
        default=Effect.AUDIT,
        values={"checkAlwaysOnSoftDeleteOnly": False},
    ),
    _built_in(
        "vault_immutability",
        Group.BACKUP,
        "Make the backup vault immutable; Unlocked can be undone, Locked cannot.",
        azure_policies_vaults.VAULT_IMMUTABILITY,
        values={"checkLockedImmutabilityOnly": False},
    ),
    _built_in(
        "vault_customer_key",
        Group.BACKUP,
        "Encrypt the backup vault with a customer key.",
        azure_policies_vaults.VAULT_CUSTOMER_KEY,
    ),
    _built_in(
        "vault_resource_guard",
        Group.BACKUP,
        "Put the backup vault under a resource guard.",
        azure_policies_vaults.VAULT_RESOURCE_GUARD,
    ),
    _built_in(
        "vault_cross_subscription_restore",
        Group.BACKUP,
        "Disable cross-subscription restore of the backup vault.",
        azure_policies_vaults.VAULT_CROSS_SUBSCRIPTION_RESTORE,
    ),
    _built_in(
        "key_vault_purge_protection",
        Group.KEY_VAULTS,
        "Turn on purge protection of the key vault: without its key a disk is lost.",
        azure_policies_vaults.KEY_VAULT_PURGE_PROTECTION,
        default=Effect.AUDIT,
    ),
    _built_in(
        "key_vault_roles",
        Group.KEY_VAULTS,
        "Set enableRbacAuthorization of the key vault to true.",
        azure_policies_vaults.KEY_VAULT_ROLES,
    ),
    _built_in(
        "key_vault_firewall",
        Group.KEY_VAULTS,
        "Turn on the firewall of the key vault, or disable its public network access.",
        azure_policies_vaults.KEY_VAULT_FIREWALL,
    ),
)
"""Guardrails with a definition of Microsoft's."""

GUARDRAILS: tuple[Guardrail, ...] = (*OWN, *BUILT_IN)
"""Every guardrail that is always in the initiative."""

BACK_UP = "backUpTaggedDisks"
"""Reference id of the built-in that backs disks up, there when asked for."""
DISK_ACCESS_REFERENCE = "diskAccess"
"""Reference id of the built-in that gives disks a disk access, there when asked for."""
