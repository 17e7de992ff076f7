from datetime import timedelta

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused

DATA = "properties.creationData"


@pytest.mark.parametrize(
    ("data", "missing"),
    [
        ({"createOption": "Empty"}, "properties.diskSizeGB"),
        ({"createOption": "Copy"}, f"{DATA}.sourceResourceId"),
        ({"createOption": "CopyStart"}, f"{DATA}.sourceResourceId"),
        ({"createOption": "Restore"}, f"{DATA}.sourceResourceId"),
        ({"createOption": "Import", "sourceUri": "https://x"}, f"{DATA}.storageAccountId"),
        ({"createOption": "Import", "storageAccountId": "/x"}, f"{DATA}.sourceUri"),
        (
            {"createOption": "ImportSecure", "sourceUri": "x", "storageAccountId": "/x"},
            f"{DATA}.securityDataUri",
        ),
        ({"createOption": "Upload"}, f"{DATA}.uploadSizeBytes"),
        (
            {"createOption": "UploadPreparedSecure", "uploadSizeBytes": 20_972_032},
            "properties.securityProfile.securityType",
        ),
        ({"createOption": "CopyFromSanSnapshot"}, f"{DATA}.elasticSanResourceId"),
        ({"createOption": "FromImage"}, f"{DATA}.imageReference"),
        ({"createOption": None}, f"{DATA}.createOption"),
    ],
)
def test_what_each_option_needs(estate: Estate, data: Json, missing: str) -> None:
    """A1."""
    assert refusal(lambda: estate.disk(size=None, properties={"creationData": data})) == (
        400,
        "InvalidParameter",
        f"Required parameter '{missing}' is missing (null).",
    )


@pytest.mark.parametrize("option", ["Attach", "Clone"])
def test_options_that_make_no_disk(estate: Estate, option: str) -> None:
    with refused("InvalidParameter", match=f"'{option}' of parameter '{DATA}.createOption' is inv"):
        estate.disk(properties={"creationData": {"createOption": option}})


@pytest.mark.parametrize(("os_type", "expected"), [("Linux", 30), ("Windows", 127), (None, 30)])
def test_a_disk_from_an_image(estate: Estate, os_type: str | None, expected: int) -> None:
    data = {"createOption": "FromImage", "galleryImageReference": {"id": "/image"}}
    made = estate.disk(size=None, properties={"creationData": data, "osType": os_type})
    assert made["properties"]["diskSizeGB"] == expected


def test_an_upload_has_bounds_and_a_footer(estate: Estate) -> None:
    """A1, F9."""

    def upload(size: int) -> Json:
        data = {"createOption": "Upload", "uploadSizeBytes": size}
        return estate.disk(size=None, properties={"creationData": data})

    with refused("InvalidParameter", match="between '20972032' and '35183298347520'"):
        upload(20_972_031)
    made = upload(10 * 1024**3 + 512)["properties"]
    assert (made["diskSizeGB"], made["diskState"]) == (10, "ReadyToUpload")


def test_the_source_is_in_the_same_region(estate: Estate) -> None:
    """B9, B19: Azure says not found."""
    disk = estate.disk()
    assert refusal(lambda: estate.restore("r", disk, location="northeurope")) == (
        404,
        "NotFound",
        f"Resource {disk['id']} is not found.",
    )


def test_a_disk_is_no_smaller_than_its_source(estate: Estate) -> None:
    """B19."""
    disk = estate.disk(size=64)
    assert refusal(lambda: estate.restore("r", disk, properties={"diskSizeGB": 63})) == (
        409,
        "OperationNotAllowed",
        f"The specified disk size 63 GB is smaller than the size 64 GB of the source '{disk['id']}'"
        ".",
    )
    assert estate.restore("r", disk, properties={"diskSizeGB": 65})


V2: Json = {"sku": {"name": "PremiumV2_LRS"}, "zones": ["1"]}


def sector(size: int) -> Json:
    return {**V2, "properties": {"creationData": {"logicalSectorSize": size}}}


def test_sectors_must_fit(estate: Estate) -> None:
    """A7, B19."""
    snapshot = estate.snapshot("s", estate.disk())
    assert refusal(lambda: estate.restore("r", snapshot, **V2))[2] == (
        f"Disk 'r' of SKU 'PremiumV2_LRS' cannot be created from '{snapshot['id']}': "
        "logicalSectorSize must be 512, not 4096."
    )
    assert estate.restore("r", snapshot, **sector(512))
    native = estate.snapshot("n", estate.v2_disk())
    estate.azure.advance(timedelta(hours=1))
    with refused("InvalidParameter", match="4096-byte sectors only make Premium SSD v2 and Ultra"):
        estate.restore("p", native)
    with refused("InvalidParameter", match="logicalSectorSize must be 4096, not 512"):
        estate.restore("p", native, **sector(512))
    assert estate.restore("p", native, **V2)


def test_premium_v2_comes_from_incremental_snapshots_only(estate: Estate) -> None:
    """B19."""
    full = estate.snapshot("s", estate.disk(), properties={"incremental": False})
    with refused("InvalidParameter", match="only an incremental snapshot makes Premium SSD v2"):
        estate.restore("r", full, **sector(512))


def test_a_source_whose_data_is_on_its_way_waits(estate: Estate) -> None:
    """B12."""
    snapshot = estate.snapshot("s", estate.v2_disk())
    with refused("OperationNotAllowed", match="of 'r' is not ready: its background copy is at"):
        estate.restore("r", snapshot, **V2)


def test_a_disk_copied_in_the_background_from_another_region(estate: Estate) -> None:
    """A1, B10 (knowledge): an incremental snapshot of any region, done when all data is there."""
    source = estate.snapshot("s", estate.disk())
    data = {"createOption": "CopyStart"}
    made = estate.restore("far", source, location="northeurope", properties={"creationData": data})
    assert made["properties"]["completionPercent"] == 0
    estate.azure.advance(timedelta(days=1))
    assert estate.azure.get(made["id"])["properties"]["completionPercent"] == 100


def test_only_incremental_snapshots_are_copied_in_the_background(estate: Estate) -> None:
    """A1."""
    data = {"properties": {"creationData": {"createOption": "CopyStart"}}}
    disk = estate.disk()
    full = estate.snapshot("full", disk, properties={"incremental": False})
    for source in (disk, full):
        with refused("InvalidParameter", match="Entity not of expected type"):
            estate.restore("r", source, **data)


def test_what_a_copy_has_of_its_source(estate: Estate) -> None:
    """A11, K."""
    capabilities = {"architecture": "Arm64"}
    image = {"createOption": "FromImage", "imageReference": {"id": "/image"}}
    source = estate.disk(
        properties={
            "creationData": image,
            "osType": "Linux",
            "supportedCapabilities": capabilities,
            "securityProfile": {"securityType": "TrustedLaunch"},
        }
    )
    made = estate.restore("r", source)["properties"]
    assert made["osType"] == "Linux"
    assert made["supportedCapabilities"] == capabilities
    assert made["securityProfile"] == {"securityType": "TrustedLaunch"}


def test_no_upload_with_both_a_disk_access_and_an_encryption_set(estate: Estate) -> None:
    """A17."""
    access = estate.put("Microsoft.Compute/diskAccesses", "a", {})["id"]
    encryption = {"diskEncryptionSetId": estate.encryption_set()["id"]}
    upload = {"creationData": {"createOption": "Upload", "uploadSizeBytes": 20_972_032}}
    private = {"networkAccessPolicy": "AllowPrivate", "diskAccessId": access}
    both = {**upload, **private, "encryption": encryption}
    assert refusal(lambda: estate.disk(size=None, properties=both)) == (
        409,
        "OperationNotAllowed",
        "Disk 'd' cannot be uploaded into: it has both a disk access and a disk encryption set.",
    )
    assert estate.disk("private", size=None, properties={**upload, **private})
    assert estate.disk("secret", size=None, properties={**upload, "encryption": encryption})
