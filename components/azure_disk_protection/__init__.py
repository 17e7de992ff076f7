"""Azure managed disks, snapshots, copies and backups under your own keys, as Pulumi components."""

from azure_disk_protection.backup_vault import BackupVault, BackupVaultArgs
from azure_disk_protection.disk_access import DiskAccess, DiskAccessArgs
from azure_disk_protection.disk_backup import DiskBackup, DiskBackupArgs
from azure_disk_protection.disk_backup_policy import DiskBackupPolicy, DiskBackupPolicyArgs
from azure_disk_protection.disk_backups import DiskBackups, DiskBackupsArgs
from azure_disk_protection.disk_encryption import DiskEncryption, DiskEncryptionArgs
from azure_disk_protection.disk_estate import DiskEstate
from azure_disk_protection.disk_restore import DiskRestore, DiskRestoreArgs
from azure_disk_protection.estate_args import DiskEstateArgs
from azure_disk_protection.full_snapshot import FullSnapshot, FullSnapshotArgs
from azure_disk_protection.guardrail_args import GuardrailsArgs
from azure_disk_protection.guardrails import Guardrails
from azure_disk_protection.incremental_snapshot import (
    IncrementalSnapshot,
    IncrementalSnapshotArgs,
)
from azure_disk_protection.locks import DeleteLock, DeleteLockArgs
from azure_disk_protection.managed_disk import ManagedDisk, ManagedDiskArgs
from azure_disk_protection.problems import InvalidInputs, Problem
from azure_disk_protection.protected_disk import ProtectedDisk, ProtectedDiskArgs
from azure_disk_protection.resource_guard import ResourceGuard, ResourceGuardArgs
from azure_disk_protection.settings import read_estate
from azure_disk_protection.snapshot_access import SnapshotAccess, SnapshotAccessArgs
from azure_disk_protection.snapshot_copy import SnapshotCopy, SnapshotCopyArgs
from azure_disk_protection.snapshot_schedule import SnapshotSchedule, SnapshotScheduleArgs
from azure_disk_protection.snapshot_series import SnapshotSeries, SnapshotSeriesArgs
from azure_disk_protection.vhd_export import VhdExport, VhdExportArgs
from azure_disk_protection.vm_restore import VmRestore, VmRestoreArgs

COMPONENTS = [
    DiskRestore,
    VmRestore,
    DiskEncryption,
    ManagedDisk,
    DiskAccess,
    IncrementalSnapshot,
    FullSnapshot,
    SnapshotSeries,
    SnapshotCopy,
    SnapshotSchedule,
    SnapshotAccess,
    DeleteLock,
    BackupVault,
    DiskBackupPolicy,
    DiskBackup,
    DiskBackups,
    ResourceGuard,
    VhdExport,
    ProtectedDisk,
    DiskEstate,
    Guardrails,
]
"""Every component that the provider serves."""

__all__ = [
    "COMPONENTS",
    "BackupVault",
    "BackupVaultArgs",
    "DeleteLock",
    "DeleteLockArgs",
    "DiskAccess",
    "DiskAccessArgs",
    "DiskBackup",
    "DiskBackupArgs",
    "DiskBackupPolicy",
    "DiskBackupPolicyArgs",
    "DiskBackups",
    "DiskBackupsArgs",
    "DiskEncryption",
    "DiskEncryptionArgs",
    "DiskEstate",
    "DiskEstateArgs",
    "DiskRestore",
    "DiskRestoreArgs",
    "FullSnapshot",
    "FullSnapshotArgs",
    "Guardrails",
    "GuardrailsArgs",
    "IncrementalSnapshot",
    "IncrementalSnapshotArgs",
    "InvalidInputs",
    "ManagedDisk",
    "ManagedDiskArgs",
    "Problem",
    "ProtectedDisk",
    "ProtectedDiskArgs",
    "ResourceGuard",
    "ResourceGuardArgs",
    "SnapshotAccess",
    "SnapshotAccessArgs",
    "SnapshotCopy",
    "SnapshotCopyArgs",
    "SnapshotSchedule",
    "SnapshotScheduleArgs",
    "SnapshotSeries",
    "SnapshotSeriesArgs",
    "VhdExport",
    "VhdExportArgs",
    "VmRestore",
    "VmRestoreArgs",
    "read_estate",
]
