from datetime import timedelta

import pytest

from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER as CRYPTO
from tests.simulator.estate import Estate, Json, refusal, refused


def test_snapshots_are_full_unless_told_otherwise(estate: Estate) -> None:
    """B1."""
    full = estate.snapshot("s", estate.disk(), properties={"incremental": None})
    assert full["properties"]["incremental"] is False
    assert full["sku"] == {"name": "Standard_LRS", "tier": "Standard"}
    assert "incrementalSnapshotFamilyId" not in full["properties"]
    assert "completionPercent" not in full["properties"]


def test_an_incremental_snapshot_names_its_disk_and_family(estate: Estate) -> None:
    """B5, B7, B8, B12."""
    disk = estate.disk()
    one, two = (estate.snapshot(name, disk)["properties"] for name in ("one", "two"))
    assert one["creationData"]["sourceUniqueId"] == disk["properties"]["uniqueId"]
    assert one["incrementalSnapshotFamilyId"] == two["incrementalSnapshotFamilyId"]
    assert (one["diskSizeGB"], one["completionPercent"]) == (64, 100.0)
    other = estate.snapshot("three", estate.disk("e"))["properties"]
    assert other["incrementalSnapshotFamilyId"] != one["incrementalSnapshotFamilyId"]


def test_the_security_of_a_disk_goes_with_its_snapshots(estate: Estate) -> None:
    """B19, F5 (K)."""
    secure = {"securityType": "ConfidentialVM_DiskEncryptedWithPlatformKey"}
    image = {"createOption": "FromImage", "imageReference": {"id": "/image"}}
    disk = estate.disk(properties={"creationData": image, "securityProfile": secure})
    snapshot = estate.snapshot("s", disk)
    copy = estate.copy("c", snapshot, "northeurope")
    for each in (snapshot, copy, estate.snapshot("s", disk, tags={"a": "b"})):
        assert each["properties"]["securityProfile"] == secure
    assert "securityProfile" not in estate.snapshot("p", estate.disk("plain"))["properties"]


def test_network_properties_do_not_follow_the_disk(estate: Estate) -> None:
    """B15."""
    disk = estate.disk(properties={"networkAccessPolicy": "DenyAll"})
    properties = estate.snapshot("s", disk)["properties"]
    assert properties["networkAccessPolicy"] == "AllowAll"
    assert properties["publicNetworkAccess"] == "Enabled"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"properties": {"incremental": False}}, "incremental"),
        ({"properties": {"creationData": {"sourceResourceId": "/other"}}}, "sourceResourceId"),
        ({"properties": {"hyperVGeneration": "V1"}}, "hyperVGeneration"),
    ],
)
def test_create_only_properties(estate: Estate, change: Json, name: str) -> None:
    """B2, B16: the message says disk."""
    disk = estate.disk()
    estate.snapshot("s", disk)
    assert refusal(lambda: estate.snapshot("s", disk, **change)) == (
        400,
        "BadRequest",
        f"Changing property '{name}' is not allowed for existing disk 's'.",
    )


def test_a_snapshot_grows_and_never_shrinks(estate: Estate) -> None:
    """B8."""
    disk = estate.disk()
    snapshot = estate.snapshot("s", disk)
    text = f"resource with id {snapshot['id']} cannot be resized down"
    assert estate.snapshot("s", disk, properties={"diskSizeGB": 70})
    with refused("OperationNotAllowed", match=text):
        estate.snapshot("s", disk, properties={"diskSizeGB": 69})
    with refused("OperationNotAllowed", match="cannot be resized down"):
        estate.snapshot("t", disk, properties={"diskSizeGB": 63})


def test_imports_name_their_size(estate: Estate) -> None:
    data = {"createOption": "Import", "sourceUri": "https://x/y.vhd", "sourceResourceId": None}
    source = {"id": None}
    with refused("InvalidParameter", match="'properties.diskSizeGB' is missing"):
        estate.snapshot("s", source, properties={"incremental": None, "creationData": data})
    made = estate.snapshot(
        "s", source, properties={"incremental": None, "creationData": data, "diskSizeGB": 4}
    )
    assert made["properties"]["diskSizeBytes"] == 4 * 1024**3


def test_premium_v2_snapshots_hydrate(estate: Estate) -> None:
    """B12."""
    disk = estate.v2_disk(properties={"diskSizeGB": 240})
    snapshot = estate.snapshot("s", disk)
    assert snapshot["properties"]["completionPercent"] == 0.0
    assert snapshot["properties"]["creationData"]["logicalSectorSize"] == 4096
    estate.azure.advance(timedelta(seconds=145))
    assert estate.azure.get(snapshot["id"])["properties"]["completionPercent"] == 50.0
    with refused("OperationNotAllowed", match="is not ready: its background copy is at 50.0 per"):
        estate.copy("c", snapshot)
    estate.azure.advance(timedelta(hours=1))
    assert estate.copy("c", snapshot)


def test_a_copy_advances_with_the_clock(estate: Estate) -> None:
    """B10."""
    snapshot = estate.snapshot("s", estate.disk(size=240))
    copy = estate.copy("c", snapshot)
    assert copy["location"] == "northeurope"
    assert copy["properties"]["completionPercent"] == 0.0
    assert (
        copy["properties"]["incrementalSnapshotFamilyId"]
        != (snapshot["properties"]["incrementalSnapshotFamilyId"])
    )
    estate.azure.advance(timedelta(seconds=145))
    assert estate.azure.get(copy["id"])["properties"]["completionPercent"] == 50.0
    estate.azure.advance(timedelta(hours=1))
    assert estate.azure.get(copy["id"])["properties"]["completionPercent"] == 100.0


def test_a_copy_whose_source_goes_stops(estate: Estate) -> None:
    """B10, B17."""
    snapshot = estate.snapshot("s", estate.disk(size=240))
    copy = estate.copy("c", snapshot)
    estate.azure.advance(timedelta(seconds=145))
    estate.azure.delete(snapshot["id"])
    estate.azure.advance(timedelta(days=1))
    properties = estate.azure.get(copy["id"])["properties"]
    assert properties["completionPercent"] == 50.0
    assert properties["copyCompletionError"] == {
        "errorCode": "CopySourceNotFound",
        "errorMessage": f"The source snapshot {snapshot['id']} of the copy was deleted before the "
        "copy was complete.",
    }
    with refused("OperationNotAllowed", match="is not ready"):
        estate.restore("r", copy, location="northeurope")


def test_a_complete_copy_outlives_its_source(estate: Estate) -> None:
    disk = estate.disk()
    estate.azure.write_disk(disk["id"], 0, b"ledger")
    snapshot = estate.snapshot("s", disk)
    copy = estate.copy("c", snapshot)
    estate.azure.advance(timedelta(hours=1))
    estate.azure.delete(snapshot["id"])
    estate.azure.delete(disk["id"])
    assert "copyCompletionError" not in estate.azure.get(copy["id"])["properties"]
    assert estate.azure.read(copy["id"], 0, 6) == b"ledger"
    restored = estate.restore("r", copy, location="northeurope")
    assert estate.azure.read(restored["id"], 0, 6) == b"ledger"


def test_a_snapshot_inherits_the_encryption_of_its_disk(estate: Estate) -> None:
    """B14."""
    made = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})
    assert (
        estate.snapshot("s", disk)["properties"]["encryption"] == (disk["properties"]["encryption"])
    )


def test_an_encrypted_copy_needs_a_set_of_its_region(estate: Estate) -> None:
    """B11."""
    made = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})
    snapshot = estate.snapshot("s", disk)
    assert refusal(lambda: estate.copy("c", snapshot))[2] == (
        "Snapshot 'c' needs a disk encryption set in region 'northeurope': its source "
        f"'{snapshot['id']}' is encrypted with a customer key."
    )
    wrong = {"encryption": {"diskEncryptionSetId": made["id"]}}
    with refused("NotFound", match=f"Resource {made['id']} is not found"):
        estate.copy("c", snapshot, properties=wrong)
    estate.region = "northeurope"
    there = estate.put_set(estate.key(estate.vault("kv-ne")), None, "des-ne")
    key = f"{estate.id('Microsoft.KeyVault/vaults', 'kv-ne')}/keys/disks"
    estate.grant(CRYPTO, there["identity"]["principalId"], key)
    right = {"encryption": {"diskEncryptionSetId": there["id"]}}
    assert estate.copy("c", snapshot, properties=right)["properties"]["encryption"]["type"] == (
        "EncryptionAtRestWithCustomerKey"
    )


def test_a_snapshot_keeps_its_encryption_set(estate: Estate) -> None:
    """B14."""
    made = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})
    estate.snapshot("s", disk)
    platform = {"encryption": {"type": "EncryptionAtRestWithPlatformKey"}}
    with refused("OperationNotAllowed", match="The encryption of 's' cannot be changed"):
        estate.snapshot("s", disk, properties=platform)
