from datetime import timedelta

import pytest

from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER as CRYPTO
from tests.simulator.estate import Estate, Json, refusal, refused


def test_azure_adds_what_it_knows(estate: Estate) -> None:
    disk = estate.disk(size=32)
    assert disk["sku"] == {"name": "Premium_LRS", "tier": "Premium"}
    properties = disk["properties"]
    assert properties["diskSizeBytes"] == 32 * 1024**3
    assert properties["diskState"] == "Unattached"
    assert properties["encryption"] == {"type": "EncryptionAtRestWithPlatformKey"}
    assert properties["networkAccessPolicy"] == "AllowAll"
    assert properties["publicNetworkAccess"] == "Enabled"
    assert properties["provisioningState"] == "Succeeded"
    assert properties["timeCreated"] == "2026-01-01T00:00:02.000000+00:00"


def test_enumerations_take_any_case_and_come_back_in_arms(estate: Estate) -> None:
    disk = estate.disk(sku={"name": "premium_lrs"}, properties={"networkAccessPolicy": "denyall"})
    assert disk["sku"]["name"] == "Premium_LRS"
    assert disk["properties"]["networkAccessPolicy"] == "DenyAll"


def test_a_sku_needs_a_name(estate: Estate) -> None:
    """0.7."""
    assert refusal(lambda: estate.disk(sku={"name": None})) == (
        400,
        "InvalidRequestContent",
        "The request content was invalid and could not be deserialized: 'Required property 'name' "
        "not found in 'sku'.'.",
    )


def test_unknown_skus(estate: Estate) -> None:
    """A2."""
    assert refusal(lambda: estate.disk(sku={"name": "Gold"})) == (
        400,
        "InvalidParameter",
        "The value 'Gold' of parameter 'sku.name' is invalid. Allowed values are: Standard_LRS, "
        "StandardSSD_LRS, StandardSSD_ZRS, Premium_LRS, Premium_ZRS, PremiumV2_LRS, UltraSSD_LRS.",
    )


def test_the_default_sku_is_standard(estate: Estate) -> None:
    assert estate.disk(sku=None)["sku"]["name"] == "Standard_LRS"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"properties": {"creationData": {"createOption": "Upload"}}}, "createOption"),
        ({"properties": {"creationData": {"sourceResourceId": "/x"}}}, "sourceResourceId"),
        ({"zones": ["2"]}, "zones"),
        ({"properties": {"hyperVGeneration": "V1"}}, "hyperVGeneration"),
        ({"properties": {"securityProfile": {"securityType": "TrustedLaunch"}}}, "securityProfile"),
    ],
)
def test_create_only_properties(estate: Estate, change: Json, name: str) -> None:
    """A12."""
    estate.disk(zones=["1"], properties={"osType": "Linux", "hyperVGeneration": "V2"})
    assert refusal(lambda: estate.disk(**change)) == (
        400,
        "BadRequest",
        f"Changing property '{name}' is not allowed for existing disk 'd'.",
    )


def test_create_only_properties_may_be_left_out_or_repeated(estate: Estate) -> None:
    first = estate.disk(zones=["1"])
    assert estate.disk()["zones"] == ["1"]
    assert (
        estate.disk(zones=["1"], size=65)["properties"]["uniqueId"]
        == (first["properties"]["uniqueId"])
    )


def test_disks_grow_and_never_shrink(estate: Estate) -> None:
    """A9."""
    disk = estate.disk(size=64)
    assert estate.disk(size=128)["properties"]["diskSizeBytes"] == 128 * 1024**3
    assert refusal(lambda: estate.disk(size=64)) == (
        409,
        "OperationNotAllowed",
        f"The disk/snapshot resource with id {disk['id']} cannot be resized down. Reducing "
        "disk/snapshot size is not supported in Azure to prevent data loss. If you do need to "
        "reduce the size of the disk, please create new snapshot/disks with the appropriate size. "
        "More information is available at https://aka.ms/AzureDisksFAQ.",
    )


def test_an_encrypted_disk(estate: Estate) -> None:
    """B14: the type follows from the set."""
    made = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})
    assert disk["properties"]["encryption"] == {
        "diskEncryptionSetId": made["id"],
        "type": "EncryptionAtRestWithCustomerKey",
    }


def test_a_key_that_is_lost_stops_new_disks_but_no_updates(estate: Estate) -> None:
    """C15."""
    made = estate.encryption_set()
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    disk = estate.disk(properties=encryption)
    estate.azure.delete(f"{estate.id('Microsoft.KeyVault/vaults', 'kv-des')}/keys/disks")
    with refused("KeyVaultKeyNotFound"):
        estate.disk("e", properties=encryption)
    assert estate.azure.patch(disk["id"], {"tags": {"a": "b"}})


def test_customer_keys_come_and_go_without_incremental_snapshots(estate: Estate) -> None:
    """C14."""
    made = estate.encryption_set()
    estate.disk()
    encrypted = {"encryption": {"diskEncryptionSetId": made["id"]}}
    disk = estate.disk(properties=encrypted)
    platform = {"encryption": {"type": "EncryptionAtRestWithPlatformKey"}}
    assert estate.azure.patch(disk["id"], {"properties": platform})["properties"]["encryption"] == {
        "type": "EncryptionAtRestWithPlatformKey"
    }
    snapshot = estate.snapshot("s", estate.disk(properties=encrypted))
    assert refusal(lambda: estate.disk(properties=platform)) == (
        409,
        "OperationNotAllowed",
        "The encryption of 'd' cannot be changed: 1 incremental snapshots of the disk share its "
        "disk encryption set.",
    )
    estate.azure.delete(snapshot["id"])
    assert estate.disk(properties=platform)


def test_a_restored_disk_takes_size_key_and_system_from_its_source(estate: Estate) -> None:
    """B19."""
    made = estate.encryption_set()
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    disk = estate.disk(properties={"osType": "Linux", "hyperVGeneration": "V2", **encryption})
    snapshot = estate.snapshot("s", disk)
    restored = estate.restore("r", snapshot)["properties"]
    assert restored["diskSizeGB"] == 64
    assert (restored["osType"], restored["hyperVGeneration"]) == ("Linux", "V2")
    assert restored["encryption"] == disk["properties"]["encryption"]
    assert restored["creationData"]["sourceUniqueId"] == snapshot["properties"]["uniqueId"]
    assert restored["networkAccessPolicy"] == "AllowAll"


def test_a_hydrating_disk_shows_its_progress_and_does_not_resize(estate: Estate) -> None:
    """B19, A9."""
    snapshot = estate.snapshot("s", estate.v2_disk())
    estate.azure.advance(timedelta(hours=1))
    v2 = {"sku": {"name": "PremiumV2_LRS"}, "zones": ["1"]}
    restored = estate.restore("r", snapshot, **v2)
    assert restored["properties"]["completionPercent"] == 0.0
    assert refusal(lambda: estate.azure.patch(restored["id"], {"properties": {"diskSizeGB": 99}}))[
        2
    ] == ("Disk 'r' cannot be resized while its background copy runs.")
    estate.azure.advance(timedelta(hours=1))
    assert estate.azure.get(restored["id"])["properties"]["completionPercent"] == 100.0
    assert estate.azure.patch(restored["id"], {"properties": {"diskSizeGB": 99}})


def test_a_set_whose_grant_is_gone_cannot_encrypt_another_disk(estate: Estate) -> None:
    """C8."""
    key = estate.key(estate.vault())
    made = estate.put_set(key, None)
    assignment = estate.grant(CRYPTO, made["identity"]["principalId"], key["id"])
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    estate.disk(properties=encryption)
    estate.azure.delete(assignment["id"])
    with refused("KeyVaultAccessForbidden"):
        estate.disk("e", properties=encryption)


def test_content_of_a_deleted_disk_is_gone_but_not_of_its_snapshots(estate: Estate) -> None:
    """B17."""
    disk = estate.disk()
    estate.azure.write_disk(disk["id"], 5000, b"ledger")
    snapshot = estate.snapshot("s", disk)
    estate.azure.delete(disk["id"])
    assert estate.azure.read(snapshot["id"], 5000, 6) == b"ledger"
    assert estate.azure.read(estate.disk()["id"], 5000, 6) == bytes(6)
