"""Choices of a managed disk beside its SKU (rules A1, A10)."""

from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A1, A10, B10, E9",
    reference="azure-mgmt-compute 39.0.0; azure-mgmt-dataprotection 2.2.0; AVM disk module",
    as_of=date(2026, 11, 1),
)


class CreateOption(str, Enum):
    """Where the content of a new disk comes from (``creationData.createOption``)."""

    EMPTY = "Empty"
    """From nowhere: an empty data disk; needs a size."""
    COPY = "Copy"
    """From a disk or snapshot in the same region."""
    FROM_IMAGE = "FromImage"
    """From an image."""
    IMPORT = "Import"
    """From a VHD in a storage account."""
    UPLOAD = "Upload"
    """From an upload that follows; needs the number of bytes."""
    COPY_START = "CopyStart"
    """From an incremental snapshot, also in another region (rule B10)."""


class OsType(str, Enum):
    """Operating system on an OS disk (``osType``)."""

    LINUX = "Linux"
    """Linux."""
    WINDOWS = "Windows"
    """Windows."""


class HyperVGeneration(str, Enum):
    """Generation of the virtual machines an OS disk starts (``hyperVGeneration``)."""

    V1 = "V1"
    """BIOS."""
    V2 = "V2"
    """UEFI; trusted launch and confidential machines need it."""


class Architecture(str, Enum):
    """Processor architecture of an OS disk (``supportedCapabilities.architecture``)."""

    X64 = "x64"
    """Intel and AMD."""
    ARM64 = "Arm64"
    """Arm."""


class CrossSubscriptionRestore(str, Enum):
    """Whether a backup vault restores into other subscriptions (rule E9)."""

    ENABLED = "Enabled"
    """It does."""
    DISABLED = "Disabled"
    """It does not, until it is enabled again."""
    PERMANENTLY_DISABLED = "PermanentlyDisabled"
    """It does not, for good."""


UPLOAD_SIZE_BYTES = (20_972_032, 35_183_298_347_520)
"""Least and most bytes of an uploaded VHD, its 512-byte footer included (rule A1)."""


def marketplace_image_id(subscription: str, location: str, image: str) -> str:
    """Return the id of a marketplace image named ``publisher:offer:sku:version`` (rule A1)."""
    publisher, offer, sku, version = image.split(":")
    return (
        f"/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{location}"
        f"/publishers/{publisher}/artifactTypes/vmImage/offers/{offer}/skus/{sku}"
        f"/versions/{version}"
    )
