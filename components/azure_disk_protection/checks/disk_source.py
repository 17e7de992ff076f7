"""What a disk may be made from, and what each way needs (rules A1, A11, A17)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.disks import (
    COMMUNITY_GALLERY_IMAGE,
    SHARED_GALLERY_IMAGE,
    UPLOAD_SIZE_BYTES,
    CopySpeed,
    CreateOption,
)
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.machines import LUNS
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_protection.checks.given import Check, Given, check_id, check_range
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import schema_case

IMAGES = (
    "image_id",
    "gallery_image_id",
    "shared_gallery_image_id",
    "community_gallery_image_id",
)
"""Inputs that name an image."""

SOURCES: dict[str, CreateOption] = {
    "source_id": CreateOption.COPY,
    **dict.fromkeys(IMAGES, CreateOption.FROM_IMAGE),
    "source_uri": CreateOption.IMPORT,
    "upload_size_bytes": CreateOption.UPLOAD,
    "restore_point_id": CreateOption.RESTORE,
    "elastic_san_snapshot_id": CreateOption.COPY_FROM_SAN_SNAPSHOT,
}
"""The inputs that name a disk's content, and the create option each stands for (rule A1)."""

_VARIANTS: dict[str, tuple[str, CreateOption]] = {
    "copy_start": ("source_id", CreateOption.COPY_START),
    "security_data_uri": ("source_uri", CreateOption.IMPORT_SECURE),
    "upload_guest_state": ("upload_size_bytes", CreateOption.UPLOAD_PREPARED_SECURE),
}
"""Inputs that make another create option of a source, with the source's input."""

_IMAGE_TYPES = (
    "Microsoft.Compute/images",
    "Microsoft.Compute/locations/publishers/artifactTypes/offers/skus/versions",
)
_SOURCE_WORDS = f"one of {', '.join(schema_case(name) for name in SOURCES)}"


def create_option(inputs: Mapping[str, Any]) -> CreateOption:
    """Return the create option that a disk's inputs stand for."""
    for name, (source, option) in _VARIANTS.items():
        if inputs.get(source) is not None and inputs.get(name) not in (None, False):
            return option
    named = (option for name, option in SOURCES.items() if inputs.get(name) is not None)
    return next(named, CreateOption.EMPTY)


def option_of(given: Given) -> CreateOption:
    """Return the create option of inputs under a check."""
    names = (*SOURCES, *_VARIANTS)
    # What is known only later still counts as given.
    return create_option(
        {name: given.known(name) or given.flag(name) is None for name in names if given.has(name)}
    )


def check_source(given: Given) -> Iterator[Problem]:
    """A disk has one source at most, and an empty one a size (rule A1)."""
    named = [name for name in SOURCES if given.has(name)]
    if not named and not given.has("size_gib"):
        yield given.problem(
            "size_gib", "a size in GiB", f"an empty disk needs a size, give it or {_SOURCE_WORDS}"
        )
    for name in named[1:]:
        yield given.problem(name, _SOURCE_WORDS, "a disk has one source, remove the others")


def check_import(given: Given) -> Iterator[Problem]:
    """An import needs the account of its blobs, and nothing else has blobs (rule A1)."""
    if given.has("source_uri") and not given.has("storage_account_id"):
        yield given.problem(
            "storage_account_id",
            "the id of the storage account that holds the VHD",
            "an import needs it, give it",
        )
    if given.has("storage_account_id") and not given.has("source_uri"):
        yield given.problem(
            "storage_account_id", "nothing without sourceUri", "give sourceUri or remove it"
        )


def check_variants(given: Given) -> Iterator[Problem]:
    """What turns one source into another way of creation needs that source (rules A1, B10)."""
    for name, (source, _) in _VARIANTS.items():
        if given.has(name) and given.flag(name) is not False and not given.has(source):
            needed = schema_case(source)
            yield given.problem(name, f"nothing without {needed}", f"give {needed} or remove it")
    if given.has("copy_speed") and not given.flag("copy_start"):
        fast = given.choice("copy_speed", CopySpeed)
        if fast is CopySpeed.ENHANCED:
            yield given.problem(
                "copy_speed", "None without copyStart", "only a copy in the background has a speed"
            )
    source_id = given.arm_id("source_id")
    if given.flag("copy_start") and source_id is not None and source_id.has_type(DISK.arm_type):
        yield given.problem(
            "source_id",
            "the id of an incremental snapshot beside copyStart",
            "disks are copied within a region, remove copyStart or take a snapshot",
        )


def check_guest_state(given: Given) -> Iterator[Problem]:
    """A guest state belongs to a machine with a security type (rule A1)."""
    if given.flag("upload_guest_state") and not given.has("security_type"):
        yield given.problem(
            "security_type",
            "the kind of machine whose guest state is uploaded",
            "give it, or remove uploadGuestState",
        )


def check_image_lun(given: Given) -> Iterator[Problem]:
    """A data disk of an image has a number from 0 on (rule A1)."""
    lun = given.number("image_lun")
    if given.has("image_lun") and not any(given.has(name) for name in IMAGES):
        words = ", ".join(schema_case(name) for name in IMAGES)
        yield given.problem("image_lun", f"nothing without one of {words}", "remove it")
    elif lun is not None and not LUNS[0] <= lun <= LUNS[1]:
        yield given.problem(
            "image_lun", f"{LUNS[0]} to {LUNS[1]}", "give the number of a data disk of the image"
        )


def check_gallery_names(given: Given) -> Iterator[Problem]:
    """Shared and community galleries have ids of their own form (rule A1)."""
    forms = {
        "shared_gallery_image_id": ("SharedGalleries", SHARED_GALLERY_IMAGE),
        "community_gallery_image_id": ("CommunityGalleries", COMMUNITY_GALLERY_IMAGE),
    }
    for name, (kind, form) in forms.items():
        text = given.text(name)
        if text is not None and not form.match(text):
            yield given.problem(
                name,
                f"/{kind}/<gallery>/Images/<image>/Versions/<version>",
                "give the id of a version",
            )


def check_upload(given: Given) -> Iterator[Problem]:
    """No upload into a disk with both a disk access and an encryption set (rule A17)."""
    uploads = given.has("upload_size_bytes") and given.has("disk_access_id")
    kind = given.choice("encryption_type", EncryptionType)
    if uploads and kind is not EncryptionType.PLATFORM_KEY:
        yield given.problem(
            "encryption_type",
            "EncryptionAtRestWithPlatformKey for an upload through a disk access",
            "Azure takes no upload into a disk with both a disk access and an encryption set, "
            "choose it until the upload is done",
        )


SOURCE_CHECKS: tuple[Check, ...] = (
    check_source,
    check_import,
    check_variants,
    check_guest_state,
    check_image_lun,
    check_gallery_names,
    check_upload,
    check_range("upload_size_bytes", UPLOAD_SIZE_BYTES, "bytes, the 512 of the footer included"),
    check_id("source_id", DISK.arm_type, SNAPSHOT.arm_type),
    check_id("image_id", *_IMAGE_TYPES),
    check_id("gallery_image_id", "Microsoft.Compute/galleries/images/versions"),
    check_id(
        "restore_point_id",
        "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints",
    ),
    check_id("elastic_san_snapshot_id", "Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots"),
    check_id("storage_account_id", "Microsoft.Storage/storageAccounts"),
)
