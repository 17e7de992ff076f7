"""How Azure says "not yet": grants not effective, sources still being copied (B12, C8, E19)."""

import re
from datetime import date, timedelta

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="B12, C8, C15, E19",
    reference="disk-backup-troubleshoot.md; terraform-provider-azurerm#9177",
    as_of=date(2026, 11, 1),
)

GRANT_PENDING_CODES: tuple[str, ...] = (
    "KeyVaultAccessForbidden",
    "UserErrorMSIPermissionsNotPresentOnDES",
    "UserErrorNotEnoughPermissionOnDisk",
    "UserErrorNotEnoughPermissionOnSnapshotRG",
    "UserErrorDiskBackupDiskOrMSIPermissionsNotPresent",
    "UserErrorDiskBackupSnapshotRGOrMSIPermissionsNotPresent",
    "UserErrorDiskBackupAuthorizationFailed",
    "UserErrorNotEnoughPermissionOnTargetRG",
    "UserErrorDiskBackupRestoreRGOrMSIPermissionsNotPresent",
    "LinkedAuthorizationFailed",
    "PrincipalNotFound",
)
"""What a request fails with while a grant made a moment ago is not effective yet."""

SOURCE_PENDING_WORDS: tuple[str, ...] = ("background copy", "copy of another snapshot")
"""Words in the refusal of a source that cannot be copied yet (rules B10, B12).

Either its own data is not complete, or another copy of the same disk is on its way. Azure's own
texts were not found in any source (U): these are the words its documentation uses.
"""

SOURCE_PENDING = re.compile("|".join(map(re.escape, SOURCE_PENDING_WORDS)))
"""Finds :data:`SOURCE_PENDING_WORDS` in a refusal."""

BACKGROUND_COPY_DEADLINE = timedelta(hours=24)
"""How long the background copy of a Premium SSD v2 or Ultra snapshot may take (rule B12, I)."""
