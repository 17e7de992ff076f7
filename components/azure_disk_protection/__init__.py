"""Azure managed disks, snapshots, copies and backups under your own keys, as Pulumi components."""

from azure_disk_protection.backup_vault import BackupVault, BackupVaultArgs
from azure_disk_protection.disk_backup import DiskBackup, DiskBackupArgs
from azure_disk_protection.disk_backup_policy import DiskBackupPolicy, DiskBackupPolicyArgs
from azure_disk_protection.disk_encryption import DiskEncryption, DiskEncryptionArgs
from azure_disk_protection.disk_estate import DiskEstate
from azure_disk_protection.estate_args import DiskEstateArgs
from azure_disk_protection.incremental_snapshot import (
    IncrementalSnapshot,
    IncrementalSnapshotArgs,
)
from azure_disk_protection.managed_disk import ManagedDisk, ManagedDiskArgs
from azure_disk_protection.problems import InvalidInputs, Problem
from azure_disk_protection.protected_disk import ProtectedDisk, ProtectedDiskArgs
from azure_disk_protection.settings import read_estate
from azure_disk_protection.snapshot_copy import SnapshotCopy, SnapshotCopyArgs

COMPONENTS = [
    DiskEncryption,
    ManagedDisk,
    IncrementalSnapshot,
    SnapshotCopy,
    BackupVault,
    DiskBackupPolicy,
    DiskBackup,
    ProtectedDisk,
    DiskEstate,
]
"""Every component that the provider serves."""

__all__ = [
    "COMPONENTS",
    "BackupVault",
    "BackupVaultArgs",
    "DiskBackup",
    "DiskBackupArgs",
    "DiskBackupPolicy",
    "DiskBackupPolicyArgs",
    "DiskEncryption",
    "DiskEncryptionArgs",
    "DiskEstate",
    "DiskEstateArgs",
    "IncrementalSnapshot",
    "IncrementalSnapshotArgs",
    "InvalidInputs",
    "ManagedDisk",
    "ManagedDiskArgs",
    "Problem",
    "ProtectedDisk",
    "ProtectedDiskArgs",
    "SnapshotCopy",
    "SnapshotCopyArgs",
    "read_estate",
]
