from typing import Any

import pulumi
import pytest

from azure_disk_protection import ManagedDisk
from azure_disk_protection.disk_source import (
    created_from,
    creation_data,
    differences,
    frozen,
    is_made_from_something,
)
from tests.components.recording import DISK_ID, GROUP, SET_ID, SNAPSHOT_ID, record

COMPUTE = f"{GROUP}/providers/Microsoft.Compute"
IMAGE = f"{COMPUTE}/images/i"
VERSION = f"{COMPUTE}/galleries/g/images/i/versions/1"
POINT = f"{COMPUTE}/restorePointCollections/c/restorePoints/p/diskRestorePoints/d"
SAN = f"{GROUP}/providers/Microsoft.ElasticSan/elasticSans/e/volumeGroups/g/snapshots/s"


@pytest.mark.parametrize(
    ("inputs", "data", "said"),
    [
        ({"size_gib": 4}, {"create_option": "Empty"}, "Empty"),
        (
            {"source_id": DISK_ID},
            {"create_option": "Copy", "source_resource_id": DISK_ID},
            DISK_ID,
        ),
        (
            {"source_id": SNAPSHOT_ID, "copy_start": True, "copy_speed": "Enhanced"},
            {
                "create_option": "CopyStart",
                "source_resource_id": SNAPSHOT_ID,
                "provisioned_bandwidth_copy_speed": "Enhanced",
            },
            SNAPSHOT_ID,
        ),
        (
            {"restore_point_id": POINT},
            {"create_option": "Restore", "source_resource_id": POINT},
            POINT,
        ),
        (
            {"elastic_san_snapshot_id": SAN},
            {"create_option": "CopyFromSanSnapshot", "elastic_san_resource_id": SAN},
            SAN,
        ),
        (
            {"image_id": IMAGE, "image_lun": 0},
            {"create_option": "FromImage", "image_reference": {"id": IMAGE, "lun": 0}},
            IMAGE,
        ),
        (
            {"gallery_image_id": VERSION},
            {"create_option": "FromImage", "gallery_image_reference": {"id": VERSION}},
            VERSION,
        ),
        (
            {"shared_gallery_image_id": "/SharedGalleries/g/Images/i/Versions/1"},
            {
                "create_option": "FromImage",
                "gallery_image_reference": {
                    "shared_gallery_image_id": "/SharedGalleries/g/Images/i/Versions/1"
                },
            },
            "/SharedGalleries/g/Images/i/Versions/1",
        ),
        (
            {"community_gallery_image_id": "/CommunityGalleries/g/Images/i/Versions/1"},
            {
                "create_option": "FromImage",
                "gallery_image_reference": {
                    "community_gallery_image_id": "/CommunityGalleries/g/Images/i/Versions/1"
                },
            },
            "/CommunityGalleries/g/Images/i/Versions/1",
        ),
        (
            {"source_uri": "https://a/b", "storage_account_id": "/a", "security_data_uri": "x"},
            {
                "create_option": "ImportSecure",
                "source_uri": "https://a/b",
                "storage_account_id": "/a",
                "security_data_uri": "x",
            },
            "https://a/b",
        ),
        (
            {"upload_size_bytes": 512, "upload_guest_state": True},
            {"create_option": "UploadPreparedSecure", "upload_size_bytes": 512},
            "UploadPreparedSecure",
        ),
        (
            {"size_gib": 4, "logical_sector_size": 512, "performance_plus": True},
            {"create_option": "Empty", "logical_sector_size": 512, "performance_plus": True},
            "Empty",
        ),
    ],
)
def test_creation_data(inputs: dict[str, Any], data: dict[str, Any], said: str) -> None:
    assert creation_data(inputs) == data
    assert created_from(data) == said
    assert differences("d", data, inputs) == []
    assert is_made_from_something(inputs) is (said != "Empty")


@pytest.mark.parametrize(
    ("declared", "data", "key", "shown"),
    [
        ({"source_id": SNAPSHOT_ID}, {"sourceResourceId": DISK_ID}, "sourceId", DISK_ID),
        ({"source_id": SNAPSHOT_ID}, {"createOption": "Empty"}, "sourceId", None),
        ({"logical_sector_size": 512}, {"logicalSectorSize": 4096}, "logicalSectorSize", 4096),
        ({"performance_plus": True}, {}, "performancePlus", False),
        ({"image_lun": 1}, {"imageReference": {"id": IMAGE}}, "imageLun", None),
        ({"upload_size_bytes": 5}, {"uploadSizeBytes": 6.0}, "uploadSizeBytes", 6.0),
    ],
)
def test_what_the_program_says_otherwise(
    declared: dict[str, Any], data: dict[str, Any], key: str, shown: object
) -> None:
    (text,) = differences("d-disk", data, declared)
    (value,) = declared.values()
    assert text == (
        f"d-disk: {key} is {value!r} in the program, but the disk was made with {shown!r}; it "
        "counts at creation only, the disk stays as it is: to have it otherwise, make another "
        "disk and copy the data"
    )


BLOB = "https://stbakery.blob.core.windows.net/vhds/web.vhd"


def test_signatures_of_urls_are_not_shown() -> None:
    """They read the whole blob for whoever has them."""
    data = {"source_uri": f"{BLOB}?sv=1&sig=old"}
    assert created_from(data) == BLOB
    assert differences("d", data, {"source_uri": f"{BLOB}?sv=2&sig=new"}) == []
    (text,) = differences("d", data, {"source_uri": f"{BLOB}-2?sv=2&sig=new"})
    assert "sig=" not in text
    assert f"'{BLOB}-2?(left out)' in the program" in text


def test_the_case_of_ids_makes_no_difference() -> None:
    assert differences("d", {"source_resource_id": DISK_ID.upper()}, {"source_id": DISK_ID}) == []


def warnings_of(monkeypatch: pytest.MonkeyPatch, **inputs: Any) -> list[str]:
    """Return the warnings of a disk that Azure answers as it was asked for."""
    said: list[str] = []
    monkeypatch.setattr(pulumi.log, "warn", lambda text, resource: said.append(text))
    args: dict[str, Any] = {
        "resource_group_name": "rg",
        "location": "westeurope",
        "sku": "UltraSSD_LRS",
        "disk_encryption_set_id": SET_ID,
        **inputs,
    }
    record(lambda: ManagedDisk("d", args))  # type: ignore[arg-type]
    return said


def test_a_new_disk_is_no_reason_to_warn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert warnings_of(monkeypatch, size_gib=4) == []
    assert warnings_of(monkeypatch, source_id=SNAPSHOT_ID, logical_sector_size=512) == []


def test_what_azure_made_otherwise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(_: object) -> dict[str, Any]:
        return {"create_option": "Copy", "source_resource_id": DISK_ID}

    monkeypatch.setattr("azure_disk_protection.managed_disk.creation_data", other)
    (text,) = warnings_of(monkeypatch, source_id=SNAPSHOT_ID)
    assert text.startswith(f"d-disk: sourceId is '{SNAPSHOT_ID}' in the program, but")


def test_what_a_disk_has_of_its_source_stays_unless_the_program_writes_it() -> None:
    assert frozen() == ["creationData", "hyperVGeneration", "securityProfile"]
    assert frozen("osType", "hyperVGeneration") == ["creationData", "securityProfile"]
