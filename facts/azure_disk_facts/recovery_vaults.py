"""Recovery Services vaults, and their policies for whole machines (rules E1, E26)."""

from datetime import date
from enum import Enum

from azure_disk_facts.durations import UNIT_DAYS
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E1, E26",
    reference="azure-cli command_modules/backup; backup-azure-vms-enhanced-policy.md; "
    "backup-instant-restore-capability.md; selective-disk-backup-restore.md",
    as_of=date(2026, 11, 1),
)


class RecoverySoftDelete(str, Enum):
    """Soft delete of a Recovery Services vault; a backup vault spells it otherwise."""

    DISABLED = "Disabled"
    """What is deleted is gone."""
    ENABLED = "Enabled"
    """Deleted backups are kept for the retention period; the default."""
    ALWAYS_ON = "AlwaysON"
    """As Enabled, and cannot be taken back."""


RECOVERY_SOFT_DELETE_DAYS = 14
"""Days a Recovery Services vault keeps what was deleted unless it is told otherwise."""


class RecoveryRedundancy(str, Enum):
    """Redundancy of a Recovery Services vault's store."""

    LOCALLY_REDUNDANT = "LocallyRedundant"
    """Three copies in one place."""
    ZONE_REDUNDANT = "ZoneRedundant"
    """Three copies over zones."""
    GEO_REDUNDANT = "GeoRedundant"
    """A second set in the paired region; the default."""
    READ_ACCESS_GEO_ZONE_REDUNDANT = "ReadAccessGeoZoneRedundant"
    """Copies over zones, and a second set in the paired region."""


GEO_REDUNDANCIES = (
    RecoveryRedundancy.GEO_REDUNDANT,
    RecoveryRedundancy.READ_ACCESS_GEO_ZONE_REDUNDANT,
)
"""Those with copies in the paired region."""

BACKUP_LINK_GROUP = "AzureBackup"
"""Sub-resource that private endpoints for backups connect to; Site Recovery has its own."""

MACHINE_BACKUP = "AzureIaasVM"
"""Value of a policy's ``backupManagementType`` when it is for virtual machines."""

MACHINE_ITEM_TYPES: tuple[str, ...] = (
    "Microsoft.Compute/virtualMachines",
    "Microsoft.ClassicCompute/virtualMachines",
    "AzureIaaSVMProtectedItem",
)
"""Values of a protected item's ``protectedItemType`` when it is a virtual machine."""


class MachinePolicyType(str, Enum):
    """The two generations of policies for virtual machines."""

    STANDARD = "V1"
    """One backup a day or week; the default."""
    ENHANCED = "V2"
    """Several a day, and disks of every type."""

    @property
    def instant_restore_days(self) -> tuple[int, int]:
        """Least and most days for which the snapshots behind instant restores are kept."""
        return {"V1": (1, 5), "V2": (1, 30)}[self.value]

    @property
    def default_instant_restore_days(self) -> int:
        """Days for which they are kept unless a policy says otherwise."""
        return {"V1": 2, "V2": 7}[self.value]


class SnapshotConsistency(str, Enum):
    """What an enhanced policy may demand of its snapshots; else Azure does the best it can."""

    ONLY_CRASH_CONSISTENT = "OnlyCrashConsistent"
    """As after a power cut: neither applications nor file systems are asked to flush."""


class RetentionUnit(str, Enum):
    """Units of a retention duration."""

    DAYS = "Days"
    """The default."""
    WEEKS = "Weeks"
    """Of seven days each."""
    MONTHS = "Months"
    """Reckoned as 30 days each."""
    YEARS = "Years"
    """Reckoned as 365 days each."""

    @property
    def days(self) -> int:
        """Days that one counts."""
        return UNIT_DAYS[self.value.lower()]


RETENTION_TIERS: tuple[str, ...] = ("daily", "weekly", "monthly", "yearly")
"""Tiers of a policy's long-term retention, most frequent first."""


class StoppedProtection(str, Enum):
    """Values of a protected item's ``protectionState`` under which no more backups are made."""

    PROTECTION_STOPPED = "ProtectionStopped"
    """Existing backups are kept for ever."""
    BACKUPS_SUSPENDED = "BackupsSuspended"
    """Existing backups expire as the policy says."""
