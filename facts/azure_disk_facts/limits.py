"""Numeric limits of Azure around snapshots, copies, vaults and names."""

from datetime import date, timedelta

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="B6, B10, C9, C16, E7, E15, E16, E20, F3, G4",
    reference="disks-incremental-snapshots.md; disk-backup-support-matrix.md; managed-disk limits",
    as_of=date(2026, 11, 1),
)

MAX_INCREMENTAL_SNAPSHOTS_PER_DISK = 500
"""Incremental snapshots that may exist of one disk (rule B6)."""

MAX_SNAPSHOTS_PER_WINDOW = 7
"""Incremental snapshots of one disk that may be taken within :data:`SNAPSHOT_WINDOW` (rule B6)."""

SNAPSHOT_WINDOW = timedelta(minutes=5)

MAX_SNAPSHOTS_IN_PROGRESS = 3
"""Snapshots of one Premium SSD v2 or Ultra disk that may still be copying (rule B6)."""

MAX_SCHEDULED_RECOVERY_POINTS = 450
"""Recovery points that a disk's backup policy may keep (rule E15)."""

MAX_ON_DEMAND_RECOVERY_POINTS = 50
"""Recovery points of a disk beside the schedule (rule E15)."""

MAX_COPIES_IN_PROGRESS_PER_REGION = 100
"""Cross-region copies at once, per subscription and region (rule B10)."""

KEY_VAULT_RETENTION_DAYS = (7, 90)
"""Least and most days a key vault or managed HSM keeps what was deleted (rule C9)."""

BACKUP_VAULT_RETENTION_DAYS = (14, 180)
"""Least and most days a backup or Recovery Services vault keeps what was deleted (rule E7)."""

DEFAULT_BACKUP_VAULT_RETENTION_DAYS = 14
"""Days a backup vault keeps what was deleted unless it is told otherwise (rule E7)."""

MAX_EXPORT_DURATION = timedelta(seconds=5_184_000)
"""Longest life of an export URL (rule F3)."""

MAX_EXPORTS_PER_FAMILY = 5
"""Snapshots of one family that may have an export URL at once (rule F4)."""

BACKUP_START_WINDOW = timedelta(hours=2)
"""A scheduled backup starts within this after its time (rule E15)."""

ROLE_PROPAGATION_DEADLINE = timedelta(minutes=30)
"""How long a new role assignment may take to be effective (rule E19, knowledge)."""

PROTECTION_DEADLINE = timedelta(minutes=30)
"""How long Azure Backup may take to configure a disk's protection (rule E18, engineering)."""

MAX_INSTANCES_PER_BACKUP_VAULT = 5_000
"""Backup instances, and as many policies, of one backup vault (rule E20)."""

MAX_DIAGNOSTIC_SETTINGS = 5
"""Diagnostic settings of one resource (knowledge)."""
