from datetime import timedelta

import pytest

from azure_disk_facts.limits import MAX_ON_DEMAND_RECOVERY_POINTS
from tests.simulator.estate import Estate, policy_body, refused

SNAPSHOTS = "Microsoft.Compute/snapshots"


def test_a_backup_is_an_incremental_snapshot_in_the_group(estate: Estate) -> None:
    """E2, E16."""
    disk, _, _, instance = estate.protected()
    estate.azure.write_disk(disk["id"], 0, b"monday")
    point = estate.azure.backup_now(instance["id"])
    (snapshot,) = estate.azure.list(estate.group, SNAPSHOTS)
    assert snapshot["name"] == f"AzureBackup_{point['name']}"
    assert snapshot["tags"] == {"CreatedBy": "AzureBackup"}
    assert snapshot["properties"]["incremental"] is True
    estate.azure.write_disk(disk["id"], 0, b"sunday")
    assert estate.azure.read(snapshot["id"], 0, 6) == b"monday"


def test_the_point_of_an_encrypted_disk_has_the_disks_key(estate: Estate) -> None:
    made = estate.encryption_set()
    encryption = {
        "type": "EncryptionAtRestWithCustomerKey",
        "diskEncryptionSetId": made["id"],
    }
    disk = estate.disk("secret", properties={"encryption": encryption})
    vault = estate.backup_vault()
    policy = estate.policy(vault)
    estate.grant_backup(vault, disk, estate.group)
    instance = estate.instance(vault, estate.instance_body(disk, policy, estate.group))
    estate.azure.backup_now(instance["id"])
    (snapshot,) = estate.azure.list(estate.group, SNAPSHOTS)
    assert snapshot["properties"]["encryption"] == encryption
    estate.disable_key(f"{estate.id('Microsoft.KeyVault/vaults', 'kv-des')}/keys/disks")
    with refused("UserErrorDESKeyVaultKeyDisabled", match="not in enabled state"):
        estate.azure.backup_now(instance["id"])


def test_a_point_is_kept_by_its_tag(estate: Estate) -> None:
    disk, vault = estate.disk(), estate.backup_vault()
    body = policy_body(tags=("Weekly",))
    policy = estate.azure.put(f"{vault['id']}/backupPolicies/weekly", body)
    estate.grant_backup(vault, disk, estate.group)
    instance = estate.instance(vault, estate.instance_body(disk, policy, estate.group))
    plain = estate.azure.backup_now(instance["id"])["properties"]
    weekly = estate.azure.backup_now(instance["id"], "Weekly")["properties"]
    assert (plain["retentionTagName"], weekly["retentionTagName"]) == ("Default", "Weekly")
    assert weekly["expiryTime"] > plain["expiryTime"]
    with refused("InvalidParameter", match="retentionTagOverride' is invalid.*Default, Weekly"):
        estate.azure.backup_now(instance["id"], "Monthly")


def test_ten_a_day(estate: Estate) -> None:
    """E16, E20."""
    _, _, _, instance = estate.protected()
    for _ in range(10):
        estate.azure.backup_now(instance["id"])
        estate.azure.advance(timedelta(minutes=5))
    with refused("UserErrorMaxConcurrentOperationLimitReached", match="10 on-demand backups with"):
        estate.azure.backup_now(instance["id"])
    estate.azure.advance(timedelta(days=1))
    assert estate.azure.backup_now(instance["id"])


def test_fifty_at_once(estate: Estate) -> None:
    """E15."""
    _, _, _, instance = estate.protected()
    for _ in range(MAX_ON_DEMAND_RECOVERY_POINTS):
        estate.azure.advance(timedelta(hours=3))
        estate.azure.backup_now(instance["id"])
    estate.azure.advance(timedelta(days=2))
    with refused("UserErrorMaxConcurrentOperationLimitReached", match="50 on-demand recovery poi"):
        estate.azure.backup_now(instance["id"])


def test_only_what_is_protected(estate: Estate) -> None:
    _, _, _, instance = estate.protected()
    estate.edit(instance["id"], "properties.currentProtectionState", "ProtectionStopped")
    with refused("UserErrorProtectionNotConfigured", match="in state 'ProtectionStopped'"):
        estate.azure.backup_now(instance["id"])


def test_a_lost_disk_cannot_be_backed_up(estate: Estate) -> None:
    disk, _, _, instance = estate.protected()
    estate.azure.delete(disk["id"])
    with refused("UserErrorManagedDiskNotFound", match="Managed Disk no longer exists"):
        estate.azure.backup_now(instance["id"])


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        ("disk", "UserErrorNotEnoughPermissionOnDisk"),
        ("group", "UserErrorNotEnoughPermissionOnSnapshotRG"),
    ],
)
def test_a_backup_needs_its_roles(estate: Estate, scope: str, code: str) -> None:
    """E19."""
    disk, _, _, instance = estate.protected()
    scope_id = disk["id"] if scope == "disk" else estate.group
    for each in estate.azure.list(scope_id, "Microsoft.Authorization/roleAssignments"):
        if each["id"].startswith(f"{scope_id}/providers/Microsoft.Authorization"):
            estate.azure.delete(each["id"])
    with refused(code, match="requires additional permissions"):
        estate.azure.backup_now(instance["id"])


def test_a_refused_snapshot_is_told(estate: Estate) -> None:
    """B6: seven in five minutes."""
    disk, _, _, instance = estate.protected()
    for number in range(7):
        estate.snapshot(f"s{number}", disk)
    with refused("TooManyRequests", match="within 5 minutes"):
        estate.azure.backup_now(instance["id"])
    assert estate.azure.recovery_points(instance["id"]) == []
