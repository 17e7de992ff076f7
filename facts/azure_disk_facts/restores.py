"""On-demand backups and restores of Azure Backup for disks (rules E16, E20, E21)."""

from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E16, E18, E20, E21",
    reference="restore-managed-disks.md; disk-backup-troubleshoot.md; "
    "azure-mgmt-dataprotection 2.2.0",
    as_of=date(2026, 11, 1),
)

MAX_ON_DEMAND_BACKUPS_PER_DAY = 10
"""On-demand backups of one backup instance within a day (rules E16, E20)."""

MAX_RESTORES_PER_DAY = 10
"""Restores of one backup instance within a day (rule E20)."""

RESTORE_REQUEST_TYPE = "AzureBackupRecoveryPointBasedRestoreRequest"
RECOVERY_POINT_TYPE = "AzureBackupDiscreteRecoveryPoint"

RECOVERY_OPTION = "FailIfExists"
"""The only one for disks: a restore always makes a new disk (rule E21)."""

AZURE_BACKUP_TAG = ("CreatedBy", "AzureBackup")
"""Tag on the snapshots that Azure Backup takes (K)."""


class RestoreError(str, Enum):
    """Codes that a backup or restore fails with (rules E16, E19-E21)."""

    TARGET_EXISTS = "UserErrorSameNameDiskAlreadyExists"
    """The new disk's name is taken."""
    TARGET_GROUP_MISSING = "UserErrorRestoreTargetRGNotFound"
    """The new disk's resource group is not there."""
    TARGET_GROUP_FORBIDDEN = "UserErrorDiskBackupRestoreRGOrMSIPermissionsNotPresent"
    """The vault's identity lacks Disk Restore Operator, or it is not effective yet."""
    SNAPSHOT_MISSING = "UserErrorDiskSnapshotNotFound"
    """The snapshot behind a recovery point was deleted by hand (rule E25)."""
    SNAPSHOT_GROUP_FORBIDDEN = "UserErrorNotEnoughPermissionOnSnapshotRG"
    """The vault's identity lacks Disk Snapshot Contributor, or it is not effective yet."""
    DISK_FORBIDDEN = "UserErrorNotEnoughPermissionOnDisk"
    """The vault's identity lacks Disk Backup Reader, or it is not effective yet."""
    SET_FORBIDDEN = "UserErrorMSIPermissionsNotPresentOnDES"
    """The vault's identity lacks Reader on the encryption set, or it is not effective yet."""
    DISK_MISSING = "UserErrorManagedDiskNotFound"
    """The disk to back up is not there any more."""
    POINT_MISSING = "UserErrorRecoveryPointNotFound"
    """No such recovery point. The code is assumed."""
    TOO_MANY = "UserErrorMaxConcurrentOperationLimitReached"
    """More than a day's backups or restores; that these fail so is assumed."""
    NOT_PROTECTED = "UserErrorProtectionNotConfigured"
    """The disk is not under protection now. The code is assumed."""
