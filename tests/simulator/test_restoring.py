from datetime import timedelta

import pytest

from azure_disk_facts.roles import DISK_RESTORE_OPERATOR
from tests.simulator.backups import backed_up, restore_request
from tests.simulator.estate import Estate, Json, refusal, refused

DISKS = "Microsoft.Compute/disks"
SNAPSHOTS = "Microsoft.Compute/snapshots"


def test_a_lost_disk_comes_back_byte_for_byte(estate: Estate) -> None:
    """E21: the same SKU; network policy and tags are not kept."""
    disk, _, _, instance = estate.protected()
    estate.azure.write_disk(disk["id"], 4096, b"ledger")
    point = estate.azure.backup_now(instance["id"])
    estate.azure.write_disk(disk["id"], 4096, b"broken")
    vault = estate.azure.get(instance["id"].rsplit("/", 2)[0])
    estate.grant(DISK_RESTORE_OPERATOR, vault["identity"]["principalId"], estate.group)
    estate.azure.delete(disk["id"])
    target = estate.id(DISKS, "restored")
    made = estate.azure.restore(instance["id"], restore_request(point, target))
    assert made["id"] == target
    assert made["sku"]["name"] == disk["sku"]["name"]
    assert made["properties"]["networkAccessPolicy"] == "AllowAll"
    assert "tags" not in made
    assert estate.azure.read(target, 4096, 6) == b"ledger"


def test_premium_v2_keeps_zone_and_sector(estate: Estate) -> None:
    disk, vault = estate.v2_disk(), estate.backup_vault()
    policy = estate.policy(vault, every="P1D")
    estate.grant_backup(vault, disk, estate.group)
    instance = estate.instance(vault, estate.instance_body(disk, policy, estate.group))
    point = estate.azure.backup_now(instance["id"])
    estate.grant(DISK_RESTORE_OPERATOR, vault["identity"]["principalId"], estate.group)
    estate.azure.advance(timedelta(hours=1))
    made = estate.azure.restore(instance["id"], restore_request(point, estate.id(DISKS, "r")))
    assert made["zones"] == ["1"]
    assert made["properties"]["creationData"]["logicalSectorSize"] == 4096


def test_the_key_of_an_encrypted_disk_stays(estate: Estate) -> None:
    encryption = {
        "type": "EncryptionAtRestWithCustomerKey",
        "diskEncryptionSetId": estate.encryption_set()["id"],
    }
    disk = estate.disk("d", properties={"encryption": encryption})
    _, _, instance, point = backed_up_of(estate, disk)
    made = estate.azure.restore(instance["id"], restore_request(point, estate.id(DISKS, "r")))
    assert made["properties"]["encryption"] == encryption
    key = f"{estate.id('Microsoft.KeyVault/vaults', 'kv-des')}/keys/disks"
    estate.azure.delete(key.rsplit("/", 2)[0])
    with refused("UserErrorDESKeyVaultKeyNotAvailable", match="is not available"):
        estate.azure.restore(instance["id"], restore_request(point, estate.id(DISKS, "r2")))


def backed_up_of(estate: Estate, disk: Json) -> tuple[Json, Json, Json, Json]:
    vault = estate.backup_vault()
    policy = estate.policy(vault)
    estate.grant_backup(vault, disk, estate.group)
    instance = estate.instance(vault, estate.instance_body(disk, policy, estate.group))
    point = estate.azure.backup_now(instance["id"])
    estate.grant(DISK_RESTORE_OPERATOR, vault["identity"]["principalId"], estate.group)
    return disk, vault, instance, point


def test_a_restore_always_makes_a_new_disk(estate: Estate) -> None:
    disk, _, instance, point = backed_up(estate)
    assert refusal(
        lambda: estate.azure.validate_restore(instance["id"], restore_request(point, disk["id"]))
    ) == (
        400,
        "UserErrorSameNameDiskAlreadyExists",
        "Could not perform restore as a disk with name 'd' already exists in the target resource "
        "group.",
    )


def test_a_deleted_snapshot_is_missed(estate: Estate) -> None:
    """E25."""
    _, _, instance, point = backed_up(estate)
    (snapshot,) = estate.azure.list(estate.group, SNAPSHOTS)
    estate.azure.delete(snapshot["id"])
    with refused("UserErrorDiskSnapshotNotFound", match="disk snapshot of the recovery point"):
        estate.azure.restore(instance["id"], restore_request(point, estate.id(DISKS, "r")))


def test_the_target_group_is_there_and_granted(estate: Estate) -> None:
    """E19, E21."""
    _, vault, instance, point = backed_up(estate)
    other = estate.group_id("elsewhere")
    request = restore_request(point, f"{other}/providers/{DISKS}/r")
    with refused("UserErrorRestoreTargetRGNotFound", match="Target Resource Group does not exist"):
        estate.azure.validate_restore(instance["id"], request)
    estate.put_group("elsewhere")
    with refused("UserErrorDiskBackupRestoreRGOrMSIPermissionsNotPresent", match="Restore Resourc"):
        estate.azure.validate_restore(instance["id"], request)
    estate.grant(DISK_RESTORE_OPERATOR, vault["identity"]["principalId"], other, settle=False)
    with refused("UserErrorDiskBackupRestoreRGOrMSIPermissionsNotPresent"):
        estate.azure.validate_restore(instance["id"], request)
    estate.azure.advance(estate.azure.settings.role_delay)
    assert estate.azure.restore(instance["id"], request)["name"] == "r"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"objectType": "AzureBackupRestoreRequest"}, "'objectType' is invalid"),
        ({"sourceDataStoreType": "VaultStore"}, "'sourceDataStoreType' is invalid"),
        ({"sourceDataStoreType": None}, "'sourceDataStoreType' is missing"),
        ({"restoreTargetInfo": {"recoveryOption": "Overwrite"}}, "recoveryOption' is invalid"),
        ({"restoreTargetInfo": {"restoreLocation": "northeurope"}}, "restoreLocation' is invalid"),
        (
            {"restoreTargetInfo": {"datasourceInfo": {"resourceID": "/x"}}},
            "Allowed values are: the id of a disk",
        ),
        (
            {"restoreTargetInfo": {"datasourceInfo": {"datasourceType": "x"}}},
            "datasourceType' is invalid",
        ),
    ],
)
def test_the_one_form_of_a_request(estate: Estate, change: Json, text: str) -> None:
    _, _, instance, point = backed_up(estate)
    request = restore_request(point, estate.id(DISKS, "r"), **change)
    with refused("InvalidParameter", match=text):
        estate.azure.validate_restore(instance["id"], request)


def test_another_subscription_needs_the_vaults_leave(estate: Estate) -> None:
    """E9."""
    _, _, instance, point = backed_up(estate)
    own = estate.id(DISKS, "r")
    other = own.replace(estate.azure.subscription_id, "00000000-0000-0000-0000-00000000000b")
    with refused("UserErrorCrossSubscriptionRestoreNotAllowed", match="is not enabled on Backup"):
        estate.azure.validate_restore(instance["id"], restore_request(point, other))


def test_ten_a_day(estate: Estate) -> None:
    """E20."""
    _, _, instance, point = backed_up(estate)
    for number in range(10):
        request = restore_request(point, estate.id(DISKS, f"r{number}"))
        estate.azure.restore(instance["id"], request)
    request = restore_request(point, estate.id(DISKS, "r10"))
    with refused("UserErrorMaxConcurrentOperationLimitReached", match="has had 10 restores"):
        estate.azure.restore(instance["id"], request)
    estate.azure.advance(timedelta(days=1))
    assert estate.azure.restore(instance["id"], request)
