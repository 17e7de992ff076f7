"""Exports: how long one may take, what may be exported, what a delta may be made of (F2-F7)."""

import math
from datetime import date, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from azure_disk_facts.limits import MAX_EXPORT_DURATION
from azure_disk_facts.source import Certainty, Source

SOURCE = Source(
    rule="F1-F8, A14-A16",
    reference="disks-restrict-import-export-overview.md; azure-mgmt-compute 39.0.0",
    as_of=date(2026, 11, 1),
)
RATE_SOURCE = Source(
    rule="F3",
    reference="no page says how fast an export is read; a careful figure, a tenth of a gigabit",
    as_of=date(2026, 11, 1),
    certainty=Certainty.KNOWLEDGE,
)

LEASE_SOURCE = Source(
    rule="F7",
    reference="REST API Lease Blob: 15 to 60 seconds, or without end; a blob under a lease of "
    "fixed duration is no destination of a copy (InfiniteLeaseDurationRequired)",
    as_of=date(2026, 11, 22),
)

EXPORT_GIB_PER_HOUR: Final = 40
"""How much of a disk is surely read within an hour (K, see :data:`RATE_SOURCE`)."""

LEAST_EXPORT_DURATION = timedelta(hours=1)
"""Life of the access URL to a small disk."""

MAX_RESIZE_GIB: Final = 4096
"""A delta cannot lead across this size (rule F7)."""

BLOB_LEASE_SECONDS: Final = 60
"""Longest lease of a blob that ends by itself (:data:`LEASE_SOURCE`)."""

STORAGE_TOKEN_AUDIENCE: Final = "https://disk.azure.com/"  # noqa: S105 - names a service
"""Whom a token is for that opens the data of a disk under Entra mode (A16; the slash counts)."""

CONFIDENTIAL_PREFIX: Final = "ConfidentialVM"
"""Begins the security types whose disks are of no use without their guest state (F5)."""


def export_duration(size_gib: int) -> timedelta:
    """Return how long access is asked for: by size, within what Azure gives (F3)."""
    hours = LEAST_EXPORT_DURATION + timedelta(hours=math.ceil(size_gib / EXPORT_GIB_PER_HOUR))
    return min(hours, MAX_EXPORT_DURATION)


def carries_sas(url: str) -> bool:
    """Tell whether a URL holds the signature of a SAS: whoever reads it can read what it names."""
    try:
        query = urlsplit(url).query
    except ValueError:  # brackets that enclose no IPv6 address
        return "sig=" in url.lower()
    return any(key.lower() == "sig" for key, _ in parse_qsl(query, keep_blank_values=True))
