"""Built-in Azure Policy definitions about backup vaults and key vaults (rule H2)."""

from datetime import date
from functools import partial

from azure_disk_facts.azure_policies import DISK_POLICIES, BuiltInPolicy, Effect, PolicyMode
from azure_disk_facts.roles import BACKUP_CONTRIBUTOR
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="H2",
    reference="Azure/azure-policy f4a50bac, built-in-policies/policyDefinitions",
    as_of=date(2026, 4, 29),
)

_A, _OFF = Effect.AUDIT, Effect.DISABLED

_of_backup = partial(BuiltInPolicy, category="Backup")
_of_key_vaults = partial(BuiltInPolicy, category="Key Vault")
_of_keys = partial(_of_key_vaults, mode=PolicyMode.KEY_VAULT_DATA)

VAULT_IMMUTABILITY = _of_backup(
    "2514263b-bc0d-4b06-ac3e-f262c0979018",
    "[Preview]: Immutability must be enabled for backup vaults",
    "1.0.1-preview",
    (_A, _OFF),
    optional=("checkLockedImmutabilityOnly",),
)
VAULT_SOFT_DELETE = _of_backup(
    "9798d31d-6028-4dee-8643-46102185c016",
    "[Preview]: Soft delete should be enabled for Backup Vaults",
    "1.0.0-preview",
    (_A, _OFF),
    optional=("checkAlwaysOnSoftDeleteOnly",),
)
VAULT_CUSTOMER_KEY = _of_backup(
    "d6588149-9f06-462c-a076-56aece45b5ba",
    "[Preview]: Azure Backup Vaults should use customer-managed keys for encrypting backup data. "
    "Also an option to enforce Infra Encryption.",
    "1.0.0-preview",
    optional=("checkInfrastructureEncryption",),
)
VAULT_RESOURCE_GUARD = _of_backup(
    "c58e083e-7982-4e24-afdc-be14d312389e",
    "[Preview]: Multi-User Authorization (MUA) must be enabled for Backup Vaults.",
    "1.0.0-preview",
    (_A, _OFF),
)
VAULT_CROSS_SUBSCRIPTION_RESTORE = _of_backup(
    "4d479a11-f2b5-4f0a-bb1e-d2332aa95cda",
    "[Preview]: Disable Cross Subscription Restore for Backup Vaults",
    "1.1.0-preview",
    (Effect.MODIFY, _OFF),
    optional=("crossSubscriptionRestoreState", "crossSubscriptionRestoreStateParameter"),
    role=BACKUP_CONTRIBUTOR,
)
MACHINES_BACKED_UP = _of_backup(
    "013e242c-8828-4970-87b3-ab247555486d",
    "Azure Backup should be enabled for Virtual Machines",
    "3.0.0",
    (Effect.AUDIT_IF_NOT_EXISTS, _OFF),
)
KEY_VAULT_PURGE_PROTECTION = _of_key_vaults(
    "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53",
    "Key vaults should have deletion protection enabled",
    "2.1.0",
)
KEY_VAULT_SOFT_DELETE = _of_key_vaults(
    "1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d",
    "Key vaults should have soft delete enabled",
    "3.1.0",
)
KEY_VAULT_ROLES = _of_key_vaults(
    "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5",
    "Azure Key Vault should use RBAC permission model",
    "1.0.1",
)
KEY_VAULT_PUBLIC_ACCESS = _of_key_vaults(
    "405c5871-3e91-4644-8a63-58e19d68ff5b",
    "Azure Key Vault should disable public network access",
    "1.1.0",
)
KEY_VAULT_FIREWALL = _of_key_vaults(
    "55615ac9-af46-4a59-874e-391cc3dfb490",
    "Azure Key Vault should have firewall enabled or public network access disabled",
    "3.3.0",
)
KEY_ROTATION = _of_keys(
    "d8cf8476-a2ec-4916-896e-992351803c44",
    "Keys should have a rotation policy ensuring that their rotation is scheduled within the "
    "specified number of days after creation.",
    "1.0.0",
    (_A, _OFF),
    required=("maximumDaysToRotate",),
)
"""The parameter is knowledge (K)."""
KEY_SIZE = _of_keys(
    "82067dbb-e53b-4e06-b631-546d197452d9",
    "Keys using RSA cryptography should have a specified minimum key size",
    "1.0.1",
    required=("minimumRSAKeySize",),
)
"""Version and parameter are knowledge (K)."""
KEY_EXPIRY = _of_keys(
    "152b15f7-8e1f-4c1f-ab71-8c010ba5dbc0",
    "Key Vault keys should have an expiration date",
    "1.0.2",
)
"""The version is knowledge (K)."""
KEY_IN_HSM = _of_keys(
    "587c79fe-dd04-4a5e-9d0b-f89598c7261b",
    "Keys should be backed by a hardware security module (HSM)",
    "1.0.1",
)
"""The version is knowledge (K)."""
KEY_KIND = _of_keys(
    "75c4f823-d65c-4f29-a733-01d0077fdbcb",
    "Keys should be the specified cryptographic type RSA or EC",
    "1.0.1",
    required=("allowedKeyTypes",),
)
"""Version and parameter are knowledge (K)."""

VAULT_POLICIES: tuple[BuiltInPolicy, ...] = (
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
"""Those about backup vaults, key vaults and keys."""

BUILT_IN_POLICIES: dict[str, BuiltInPolicy] = {
    policy.guid: policy for policy in (*DISK_POLICIES, *VAULT_POLICIES)
}
"""Every built-in known here, by GUID in lower case."""


def built_in_policy(definition_id: str) -> BuiltInPolicy | None:
    """Return the built-in a definition id names; ``None`` for own definitions."""
    head, _, guid = definition_id.rstrip("/").rpartition("/")
    if head.lower() != "/providers/microsoft.authorization/policydefinitions":
        return None
    return BUILT_IN_POLICIES.get(guid.lower())
