from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CreateOption
from azure_disk_protection.checks.disk_source import (
    SOURCE_CHECKS,
    SOURCES,
    create_option,
    option_of,
)
from azure_disk_protection.checks.given import Given, run
from azure_disk_protection.reading import schema_case
from tests.components.recording import DISK_ID, GROUP, SNAPSHOT_ID

COMPUTE = f"{GROUP}/providers/Microsoft.Compute"
STORAGE = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/a"
ACCESS = f"{COMPUTE}/diskAccesses/a"
VHD: dict[str, Any] = {"source_uri": "https://a/b.vhd", "storage_account_id": STORAGE}
UPLOAD: dict[str, Any] = {"upload_size_bytes": 20_972_032}
SHARED = "/SharedGalleries/g/Images/i/Versions/1.0.0"
COMMUNITY = "/CommunityGalleries/g/Images/i/Versions/1.0.0"
WORDS = ", ".join(schema_case(name) for name in SOURCES)

WAYS: list[tuple[dict[str, Any], CreateOption]] = [
    ({"size_gib": 4}, CreateOption.EMPTY),
    ({"source_id": DISK_ID}, CreateOption.COPY),
    ({"source_id": SNAPSHOT_ID, "copy_start": False}, CreateOption.COPY),
    ({"source_id": SNAPSHOT_ID, "copy_start": True}, CreateOption.COPY_START),
    (
        {"source_id": SNAPSHOT_ID, "copy_start": True, "copy_speed": "Enhanced"},
        CreateOption.COPY_START,
    ),
    ({"source_id": SNAPSHOT_ID, "copy_speed": "None"}, CreateOption.COPY),
    ({"image_id": f"{COMPUTE}/images/i"}, CreateOption.FROM_IMAGE),
    ({"gallery_image_id": f"{COMPUTE}/galleries/g/images/i/versions/1"}, CreateOption.FROM_IMAGE),
    ({"shared_gallery_image_id": SHARED, "image_lun": 63}, CreateOption.FROM_IMAGE),
    ({"community_gallery_image_id": COMMUNITY.lower()}, CreateOption.FROM_IMAGE),
    (VHD, CreateOption.IMPORT),
    ({**VHD, "security_data_uri": "https://a/b.vmgs"}, CreateOption.IMPORT_SECURE),
    (UPLOAD, CreateOption.UPLOAD),
    (
        {**UPLOAD, "upload_guest_state": True, "security_type": "TrustedLaunch"},
        CreateOption.UPLOAD_PREPARED_SECURE,
    ),
    (
        {**UPLOAD, "disk_access_id": ACCESS, "encryption_type": "EncryptionAtRestWithPlatformKey"},
        CreateOption.UPLOAD,
    ),
    (
        {
            "restore_point_id": f"{COMPUTE}/restorePointCollections/c/restorePoints/p"
            "/diskRestorePoints/d"
        },
        CreateOption.RESTORE,
    ),
    (
        {
            "elastic_san_snapshot_id": f"{GROUP}/providers/Microsoft.ElasticSan/elasticSans/e"
            "/volumegroups/g/snapshots/s"
        },
        CreateOption.COPY_FROM_SAN_SNAPSHOT,
    ),
]


@pytest.mark.parametrize(("values", "option"), WAYS)
def test_every_way_to_make_a_disk(values: dict[str, Any], option: CreateOption) -> None:
    assert run(SOURCE_CHECKS, values) == []
    assert create_option(values) is option_of(Given(values)) is option


def test_all_create_options_but_attach_are_reached() -> None:
    assert {option for _, option in WAYS} == set(CreateOption)


def test_what_is_known_later_counts_as_given() -> None:
    later = pulumi.Output.from_input("x")
    assert option_of(Given({**VHD, "security_data_uri": later})) is CreateOption.IMPORT_SECURE
    assert option_of(Given({"source_id": later})) is CreateOption.COPY


@pytest.mark.parametrize(
    ("values", "path", "allowed", "action"),
    [
        (
            {},
            "sizeGib",
            "a size in GiB",
            f"an empty disk needs a size, give it or one of {WORDS}",
        ),
        (
            {"source_id": DISK_ID, **UPLOAD},
            "uploadSizeBytes",
            f"one of {WORDS}",
            "a disk has one source, remove the others",
        ),
        (
            {"source_uri": "https://a/b.vhd"},
            "storageAccountId",
            "the id of the storage account that holds the VHD",
            "an import needs it, give it",
        ),
        (
            {"size_gib": 4, "storage_account_id": STORAGE},
            "storageAccountId",
            "nothing without sourceUri",
            "give sourceUri or remove it",
        ),
        (
            {"size_gib": 4, "copy_start": True},
            "copyStart",
            "nothing without sourceId",
            "give sourceId or remove it",
        ),
        (
            {"size_gib": 4, "security_data_uri": "https://a/b"},
            "securityDataUri",
            "nothing without sourceUri",
            "give sourceUri or remove it",
        ),
        (
            {"source_id": SNAPSHOT_ID, "copy_speed": "Enhanced"},
            "copySpeed",
            "None without copyStart",
            "only a copy in the background has a speed",
        ),
        (
            {"source_id": DISK_ID, "copy_start": True},
            "sourceId",
            "the id of an incremental snapshot beside copyStart",
            "disks are copied within a region, remove copyStart or take a snapshot",
        ),
        (
            {**UPLOAD, "upload_guest_state": True},
            "securityType",
            "the kind of machine whose guest state is uploaded",
            "give it, or remove uploadGuestState",
        ),
        (
            {"size_gib": 4, "image_lun": 0},
            "imageLun",
            "nothing without one of imageId, galleryImageId, sharedGalleryImageId, "
            "communityGalleryImageId",
            "remove it",
        ),
        (
            {"shared_gallery_image_id": SHARED, "image_lun": 64},
            "imageLun",
            "0 to 63",
            "give the number of a data disk of the image",
        ),
        (
            {"shared_gallery_image_id": COMMUNITY},
            "sharedGalleryImageId",
            "/SharedGalleries/<gallery>/Images/<image>/Versions/<version>",
            "give the id of a version",
        ),
        (
            {"community_gallery_image_id": "g"},
            "communityGalleryImageId",
            "/CommunityGalleries/<gallery>/Images/<image>/Versions/<version>",
            "give the id of a version",
        ),
        (
            {**UPLOAD, "disk_access_id": ACCESS},
            "encryptionType",
            "EncryptionAtRestWithPlatformKey for an upload through a disk access",
            "Azure takes no upload into a disk with both a disk access and an encryption set, "
            "choose it until the upload is done",
        ),
        (
            {"image_id": DISK_ID},
            "imageId",
            "the id of a Microsoft.Compute/images or the id of a Microsoft.Compute/locations/"
            "publishers/artifactTypes/offers/skus/versions",
            "give the resource's id",
        ),
    ],
)
def test_what_azure_refuses(values: dict[str, Any], path: str, allowed: str, action: str) -> None:
    found = [(each.path, each.allowed, each.action) for each in run(SOURCE_CHECKS, values)]
    assert found == [(path, allowed, action)]
