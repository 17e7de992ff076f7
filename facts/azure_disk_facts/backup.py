"""Azure Backup for disks: schedules, retention tags, the 450-point cap (rules E2, E14, E15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from azure_disk_facts.durations import parse_duration
from azure_disk_facts.limits import MAX_SCHEDULED_RECOVERY_POINTS
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E2, E4, E7, E8, E9, E14, E15",
    reference="disk-backup-support-matrix.md; azure-cli AzureDisk manifest",
    as_of=date(2026, 11, 1),
)

DISK_DATASOURCE_TYPE = "Microsoft.Compute/disks"
OPERATIONAL_STORE = "OperationalStore"

BACKUP_INTERVALS: tuple[str, ...] = ("PT1H", "PT2H", "PT4H", "PT6H", "PT8H", "PT12H", "P1D")
"""Every schedule that disk backup takes, most frequent first (rule E15)."""

SLOW_BACKUP_INTERVALS: tuple[str, ...] = ("PT12H", "P1D")
"""The schedules that Premium SSD v2 and Ultra disks take (rule E15)."""

SOFT_DELETE_ENFORCED_FROM = "2025-09-01"
"""API version from which soft delete stays on and backup vaults are soft-deleted (E7, E10)."""

SOFT_DELETE_ENFORCED_REGIONS: tuple[str, ...] = ("australiaeast", "westcentralus", "eastasia")
"""Regions where soft delete cannot be switched off with any API version (rule E7, 2025-11)."""

PROTECTED = "ProtectionConfigured"
"""Value of ``currentProtectionState`` of a disk that is backed up (rule E18)."""
RUNNING_PROTECTION_STATES: tuple[str, ...] = (PROTECTED, "UpdatingProtection")
"""Values of a backup instance's ``currentProtectionState`` under which backups run (rule E18)."""

DEFAULT_TAG = "Default"
"""Name of the retention tag, and of its rule, for points that no other tag picks (rule E14)."""

DEFAULT_TAGGING_PRIORITY = 99
"""Priority of the default retention tag; a lower number wins (rule E14)."""


class RetentionTag(str, Enum):
    """The retention tags that disk backup takes beside ``Default`` (rule E14)."""

    DAILY = "Daily"
    """The first recovery point of a day."""
    WEEKLY = "Weekly"
    """The first recovery point of a week."""

    @property
    def criterion(self) -> str:
        """The ``absoluteCriteria`` value that picks the tag's points."""
        return {"Daily": "FirstOfDay", "Weekly": "FirstOfWeek"}[self.value]

    @property
    def priority(self) -> int:
        """Tagging priority; Weekly wins over Daily."""
        return {"Daily": 25, "Weekly": 20}[self.value]

    @property
    def every(self) -> timedelta:
        """Time between two points of the tag."""
        return {"Daily": timedelta(days=1), "Weekly": timedelta(weeks=1)}[self.value]


TIER_SPACING: dict[str, timedelta] = {
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
"""Time between a retention rule's points by its name in lower case; disks take the first two."""


class VaultRedundancy(str, Enum):
    """Redundancy of a backup vault's own store; disk backups do not lie there (rule E2)."""

    LOCALLY_REDUNDANT = "LocallyRedundant"
    """Three copies in one place."""
    ZONE_REDUNDANT = "ZoneRedundant"
    """Three copies over zones."""
    GEO_REDUNDANT = "GeoRedundant"
    """A second set in the paired region."""


class SoftDeleteState(str, Enum):
    """Soft delete of a backup vault (rule E7)."""

    OFF = "Off"
    """Refused by newer API versions and in some regions."""
    ON = "On"
    """Deleted backups are kept for the retention period."""
    ALWAYS_ON = "AlwaysOn"
    """As On, and cannot be taken back."""


class ImmutabilityState(str, Enum):
    """Immutability of a backup vault (rule E8)."""

    DISABLED = "Disabled"
    """None."""
    UNLOCKED = "Unlocked"
    """In force, can be taken back."""
    LOCKED = "Locked"
    """In force for good; only reachable from Unlocked."""


class BackupValidation(str, Enum):
    """How much Azure checks before it accepts a backup instance (rule E18)."""

    SHALLOW = "ShallowValidation"
    """Its form; roles and keys are found missing later."""
    DEEP = "DeepValidation"
    """All that can be checked, roles and keys too."""


@dataclass(frozen=True)
class RetentionRule:
    """How long the points of one tag are kept; ``tag`` is ``None`` for the default rule."""

    keep: timedelta
    tag: RetentionTag | None = None


def allowed_intervals(*, incremental_snapshots_only: bool) -> tuple[str, ...]:
    """Return the schedules a disk takes; Premium SSD v2 and Ultra take only the slow ones."""
    return SLOW_BACKUP_INTERVALS if incremental_snapshots_only else BACKUP_INTERVALS


def is_supported_interval(every: timedelta) -> bool:
    """Tell whether disk backup takes a schedule of that length; ``PT24H`` equals ``P1D``."""
    return every in _INTERVAL_LENGTHS


_INTERVAL_LENGTHS = frozenset(parse_duration(text) for text in BACKUP_INTERVALS)


def points_of_rule(spacing: timedelta, keep: timedelta) -> int:
    """Return the points one retention rule keeps, begun spacings counted whole."""
    return -(-keep // spacing)


def kept_points(every: timedelta, rules: Iterable[RetentionRule]) -> int:
    """Return the recovery points that count against a disk's limit: the rules' points add up.

    A point under two rules counts twice: no source tells how Azure counts those, so this is the
    careful bound.
    """
    return sum(
        points_of_rule(max(rule.tag.every, every) if rule.tag else every, rule.keep)
        for rule in rules
    )


def exceeds_cap(every: timedelta, rules: Iterable[RetentionRule]) -> bool:
    """Tell whether a policy keeps more points than Azure Backup allows a disk (rule E15)."""
    return kept_points(every, rules) > MAX_SCHEDULED_RECOVERY_POINTS
