import pytest

from azure_disk_facts.roles import (
    DISK_BACKUP_READER,
    DISK_RESTORE_OPERATOR,
    DISK_SNAPSHOT_CONTRIBUTOR,
    READER,
)
from tests.simulator.backups import restore_request
from tests.simulator.estate import Estate, Json, refused

DISKS = "Microsoft.Compute/disks"


def drop_grants(estate: Estate, scope: str) -> None:
    for each in estate.azure.list(scope, "Microsoft.Authorization/roleAssignments"):
        estate.azure.delete(each["id"])


def test_an_encrypted_disk_needs_the_sets_reader(estate: Estate) -> None:
    """C15, E19."""
    set_id = estate.encryption_set()["id"]
    encryption = {"type": "EncryptionAtRestWithCustomerKey", "diskEncryptionSetId": set_id}
    disk, vault = estate.disk(properties={"encryption": encryption}), estate.backup_vault()
    policy = estate.policy(vault)
    estate.grant_backup(vault, disk, estate.group)
    instance = estate.instance(vault, estate.instance_body(disk, policy, estate.group))
    estate.azure.backup_now(instance["id"])
    drop_grants(estate, set_id)
    with refused("UserErrorMSIPermissionsNotPresentOnDES", match="needs permission to access"):
        estate.azure.backup_now(instance["id"])


def test_a_restore_needs_the_snapshots_too(estate: Estate) -> None:
    """E19: Disk Snapshot Contributor on the snapshot group, not only the target's role."""
    _, vault, _, instance = estate.protected()
    point = estate.azure.backup_now(instance["id"])
    drop_grants(estate, estate.group)
    estate.grant(DISK_RESTORE_OPERATOR, vault["identity"]["principalId"], estate.group)
    request = restore_request(point, estate.id(DISKS, "r"))
    with refused("UserErrorNotEnoughPermissionOnSnapshotRG", match="Snapshot Data store Resource"):
        estate.azure.validate_restore(instance["id"], request)


def user_assigned(estate: Estate) -> tuple[Json, Json]:
    """An instance that acts with an identity of its own: instance, identity."""
    identity = estate.identity("backup")
    who = {"type": "UserAssigned", "userAssignedIdentities": {identity["id"]: {}}}
    vault = estate.backup_vault(identity=who)
    disk, policy = estate.disk(), estate.policy(vault)
    principal = identity["properties"]["principalId"]
    estate.grant(DISK_BACKUP_READER, principal, disk["id"])
    estate.grant(DISK_SNAPSHOT_CONTRIBUTOR, principal, estate.group)
    body = estate.instance_body(disk, policy, estate.group)
    details = {"useSystemAssignedIdentity": False, "userAssignedIdentityArmUrl": identity["id"]}
    body["properties"]["identityDetails"] = details
    return estate.instance(vault, body), identity


def test_an_instance_acts_with_its_own_identity(estate: Estate) -> None:
    """E6."""
    instance, identity = user_assigned(estate)
    assert estate.azure.backup_now(instance["id"])
    estate.azure.delete(identity["id"])
    with refused("UserErrorNotEnoughPermissionOnDisk"):
        estate.azure.backup_now(instance["id"])


@pytest.mark.parametrize("role", [READER, DISK_BACKUP_READER])
def test_other_roles_do_not_restore(estate: Estate, role: object) -> None:
    _, vault, _, instance = estate.protected()
    point = estate.azure.backup_now(instance["id"])
    estate.grant(role, vault["identity"]["principalId"], estate.group)  # type: ignore[arg-type]
    with refused("UserErrorDiskBackupRestoreRGOrMSIPermissionsNotPresent"):
        request = restore_request(point, estate.id(DISKS, "r"))
        estate.azure.validate_restore(instance["id"], request)
