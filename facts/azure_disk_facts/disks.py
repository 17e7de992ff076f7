"""Choices of a managed disk beside its SKU (rules A1, A10)."""

import re
from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A1, A7, A10, A11, B10, E9",
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
    IMPORT_SECURE = "ImportSecure"
    """From a VHD and the guest state of a trusted launch or confidential machine."""
    UPLOAD_PREPARED_SECURE = "UploadPreparedSecure"
    """From an upload of a VHD and of a guest state that follows."""
    RESTORE = "Restore"
    """From a disk restore point, part of a restore point of a virtual machine."""
    COPY_FROM_SAN_SNAPSHOT = "CopyFromSanSnapshot"
    """From a snapshot of an Elastic SAN volume."""


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


class SecurityType(str, Enum):
    """What protects the machine an OS disk starts (``securityProfile.securityType``)."""

    TRUSTED_LAUNCH = "TrustedLaunch"
    """Trusted launch: secure boot and a virtual TPM."""
    CONFIDENTIAL_GUEST_STATE = "ConfidentialVM_VMGuestStateOnlyEncryptedWithPlatformKey"
    """A confidential machine; its guest state alone is encrypted, with a platform key."""
    CONFIDENTIAL_PLATFORM_KEY = "ConfidentialVM_DiskEncryptedWithPlatformKey"
    """A confidential machine; disk and guest state are encrypted, with a platform key."""
    CONFIDENTIAL_CUSTOMER_KEY = "ConfidentialVM_DiskEncryptedWithCustomerKey"
    """A confidential machine; disk and guest state are encrypted, with a customer key."""
    CONFIDENTIAL_NO_PERSISTED_TPM = "ConfidentialVM_NonPersistedTPM"
    """A confidential machine whose virtual TPM keeps nothing."""


class CopySpeed(str, Enum):
    """How fast data comes from another region (``provisionedBandwidthCopySpeed``)."""

    NONE = "None"
    """As fast as there is room for it; the default."""
    ENHANCED = "Enhanced"
    """Faster, at a price."""


class DiskController(str, Enum):
    """Disk controllers that an OS disk has drivers for (``diskControllerTypes``)."""

    SCSI = "SCSI"
    """SCSI."""
    NVME = "NVMe"
    """NVMe."""


class CrossSubscriptionRestore(str, Enum):
    """Whether a backup vault restores into other subscriptions (rule E9)."""

    ENABLED = "Enabled"
    """It does."""
    DISABLED = "Disabled"
    """It does not, until it is enabled again."""
    PERMANENTLY_DISABLED = "PermanentlyDisabled"
    """It does not, for good."""


IMPORT_OPTIONS: tuple[CreateOption, ...] = (CreateOption.IMPORT, CreateOption.IMPORT_SECURE)
"""What reads a blob of a storage account (rule A1)."""

IMPORTED_URIS: tuple[str, ...] = ("sourceUri", "securityDataUri", "securityMetadataUri")
"""Properties of ``creationData`` that name such blobs: the disk, and its guest state."""

REPLICA_SUFFIX = "-asrreplica"
"""Ends the names of disks that Site Recovery replicates to, in lower case."""

_SITE_RECOVERY_PREFIXES = ("ms-asr-", "asrseeddisk-")


def is_made_by_site_recovery(name: str) -> bool:
    """Tell by its name whether Site Recovery makes and replaces a disk (PSRule, AZR-000250)."""
    lowered = name.lower()
    return lowered.endswith(REPLICA_SUFFIX) or lowered.startswith(_SITE_RECOVERY_PREFIXES)


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


TRUSTED_LAUNCH_OPTIONS: tuple[CreateOption, ...] = (
    CreateOption.FROM_IMAGE,
    CreateOption.IMPORT,
    CreateOption.IMPORT_SECURE,
    CreateOption.COPY,
    CreateOption.UPLOAD_PREPARED_SECURE,
)
"""What a disk for trusted launch may be made from (rule A11)."""

CREATED_WITH = ("creationData", "hyperVGeneration", "securityProfile")
"""Create-only properties that Azure takes over from a disk's or snapshot's source, whether they
are written or not (rules A1, A12, B2)."""

EDGE_ZONE = "EdgeZone"
"""Type of an extended location (``extendedLocation.type``)."""

SHARED_GALLERY_IMAGE = re.compile(
    r"^/SharedGalleries/[^/]+/Images/[^/]+/Versions/[^/]+\Z", re.IGNORECASE
)
"""Image of a gallery shared with a subscription or tenant."""

COMMUNITY_GALLERY_IMAGE = re.compile(
    r"^/CommunityGalleries/[^/]+/Images/[^/]+/Versions/[^/]+\Z", re.IGNORECASE
)
"""Image of a gallery shared with everybody."""
