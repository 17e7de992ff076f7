"""Built-in Azure Policy definitions about backup vaults and key vaults (rule H2)."""

from datetime import date

from azure_disk_facts.azure_policies import (
    ALLOWED_ENCRYPTION_SETS,
    BACK_UP_TAGGED_DISKS,
    BACK_UP_UNTAGGED_DISKS,
    CUSTOMER_KEYS,
    DISK_ACCESS_ENDPOINTS,
    DISK_ACCESS_PRIVATE_LINK,
    DISK_ACCESS_ZONES,
    DISKS_BACKED_UP,
    DISKS_DATA_ACCESS_AUTH,
    DISKS_PUBLIC_ACCESS,
    DISKS_USE_DISK_ACCESS,
    DOUBLE_ENCRYPTION,
    ENCRYPTION_AT_HOST,
    MISSION_CUSTOMER_KEYS,
    MISSION_DISK_EXPORT,
    MISSION_SNAPSHOT_EXPORT,
    TRUSTED_LAUNCH_DISKS,
    UNATTACHED_DISKS_ENCRYPTED,
    UNMANAGED_DISKS,
    ZONE_RESILIENT_DISKS,
    BuiltInPolicy,
    Effect,
    PolicyMode,
)
from azure_disk_facts.roles import BACKUP_CONTRIBUTOR
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="H2",
    reference="Azure/azure-policy f4a50bac, built-in-policies/policyDefinitions",
    as_of=date(2026, 4, 29),
)

_A, _D, _OFF = Effect.AUDIT, Effect.DENY, Effect.DISABLED

VAULT_IMMUTABILITY = BuiltInPolicy(
    "2514263b-bc0d-4b06-ac3e-f262c0979018",
    "[Preview]: Immutability must be enabled for backup vaults",
    "1.0.1-preview",
    (_A, _OFF),
    optional=("checkLockedImmutabilityOnly",),
    category="Backup",
    preview=True,
)
VAULT_SOFT_DELETE = BuiltInPolicy(
    "9798d31d-6028-4dee-8643-46102185c016",
    "[Preview]: Soft delete should be enabled for Backup Vaults",
    "1.0.0-preview",
    (_A, _OFF),
    optional=("checkAlwaysOnSoftDeleteOnly",),
    category="Backup",
    preview=True,
)
VAULT_CUSTOMER_KEY = BuiltInPolicy(
    "d6588149-9f06-462c-a076-56aece45b5ba",
    "[Preview]: Azure Backup Vaults should use customer-managed keys for encrypting backup data. "
    "Also an option to enforce Infra Encryption.",
    "1.0.0-preview",
    (_A, _D, _OFF),
    optional=("checkInfrastructureEncryption",),
    category="Backup",
    preview=True,
)
VAULT_RESOURCE_GUARD = BuiltInPolicy(
    "c58e083e-7982-4e24-afdc-be14d312389e",
    "[Preview]: Multi-User Authorization (MUA) must be enabled for Backup Vaults.",
    "1.0.0-preview",
    (_A, _OFF),
    category="Backup",
    preview=True,
)
VAULT_CROSS_SUBSCRIPTION_RESTORE = BuiltInPolicy(
    "4d479a11-f2b5-4f0a-bb1e-d2332aa95cda",
    "[Preview]: Disable Cross Subscription Restore for Backup Vaults",
    "1.1.0-preview",
    (Effect.MODIFY, _OFF),
    optional=("crossSubscriptionRestoreState", "crossSubscriptionRestoreStateParameter"),
    role=BACKUP_CONTRIBUTOR,
    category="Backup",
    preview=True,
)
MACHINES_BACKED_UP = BuiltInPolicy(
    "013e242c-8828-4970-87b3-ab247555486d",
    "Azure Backup should be enabled for Virtual Machines",
    "3.0.0",
    (Effect.AUDIT_IF_NOT_EXISTS, _OFF),
    category="Backup",
)
KEY_VAULT_PURGE_PROTECTION = BuiltInPolicy(
    "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53",
    "Key vaults should have deletion protection enabled",
    "2.1.0",
    (_A, _D, _OFF),
    category="Key Vault",
)
KEY_VAULT_SOFT_DELETE = BuiltInPolicy(
    "1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d",
    "Key vaults should have soft delete enabled",
    "3.1.0",
    (_A, _D, _OFF),
    category="Key Vault",
)
KEY_VAULT_ROLES = BuiltInPolicy(
    "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5",
    "Azure Key Vault should use RBAC permission model",
    "1.0.1",
    (_A, _D, _OFF),
    category="Key Vault",
)
KEY_VAULT_PUBLIC_ACCESS = BuiltInPolicy(
    "405c5871-3e91-4644-8a63-58e19d68ff5b",
    "Azure Key Vault should disable public network access",
    "1.1.0",
    (_A, _D, _OFF),
    category="Key Vault",
)
KEY_VAULT_FIREWALL = BuiltInPolicy(
    "55615ac9-af46-4a59-874e-391cc3dfb490",
    "Azure Key Vault should have firewall enabled or public network access disabled",
    "3.3.0",
    (_A, _D, _OFF),
    category="Key Vault",
)
KEY_ROTATION = BuiltInPolicy(
    "d8cf8476-a2ec-4916-896e-992351803c44",
    "Keys should have a rotation policy ensuring that their rotation is scheduled within the "
    "specified number of days after creation.",
    "1.0.0",
    (_A, _OFF),
    required=("maximumDaysToRotate",),
    category="Key Vault",
    mode=PolicyMode.KEY_VAULT_DATA,
)
"""The parameter is knowledge (K)."""
KEY_SIZE = BuiltInPolicy(
    "82067dbb-e53b-4e06-b631-546d197452d9",
    "Keys using RSA cryptography should have a specified minimum key size",
    "1.0.1",
    (_A, _D, _OFF),
    required=("minimumRSAKeySize",),
    category="Key Vault",
    mode=PolicyMode.KEY_VAULT_DATA,
)
"""Version and parameter are knowledge (K)."""
KEY_EXPIRY = BuiltInPolicy(
    "152b15f7-8e1f-4c1f-ab71-8c010ba5dbc0",
    "Key Vault keys should have an expiration date",
    "1.0.2",
    (_A, _D, _OFF),
    category="Key Vault",
    mode=PolicyMode.KEY_VAULT_DATA,
)
"""The version is knowledge (K)."""
KEY_IN_HSM = BuiltInPolicy(
    "587c79fe-dd04-4a5e-9d0b-f89598c7261b",
    "Keys should be backed by a hardware security module (HSM)",
    "1.0.1",
    (_A, _D, _OFF),
    category="Key Vault",
    mode=PolicyMode.KEY_VAULT_DATA,
)
"""The version is knowledge (K)."""
KEY_KIND = BuiltInPolicy(
    "75c4f823-d65c-4f29-a733-01d0077fdbcb",
    "Keys should be the specified cryptographic type RSA or EC",
    "1.0.1",
    (_A, _D, _OFF),
    required=("allowedKeyTypes",),
    category="Key Vault",
    mode=PolicyMode.KEY_VAULT_DATA,
)
"""Version and parameter are knowledge (K)."""

BUILT_IN_POLICIES: dict[str, BuiltInPolicy] = {
    policy.guid: policy
    for policy in (
        DISKS_PUBLIC_ACCESS,
        DISKS_USE_DISK_ACCESS,
        DISKS_DATA_ACCESS_AUTH,
        DOUBLE_ENCRYPTION,
        ALLOWED_ENCRYPTION_SETS,
        CUSTOMER_KEYS,
        DISK_ACCESS_PRIVATE_LINK,
        DISK_ACCESS_ENDPOINTS,
        DISK_ACCESS_ZONES,
        ENCRYPTION_AT_HOST,
        UNMANAGED_DISKS,
        ZONE_RESILIENT_DISKS,
        TRUSTED_LAUNCH_DISKS,
        MISSION_SNAPSHOT_EXPORT,
        MISSION_DISK_EXPORT,
        MISSION_CUSTOMER_KEYS,
        UNATTACHED_DISKS_ENCRYPTED,
        DISKS_BACKED_UP,
        BACK_UP_TAGGED_DISKS,
        BACK_UP_UNTAGGED_DISKS,
        VAULT_IMMUTABILITY,
        VAULT_SOFT_DELETE,
        VAULT_CUSTOMER_KEY,
        VAULT_RESOURCE_GUARD,
        VAULT_CROSS_SUBSCRIPTION_RESTORE,
        MACHINES_BACKED_UP,
        KEY_VAULT_PURGE_PROTECTION,
        KEY_VAULT_SOFT_DELETE,
        KEY_VAULT_ROLES,
        KEY_VAULT_PUBLIC_ACCESS,
        KEY_VAULT_FIREWALL,
        KEY_ROTATION,
        KEY_SIZE,
        KEY_EXPIRY,
        KEY_IN_HSM,
        KEY_KIND,
    )
}
"""Every built-in known here, by GUID in lower case."""


def built_in_policy(definition_id: str) -> BuiltInPolicy | None:
    """Return the built-in a definition id names; ``None`` for own definitions."""
    head, _, guid = definition_id.rstrip("/").rpartition("/")
    if head.lower() != "/providers/microsoft.authorization/policydefinitions":
        return None
    return BUILT_IN_POLICIES.get(guid.lower())
