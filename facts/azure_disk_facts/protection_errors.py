"""Why Azure Backup does not protect a disk, in one sentence for each code (E3, E18, E19, C15)."""

from datetime import date

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="C15, E3, E18, E19",
    reference="disk-backup-troubleshoot.md",
    as_of=date(2026, 11, 1),
)

WAITING_STATES: tuple[str, ...] = ("NotProtected", "ConfiguringProtection", "UpdatingProtection")
"""Values of ``currentProtectionState`` that go on by themselves (E18)."""

FAILED_STATES: tuple[str, ...] = ("Invalid", "ProtectionError", "ConfiguringProtectionFailed")
"""Values under which no backup is taken until someone acts (E18)."""

_DISK_ROLE = "the backup vault's identity lacks the role Disk Backup Reader on the disk"
_GROUP_ROLE = (
    "the backup vault's identity lacks the role Disk Snapshot Contributor on the snapshot "
    "resource group"
)
_TAKEN = "the disk is protected already, in this backup vault or another"

CAUSES: dict[str, str] = {
    "UserErrorNotEnoughPermissionOnDisk": _DISK_ROLE,
    "UserErrorDiskBackupDiskOrMSIPermissionsNotPresent": f"{_DISK_ROLE}, or the disk is gone",
    "UserErrorNotEnoughPermissionOnSnapshotRG": _GROUP_ROLE,
    "UserErrorDiskBackupSnapshotRGOrMSIPermissionsNotPresent": (
        f"{_GROUP_ROLE}, or that group is gone"
    ),
    "UserErrorDiskBackupAuthorizationFailed": (
        "the backup vault's identity lacks a role on the disk or the snapshot resource group"
    ),
    "UserErrorMSIPermissionsNotPresentOnDES": (
        "the backup vault's identity lacks the role Reader on the disk's encryption set"
    ),
    "UserErrorDESKeyVaultKeyDisabled": "the key of the disk's encryption set is disabled",
    "UserErrorDESKeyVaultKeyNotAvailable": "the key of the disk's encryption set is gone",
    "UserErrorManagedDiskNotFound": "the disk is gone",
    "UserErrorDatasourceRegionMismatch": "the backup vault lies in another region than the disk",
    "UserErrorSnapshotRGSubscriptionMismatch": (
        "the snapshot resource group lies in another subscription than the disk"
    ),
    "UserErrorSnapshotRGNotFound": "the snapshot resource group does not exist",
    "UserErrorInvalidOperationalStoreResourceGroup": (
        "the id of the snapshot resource group names no resource group"
    ),
    "UserErrorOperationalStoreParametersNotProvided": "no snapshot resource group is given",
    "UserErrorDppDatasourceAlreadyHasBackupInstance": _TAKEN,
    "UserErrorDppDatasourceAlreadyProtected": _TAKEN,
    "UserErrorDiskBackupDiskTypeNotSupported": (
        "disk backup does not take such a disk: with Entra authentication of data access, "
        "encrypted by Azure Disk Encryption, or ephemeral"
    ),
}
"""What is wrong, by the code of ``protectionErrorDetails``."""


def cause_of(code: str, message: str) -> str:
    """Return one sentence on why a disk is not protected; Azure's own for an unknown code."""
    return CAUSES.get(code, message.rstrip(".") or "Azure gives no reason")
