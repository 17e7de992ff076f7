"""What guards a backup vault: API eras, irreversible settings, resource guards (E7-E9, E13)."""

from datetime import date
from enum import Enum

from azure_disk_facts.backup import SOFT_DELETE_ENFORCED_FROM, SOFT_DELETE_ENFORCED_REGIONS
from azure_disk_facts.regions import normalize_region
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E7, E8, E9, E12, E13",
    reference="multi-user-authorization-concept.md; azurerm data_protection_resource_guard",
    as_of=date(2026, 11, 1),
)


class BackupApiEra(str, Enum):
    """Eras of the data protection API: what a backup vault's soft delete may be (E7, E10)."""

    SOFT_DELETE_OPTIONAL = "2025-01-01"
    """Soft delete may be off, but in some regions; that of pulumi-azure-native's default types."""
    SOFT_DELETE_ENFORCED = "2025-09-01"
    """Soft delete stays on, and deleted backup vaults are kept as well."""


class FeatureState(str, Enum):
    """Whether a backup vault does a thing that it need not do (E4, E9, E12).

    Restores in the paired region, a second layer of encryption, alerts about failed jobs.
    """

    ENABLED = "Enabled"
    """It does."""
    DISABLED = "Disabled"
    """It does not."""


class VaultKeyState(str, Enum):
    """Whether a backup vault uses a customer's key (``encryptionSettings.state``, E12)."""

    ENABLED = "Enabled"
    """It does."""
    DISABLED = "Disabled"
    """It uses Azure's own; the default."""
    INCONSISTENT = "Inconsistent"
    """It can't tell: what Azure answers when the key and its identity don't fit together."""


def enforces_soft_delete(era: BackupApiEra, region: str | None) -> bool:
    """Tell whether soft delete cannot be off in an API era and region (E7)."""
    if era.value >= SOFT_DELETE_ENFORCED_FROM:
        return True
    return region is not None and normalize_region(region) in SOFT_DELETE_ENFORCED_REGIONS


class CriticalOperation(str, Enum):
    """Operations on backup vaults that a resource guard need not guard (E13).

    Switching soft delete off and taking the guard off are always guarded.
    """

    DELETE_BACKUP = "Microsoft.DataProtection/backupVaults/backupInstances/delete"
    """Stop protection and delete the backups."""
    STOP_PROTECTION = "Microsoft.DataProtection/backupVaults/backupInstances/stopProtection/action"
    """Stop protection and keep the backups for ever."""
    SUSPEND_BACKUPS = "Microsoft.DataProtection/backupVaults/backupInstances/suspendBackups/action"
    """Stop protection and keep the backups as the policy says."""
    CHANGE_POLICY = "Microsoft.DataProtection/backupVaults/backupInstances/write"
    """Give a protected disk another policy."""
    RESTORE = "Microsoft.DataProtection/backupVaults/backupInstances/restore/action"
    """Restore a backup."""
    REDUCE_IMMUTABILITY = "Microsoft.DataProtection/backupVaults/write#reduceImmutabilityState"
    """Take immutability back."""
    MODIFY_ENCRYPTION = "Microsoft.DataProtection/backupVaults/write#modifyEncryptionSettings"
    """Change the backup vault's customer key."""


DISABLE_SOFT_DELETE = "Microsoft.DataProtection/backupVaults/write#disableSoftDelete"
"""Always guarded; the spelling is knowledge (K), the operation documented (E13)."""
DELETE_GUARD_PROXY = "Microsoft.DataProtection/backupVaults/backupResourceGuardProxies/delete"
"""Always guarded (E13)."""

GUARD_REQUESTS: dict[str, str] = {
    CriticalOperation.DELETE_BACKUP.value: "deleteBackupInstanceRequests",
    CriticalOperation.STOP_PROTECTION.value: "stopProtectionRequests",
    CriticalOperation.SUSPEND_BACKUPS.value: "suspendBackupsRequests",
    CriticalOperation.CHANGE_POLICY.value: "updateProtectedItemRequests",
    CriticalOperation.RESTORE.value: "restoreRequests",
    CriticalOperation.REDUCE_IMMUTABILITY.value: "reduceImmutabilityStateRequests",
    CriticalOperation.MODIFY_ENCRYPTION.value: "modifyEncryptionSettingsRequests",
    DISABLE_SOFT_DELETE: "disableSoftDeleteRequests",
    DELETE_GUARD_PROXY: "deleteResourceGuardProxyRequests",
}
"""Collections below a guard whose ``default`` is the request for an operation.

Recorded for the deletions and soft delete, knowledge (K) for the others.
"""

GUARD_PROXY_NAME = "DppResourceGuardProxy"
"""The one name that Azure's tools give a backup vault's guard proxy."""


def lock_confirmation(vault_name: str) -> str:
    """Return the sentence that confirms locked immutability, which nobody can undo (E8)."""
    return f"lock the immutability of backup vault {vault_name} for good"


def restore_confirmation(vault_name: str) -> str:
    """Return the sentence that confirms a restore setting nobody can undo (E9)."""
    return f"disable cross-subscription restore of backup vault {vault_name} for good"
