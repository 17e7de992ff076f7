"""Virtual machines, as far as their disks go (rules A3, A19, A20, D3)."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from azure_disk_facts.disks import SecurityType
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


class Orchestration(str, Enum):
    """How a scale set makes its machines (``orchestrationMode``)."""

    UNIFORM = "Uniform"
    """All alike, with the set; the default."""
    FLEXIBLE = "Flexible"
    """Each a machine of its own; unless told otherwise, its disks are deleted with it."""


class MachineSecurity(str, Enum):
    """What protects the start of a machine (``securityProfile.securityType``)."""

    STANDARD = "Standard"
    """Nothing."""
    TRUSTED_LAUNCH = "TrustedLaunch"
    """Secure boot and a virtual TPM; its OS disk is of trusted launch too (rule A11)."""
    CONFIDENTIAL = "ConfidentialVM"
    """Memory that the host can't read; its OS disk is of a confidential kind (rule D5)."""


class GuestEncryption(str, Enum):
    """What of a confidential machine's OS disk is encrypted (``securityEncryptionType``)."""

    WHOLE_DISK = "DiskWithVMGuestState"
    """Disk and guest state; rules out encryption at host and needs secure boot."""
    GUEST_STATE = "VMGuestStateOnly"
    """The guest state."""
    NOTHING_KEPT = "NonPersistedTPM"
    """There is no guest state to keep."""


GUEST_ENCRYPTIONS: Mapping[SecurityType, GuestEncryption] = {
    SecurityType.CONFIDENTIAL_GUEST_STATE: GuestEncryption.GUEST_STATE,
    SecurityType.CONFIDENTIAL_PLATFORM_KEY: GuestEncryption.WHOLE_DISK,
    SecurityType.CONFIDENTIAL_CUSTOMER_KEY: GuestEncryption.WHOLE_DISK,
    SecurityType.CONFIDENTIAL_NO_PERSISTED_TPM: GuestEncryption.NOTHING_KEPT,
}
"""What a confidential machine says of an OS disk of each kind (rules A11, D3, D5; what it rules
out: ``virtual_machine`` resources of hashicorp/terraform-provider-azurerm)."""


def best_cache(sku: DiskSku | None, size_gib: int | None) -> DiskCaching:
    """Return the host cache that a data disk does best with (Azure.VM.DiskCaching of PSRule)."""
    if sku in {DiskSku.PREMIUM_LRS, DiskSku.PREMIUM_ZRS} and can_cache(sku, size_gib):
        return DiskCaching.READ_ONLY
    return DiskCaching.NONE


def can_cache(sku: DiskSku, size_gib: int | None) -> bool:
    """Tell whether a disk takes a host cache; an unknown size counts as small enough (A3)."""
    if DISK_SKUS[sku].incremental_snapshots_only:
        return False
    return size_gib is None or size_gib <= MAX_CACHED_DISK_SIZE_GIB
