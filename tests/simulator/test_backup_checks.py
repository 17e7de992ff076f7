from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.roles import (
    CONTRIBUTOR,
    DISK_BACKUP_READER,
    DISK_SNAPSHOT_CONTRIBUTOR,
    READER,
)
from tests.simulator.estate import Estate, Json, refusal, refused


def body_for(estate: Estate, **changes: Any) -> tuple[Json, Json, Json]:
    disk, vault = estate.disk(**changes), estate.backup_vault()
    return disk, vault, estate.instance_body(disk, estate.policy(vault), estate.group)


def test_the_disk_must_exist(estate: Estate) -> None:
    disk, vault, body = body_for(estate)
    estate.azure.delete(disk["id"])
    assert refusal(lambda: estate.instance(vault, body)) == (
        400,
        "UserErrorManagedDiskNotFound",
        "Could not perform the operation as Managed Disk no longer exists.",
    )


def test_the_disk_is_in_the_region_of_the_backup_vault(estate: Estate) -> None:
    """E3."""
    _, vault, body = body_for(estate, location="northeurope")
    assert refusal(lambda: estate.instance(vault, body)) == (
        400,
        "UserErrorDatasourceRegionMismatch",
        "Disk 'd' in 'northeurope' and Backup vault 'bv-bakery' in 'westeurope' must be in the "
        "same region.",
    )


def test_disks_with_entra_authentication_are_not_supported(estate: Estate) -> None:
    """A16, E18."""
    properties = {"dataAccessAuthMode": "AzureActiveDirectory"}
    _, vault, body = body_for(estate, properties=properties)
    assert refusal(lambda: estate.instance(vault, body))[1:] == (
        "UserErrorDiskBackupDiskTypeNotSupported",
        "Unsupported disk type",
    )


def test_the_policy_is_one_of_the_same_backup_vault(estate: Estate) -> None:
    disk, vault, _ = body_for(estate)
    other = estate.policy(estate.backup_vault("bv-other"))
    body = estate.instance_body(disk, other, estate.group)
    assert refusal(lambda: estate.instance(vault, body)) == (
        400,
        "UserErrorBackupPolicyNotFound",
        f"Backup policy '{other['id']}' does not exist in Backup vault 'bv-bakery'.",
    )


def test_premium_v2_and_ultra_take_slow_policies_only(estate: Estate) -> None:
    """E15."""
    disk, vault = estate.v2_disk(), estate.backup_vault()
    estate.grant_backup(vault, disk, estate.group)
    body = estate.instance_body(disk, estate.policy(vault), estate.group)
    assert refusal(lambda: estate.instance(vault, body)) == (
        400,
        "UserErrorDiskBackupPolicyNotSupported",
        "Disk 'v2' of SKU 'PremiumV2_LRS' can only be backed up every PT12H or P1D; policy "
        "'four-hourly' is more frequent.",
    )
    slow = estate.policy(vault, "daily", "PT24H")
    assert estate.instance(vault, estate.instance_body(disk, slow, estate.group))


@pytest.mark.parametrize(
    ("group", "code", "text"),
    [
        (
            "",
            "UserErrorOperationalStoreParametersNotProvided",
            "Could not perform the operation as Snapshot Data store Resource Group parameter is "
            "not provided",
        ),
        (
            "rg",
            "UserErrorInvalidOperationalStoreResourceGroup",
            "Snapshot Data store Resource Group provided is invalid",
        ),
        (
            "/subscriptions/other/resourceGroups/rg",
            "UserErrorSnapshotRGSubscriptionMismatch",
            "Invalid subscription selected for Snapshot Data store",
        ),
        (
            "/subscriptions/{subscription}/resourceGroups/none",
            "UserErrorSnapshotRGNotFound",
            "Could not perform the operation as Snapshot Data store Resource Group does not exist.",
        ),
    ],
)
def test_the_snapshot_group(estate: Estate, group: str, code: str, text: str) -> None:
    """E3, E18."""
    disk, vault, _ = body_for(estate)
    named = group.format(subscription=estate.azure.subscription_id)
    body = estate.instance_body(disk, estate.policy(vault), named)
    assert refusal(lambda: estate.instance(vault, body)) == (400, code, text)


DISK_ERROR = (
    400,
    "UserErrorDiskBackupDiskOrMSIPermissionsNotPresent",
    "Invalid disk or Azure Backup Service requires additional permissions on the Disk to do this "
    "operation",
)
GROUP_ERROR = (
    400,
    "UserErrorDiskBackupSnapshotRGOrMSIPermissionsNotPresent",
    "Could not perform the operation as Snapshot Data store Resource Group no longer exists. Or "
    "Azure Backup Service requires additional permissions on the Snapshot Data store Resource "
    "Group to do this operation.",
)
SET_ERROR = (
    400,
    "UserErrorMSIPermissionsNotPresentOnDES",
    "Azure Backup Service needs permission to access the disk encryption set used with the disk.",
)


def test_the_three_roles_are_asked_for_one_after_the_other(estate: Estate) -> None:
    """E19."""
    made = estate.encryption_set()
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    disk, vault, body = body_for(estate, properties=encryption)
    principal = vault["identity"]["principalId"]

    estate.grant(CONTRIBUTOR, principal, estate.group)
    assert refusal(lambda: estate.instance(vault, body)) == DISK_ERROR
    estate.grant(DISK_BACKUP_READER, principal, disk["id"])
    assert refusal(lambda: estate.instance(vault, body)) == GROUP_ERROR
    estate.grant(DISK_SNAPSHOT_CONTRIBUTOR, principal, estate.group)
    assert refusal(lambda: estate.instance(vault, body)) == SET_ERROR
    estate.grant(READER, principal, made["id"], settle=False)
    assert refusal(lambda: estate.instance(vault, body)) == SET_ERROR
    estate.azure.advance(timedelta(minutes=1))
    assert estate.instance(vault, body)


def test_roles_above_the_disk_count(estate: Estate) -> None:
    _, vault, body = body_for(estate)
    principal = vault["identity"]["principalId"]
    estate.grant(DISK_BACKUP_READER, principal, f"/subscriptions/{estate.azure.subscription_id}")
    estate.grant(DISK_SNAPSHOT_CONTRIBUTOR, principal, estate.group)
    assert estate.instance(vault, body)


def test_a_backup_vault_without_identity_has_no_rights(estate: Estate) -> None:
    """E6."""
    disk, vault = estate.disk(), estate.backup_vault(identity={"type": "None"})
    body = estate.instance_body(disk, estate.policy(vault), estate.group)
    assert refusal(lambda: estate.instance(vault, body)) == DISK_ERROR


def test_an_instance_can_name_an_identity_of_its_own(estate: Estate) -> None:
    """E6."""
    disk, vault, body = body_for(estate)
    own = estate.identity()
    body["properties"]["identityDetails"] = {"userAssignedIdentityArmUrl": own["id"]}
    assert refusal(lambda: estate.instance(vault, body)) == DISK_ERROR
    estate.grant_backup(
        {"identity": {"principalId": own["properties"]["principalId"]}}, disk, estate.group
    )
    assert estate.instance(vault, body)


def test_the_key_of_the_disk_must_be_there(estate: Estate) -> None:
    """C15."""
    made = estate.encryption_set()
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    disk, vault, body = body_for(estate, properties=encryption)
    estate.grant_backup(vault, disk, estate.group)
    estate.azure.delete(f"{estate.id('Microsoft.KeyVault/vaults', 'kv-des')}/keys/disks")
    with refused("UserErrorDESKeyVaultKeyNotAvailable", match="encryption set is not available"):
        estate.instance(vault, body)


def test_the_key_of_the_disk_must_be_enabled(estate: Estate) -> None:
    """C15."""
    made = estate.encryption_set()
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    disk, vault, body = body_for(estate, properties=encryption)
    estate.grant_backup(vault, disk, estate.group)
    estate.disable_key(f"{estate.id('Microsoft.KeyVault/vaults', 'kv-des')}/keys/disks")
    assert refusal(lambda: estate.instance(vault, body)) == (
        400,
        "UserErrorDESKeyVaultKeyDisabled",
        "The key vault key used for disk encryption set is not in enabled state.",
    )
