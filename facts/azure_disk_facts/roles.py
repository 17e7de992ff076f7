"""Built-in Azure roles that disk protection assigns or looks at (rules E19, G2)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E19, G2",
    reference="Azure built-in roles, Microsoft Learn; AVM bicep-registry-modules 9f9ea1a182",
    as_of=date(2026, 8, 7),
)


class PrincipalType(str, Enum):
    """Who a role may be assigned to (rule G4)."""

    SERVICE_PRINCIPAL = "ServicePrincipal"
    """A managed identity or another service principal."""
    USER = "User"
    """A person."""
    GROUP = "Group"
    """A group of them."""


CONDITION_VERSION = "2.0"
"""The version of conditions of role assignments, the only one."""

CUSTOM_ROLE_TYPE = "CustomRole"
"""Type of a role that is not built in."""


@dataclass(frozen=True)
class Role:
    """One built-in role."""

    name: str
    guid: str
    actions: tuple[str, ...] = ()
    """Control-plane actions it allows, as far as this project relies on them."""
    data_actions: tuple[str, ...] = ()

    def definition_id(self, subscription_id: str) -> str:
        """Return the role definition's ARM id as seen from a subscription."""
        return (
            f"/subscriptions/{subscription_id}/providers/Microsoft.Authorization"
            f"/roleDefinitions/{self.guid}"
        )


DISK_BACKUP_READER = Role(
    "Disk Backup Reader",
    "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24",
    (
        "Microsoft.Authorization/*/read",
        "Microsoft.Compute/disks/read",
        "Microsoft.Compute/disks/beginGetAccess/action",
    ),
)
DISK_SNAPSHOT_CONTRIBUTOR = Role(
    "Disk Snapshot Contributor",
    "7efff54f-a5b4-42b5-a1c5-5411624893ce",
    (
        "Microsoft.Resources/subscriptions/resourceGroups/read",
        "Microsoft.Compute/snapshots/read",
        "Microsoft.Compute/snapshots/write",
        "Microsoft.Compute/snapshots/delete",
        "Microsoft.Compute/snapshots/beginGetAccess/action",
        "Microsoft.Compute/snapshots/endGetAccess/action",
        "Microsoft.Compute/disks/beginGetAccess/action",
        "Microsoft.Storage/storageAccounts/listKeys/action",
        "Microsoft.Storage/storageAccounts/read",
        "Microsoft.Storage/storageAccounts/write",
        "Microsoft.Storage/storageAccounts/delete",
    ),
)
DISK_RESTORE_OPERATOR = Role(
    "Disk Restore Operator",
    "b50d9833-a0cb-478e-945f-707fcc997c13",
    (
        "Microsoft.Resources/subscriptions/resourceGroups/read",
        "Microsoft.Compute/disks/read",
        "Microsoft.Compute/disks/write",
    ),
)
KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER = Role(
    "Key Vault Crypto Service Encryption User",
    "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    data_actions=(
        "Microsoft.KeyVault/vaults/keys/read",
        "Microsoft.KeyVault/vaults/keys/wrap/action",
        "Microsoft.KeyVault/vaults/keys/unwrap/action",
    ),
)
KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER = Role(
    "Key Vault Crypto Service Release User",
    "08bbd89e-9f13-488c-ac41-acfcb10c90ab",
    data_actions=("Microsoft.KeyVault/vaults/keys/release/action",),
)
"""For what releases the key of confidential machines (rule D5)."""
READER = Role("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7", ("*/read",))
CONTRIBUTOR = Role("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c")
OWNER = Role("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635")
KEY_VAULT_CRYPTO_OFFICER = Role(
    "Key Vault Crypto Officer",
    "14b46e9e-c2b7-41b4-b07b-48a6ebf60603",
    data_actions=(
        "Microsoft.KeyVault/vaults/keys/*",
        "Microsoft.KeyVault/vaults/keyrotationpolicies/*",
    ),
)
KEY_VAULT_CRYPTO_USER = Role(
    "Key Vault Crypto User",
    "12338af0-0e69-4776-bea7-57ae8d297424",
    data_actions=(
        "Microsoft.KeyVault/vaults/keys/read",
        "Microsoft.KeyVault/vaults/keys/update/action",
        "Microsoft.KeyVault/vaults/keys/backup/action",
        "Microsoft.KeyVault/vaults/keys/encrypt/action",
        "Microsoft.KeyVault/vaults/keys/decrypt/action",
        "Microsoft.KeyVault/vaults/keys/wrap/action",
        "Microsoft.KeyVault/vaults/keys/unwrap/action",
        "Microsoft.KeyVault/vaults/keys/sign/action",
        "Microsoft.KeyVault/vaults/keys/verify/action",
    ),
)
KEY_VAULT_ADMINISTRATOR = Role(
    "Key Vault Administrator",
    "00482a5a-887f-4fb3-b363-3b7fe8e74483",
    data_actions=("Microsoft.KeyVault/vaults/*",),
)
KEY_VAULT_CONTRIBUTOR = Role("Key Vault Contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395")
"""Manages key vaults, not what is in them (knowledge)."""
KEY_VAULT_READER = Role("Key Vault Reader", "21090545-7ca7-4776-b22c-e363652d74d2")
DATA_OPERATOR_FOR_MANAGED_DISKS = Role(
    "Data Operator for Managed Disks", "959f8984-c045-4866-89c7-12bf9737be2e"
)
BACKUP_CONTRIBUTOR = Role("Backup Contributor", "5e467623-bb1f-42f4-a55d-6e525e11384b")
BACKUP_OPERATOR = Role("Backup Operator", "00c29273-979b-4161-815c-10b084fb9324")
BACKUP_READER = Role("Backup Reader", "a795c7a0-d4a2-40c1-ae25-d81f01202912")
VIRTUAL_MACHINE_CONTRIBUTOR = Role(
    "Virtual Machine Contributor", "9980e02c-c2be-4d73-94e8-173b1dc7cf3c"
)
NETWORK_CONTRIBUTOR = Role("Network Contributor", "4d97b98b-1d4f-4787-a291-c67834d212e7")
"""Named by the built-in policy bc05b96c (H1)."""
USER_ACCESS_ADMINISTRATOR = Role(
    "User Access Administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"
)
ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR = Role(
    "Role Based Access Control Administrator", "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
)

ROLE_WRITES: tuple[str, ...] = (
    "Microsoft.Authorization/roleAssignments/write",
    "Microsoft.Authorization/roleDefinitions/write",
)
"""Actions with which their holder gives any right to anyone."""

EXPORT_ACTIONS: tuple[str, ...] = (
    "Microsoft.Compute/disks/beginGetAccess/action",
    "Microsoft.Compute/snapshots/beginGetAccess/action",
)
"""Actions that make an export URL (rule G1)."""

EXPORT_DATA_ACTIONS: tuple[str, ...] = (
    "Microsoft.Compute/disks/download/action",
    "Microsoft.Compute/snapshots/download/action",
)
"""Data actions that an export takes where it asks for a token of Entra ID (rule G1)."""

ADVISED_OWNERS = 3
"""Owners that a subscription should have at most (PSRule Azure.RBAC.LimitOwner)."""

ROLES: dict[str, Role] = {
    role.guid: role
    for role in (
        DISK_BACKUP_READER,
        DISK_SNAPSHOT_CONTRIBUTOR,
        DISK_RESTORE_OPERATOR,
        KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER,
        READER,
        CONTRIBUTOR,
        OWNER,
        KEY_VAULT_CRYPTO_OFFICER,
        KEY_VAULT_CRYPTO_USER,
        KEY_VAULT_ADMINISTRATOR,
        KEY_VAULT_CONTRIBUTOR,
        KEY_VAULT_READER,
        DATA_OPERATOR_FOR_MANAGED_DISKS,
        BACKUP_CONTRIBUTOR,
        BACKUP_OPERATOR,
        BACKUP_READER,
        VIRTUAL_MACHINE_CONTRIBUTOR,
        NETWORK_CONTRIBUTOR,
        USER_ACCESS_ADMINISTRATOR,
        ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
    )
}
"""Every role known here, by lower-case GUID."""


def role_guid(role_definition_id: str) -> str:
    """Return the GUID a role definition id ends in, in lower case: the same at every scope."""
    return role_definition_id.rstrip("/").rsplit("/", 1)[-1].lower()


def role_of_definition(role_definition_id: str) -> Role | None:
    """Return the built-in role a role definition id ends in, whatever its scope and case."""
    return ROLES.get(role_guid(role_definition_id))


def tenant_definition_id(role: Role) -> str:
    """Return a role definition's id that is the same everywhere, as policy definitions name it."""
    return f"/providers/Microsoft.Authorization/roleDefinitions/{role.guid}"
