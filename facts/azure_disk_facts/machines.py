"""Virtual machines, as far as their disks go (rules A3, A19, A20, D3)."""

from datetime import date
from enum import Enum

from azure_disk_facts.skus import DISK_SKUS, DiskSku
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A3, A8, A11, A19, A20, D3",
    reference="azure-mgmt-compute 39.0.0; disks-types.md; kubernetes#96706; AutomatedLab#646",
    as_of=date(2026, 11, 1),
)

LUNS = (0, 63)
"""Least and greatest number of a data disk (K: the largest sizes take 64)."""

MAX_CACHED_DISK_SIZE_GIB = 4095
"""Largest disk that takes a host cache (rule A3)."""


class DiskCaching(str, Enum):
    """Host cache of an attached disk (``caching``)."""

    NONE = "None"
    """No cache."""
    READ_ONLY = "ReadOnly"
    """Reads are cached."""
    READ_WRITE = "ReadWrite"
    """Reads and writes are cached: what the cache holds is lost when the host fails."""


class DeleteOption(str, Enum):
    """What becomes of a disk or network interface when its machine is deleted."""

    DETACH = "Detach"
    """It stays."""
    DELETE = "Delete"
    """It is deleted too."""


class MachineSecurity(str, Enum):
    """What protects the start of a machine (``securityProfile.securityType``)."""

    STANDARD = "Standard"
    """Nothing."""
    TRUSTED_LAUNCH = "TrustedLaunch"
    """Secure boot and a virtual TPM; its OS disk is of trusted launch too (rule A11)."""


def can_cache(sku: DiskSku, size_gib: int | None) -> bool:
    """Tell whether a disk takes a host cache; an unknown size counts as small enough (A3)."""
    if DISK_SKUS[sku].incremental_snapshots_only:
        return False
    return size_gib is None or size_gib <= MAX_CACHED_DISK_SIZE_GIB
