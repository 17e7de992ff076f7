"""Tags by which snapshots say what they are; components write them, rules and people read them."""

from datetime import date
from enum import Enum
from typing import Final

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="B1, B10; tag values: 256 characters",
    reference="azure-resource-manager/management/tag-resources.md; names are this project's own",
    as_of=date(2026, 11, 1),
)

SOURCE_REGION_TAG: Final = "source-region"
"""On a copy: the region its source lies in."""

FULL_SNAPSHOT_REASON_TAG: Final = "full-snapshot-reason"
"""On a full snapshot: why it is no incremental one."""

SOURCE_SKU_TAG: Final = "source-sku"
"""On a full snapshot: the storage type of the disk, which Azure does not keep."""

POINT_TAG: Final = "point"
"""On a snapshot of a series: the moment it stands for."""

RETENTION_TAG: Final = "retention"
"""On a snapshot of a series: :data:`KEPT` or :data:`RELEASED`."""

KEPT: Final = "kept"
RELEASED: Final = "released"
"""The series wants the snapshot no longer: taken out of its points, it is deleted."""


EXPIRY_TAG: Final = "expires-on"
"""On a snapshot: the day after which nobody needs it, or the time."""

CREATED_TAG: Final = "created-on"
"""On a snapshot: the day it was taken, or the time."""

KEEP_TAG: Final = "keep"
"""On a snapshot whose disk is gone: why it stays."""


class FullSnapshotReason(str, Enum):
    """Why a snapshot is full: it costs all used blocks again, where an incremental one costs few.

    The values are what the tag says.
    """

    BASELINE = "baseline"
    """A point that stands alone, in no family."""
    OTHER_SUBSCRIPTION = "other-subscription"
    """Incremental snapshots stay in the disk's subscription."""
    PREMIUM_STORAGE = "premium-storage"
    """Incremental snapshots lie on standard storage only."""
    EXPORT = "export"
    """A source for an export of its own."""
    LEGAL_HOLD = "legal-hold"
    """Kept apart from all retention."""
