from typing import Any

import pytest

from azure_disk_protection.checks.disk_restore import disk_inputs, restore_problems
from tests.components.recording import (
    DISK_ID,
    GROUP,
    OTHER_SUBSCRIPTION,
    PRINCIPAL,
    SET_ID,
    SNAPSHOT_ID,
)

INSTANCE_ID = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-a/backupInstances/d"
OTHER_SET = f"{SET_ID}-other"
SNAPSHOT: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "snapshot_id": SNAPSHOT_ID,
    "sku": "Premium_LRS",
    "disk_encryption_set_id": SET_ID,
}
BACKUP: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "backup_instance_id": INSTANCE_ID,
    "vault_principal_id": PRINCIPAL,
    "disk_name": "restored",
}


def problems(base: dict[str, Any], **inputs: Any) -> list[str]:
    values = {name: value for name, value in {**base, **inputs}.items() if value is not None}
    return [str(problem) for problem in restore_problems(values)]


@pytest.mark.parametrize("base", [SNAPSHOT, BACKUP])
def test_good_restores(base: dict[str, Any]) -> None:
    assert problems(base) == []


@pytest.mark.parametrize(
    ("base", "inputs", "expected"),
    [
        (
            SNAPSHOT,
            {"snapshot_id": None},
            "snapshotId: got nothing, allowed: the id of a snapshot in snapshotId, or of a backup "
            "instance in backupInstanceId; a disk is restored from one of them, give exactly one",
        ),
        (
            SNAPSHOT,
            {
                "os_type": "Linux",
                "security_type": "ConfidentialVM_DiskEncryptedWithCustomerKey",
                "encryption_type": "EncryptionAtRestWithPlatformKey",
                "disk_encryption_set_id": None,
            },
            "securityType: got 'ConfidentialVM_DiskEncryptedWithCustomerKey', allowed: another "
            "one, or nothing; the snapshot of such a disk brings its type and its confidential "
            "encryption set along, remove it",
        ),
        (
            SNAPSHOT,
            {"snapshot_size_gib": 256, "bursting": True},
            "bursting: got True, allowed: true for Premium_LRS, Premium_ZRS from 513 GiB; remove "
            "it, or choose such a disk",
        ),
        (
            BACKUP,
            {"sku": "Standard_LRS", "max_shares": 2},
            "maxShares: got 2, allowed: 1 to 1 for Standard_LRS; choose a number in that range, or "
            "another sku",
        ),
        (
            BACKUP,
            {"disk_encryption_set_id": SET_ID, "target_subscription_id": OTHER_SUBSCRIPTION},
            f"diskEncryptionSetId: got {SET_ID!r}, allowed: an id in subscription "
            f"{OTHER_SUBSCRIPTION}; the disk is restored there, and shares a subscription with its "
            "set; choose one there",
        ),
        (
            BACKUP,
            {"snapshot_id": SNAPSHOT_ID, "sku": "Premium_LRS"},
            f"backupInstanceId: got {INSTANCE_ID!r}, allowed: the id of a snapshot in snapshotId, "
            "or of a backup instance in backupInstanceId; a disk is restored from one of them, "
            "give exactly one",
        ),
        (
            SNAPSHOT,
            {"recovery_point": "latest"},
            "recoveryPoint: got 'latest', allowed: nothing with a snapshot; remove it, or restore "
            "from the other",
        ),
        (
            BACKUP,
            {"target_subscription_id": "/subscriptions/other"},
            "targetSubscriptionId: got '/subscriptions/other', allowed: the GUID of a "
            "subscription; give it without a path",
        ),
        (
            BACKUP,
            {"zone": "1"},
            "zone: got '1', allowed: nothing with a backup; remove it, or restore from the other",
        ),
        (
            SNAPSHOT,
            {"snapshot_id": DISK_ID},
            f"snapshotId: got {DISK_ID!r}, allowed: the id of a Microsoft.Compute/snapshots; give "
            "the resource's id",
        ),
        (
            SNAPSHOT,
            {"sku": None},
            "sku: got nothing, allowed: Standard_LRS, StandardSSD_LRS, StandardSSD_ZRS, "
            "Premium_LRS, Premium_ZRS, PremiumV2_LRS, UltraSSD_LRS; a snapshot has no disk SKU, "
            "choose one",
        ),
        (
            SNAPSHOT,
            {"snapshot_location": "northeurope"},
            "location: got 'westeurope', allowed: the snapshot's region, northeurope; restore "
            "there, or copy the snapshot here first with SnapshotCopy",
        ),
        (
            SNAPSHOT,
            {"snapshot_size_gib": 128, "size_gib": 64},
            "sizeGib: got 64, allowed: at least 128 GiB, the size of the snapshot; choose a larger "
            "size or leave it out; no disk shrinks",
        ),
        (
            SNAPSHOT,
            {"source_sector_size": 4096},
            "sku: got 'Premium_LRS', allowed: PremiumV2_LRS, UltraSSD_LRS for a source of "
            "4096-byte sectors; choose one of them",
        ),
        (
            SNAPSHOT,
            {"source_sector_size": 1024},
            "sourceSectorSize: got 1024, allowed: 512 or 4096 bytes; correct it",
        ),
        (
            SNAPSHOT,
            {"sku": "PremiumV2_LRS", "zone": "1", "snapshot_incremental": False},
            "sku: got 'PremiumV2_LRS', allowed: a SKU other than Premium SSD v2 and Ultra for a "
            "full snapshot; only incremental snapshots make such disks, choose another",
        ),
        (
            SNAPSHOT,
            {
                "sku": "PremiumV2_LRS",
                "zone": "1",
                "source_sku": "Premium_LRS",
                "logical_sector_size": 4096,
            },
            "logicalSectorSize: got 4096, allowed: 512 bytes, as the source's; leave it out, or "
            "write that",
        ),
        (
            SNAPSHOT,
            {"snapshot_encryption_set_id": OTHER_SET},
            f"diskEncryptionSetId: got {SET_ID!r}, allowed: {OTHER_SET}, that of the snapshot; "
            "Azure's documentation differs on other sets: leave it out, or set otherEncryptionSet "
            "to true",
        ),
        (
            SNAPSHOT,
            {
                "snapshot_encryption_set_id": SET_ID,
                "disk_encryption_set_id": None,
                "encryption_type": "EncryptionAtRestWithPlatformKey",
            },
            "encryptionType: got 'EncryptionAtRestWithPlatformKey', allowed: an encryption with "
            "the snapshot's customer key; Azure's documentation differs on leaving it: remove "
            "encryptionType, or set otherEncryptionSet to true",
        ),
        (
            SNAPSHOT,
            {"disk_encryption_set_id": None},
            "diskEncryptionSetId: got nothing, allowed: the id of a disk encryption set in the "
            "same region; give it, or set encryptionType to EncryptionAtRestWithPlatformKey",
        ),
        (
            BACKUP,
            {"disk_name": None},
            "diskName: got nothing, allowed: the name of a disk that does not exist; a restore "
            "makes it, name it",
        ),
        (
            BACKUP,
            {"vault_principal_id": None},
            "vaultPrincipalId: got nothing, allowed: the object id of the backup vault's identity; "
            "it needs Disk Restore Operator on the target group: give it, or set grantTargetGroup "
            "to false where it has the role",
        ),
        (
            BACKUP,
            {"recovery_point": "yesterday evening"},
            "recoveryPoint: got 'yesterday evening', allowed: latest, before <time> with a UTC "
            "offset such as before 2026-03-01T06:00:00Z, or the id of a recovery point; write one "
            "of them",
        ),
        (
            BACKUP,
            {"network_access_policy": "AllowPrivate"},
            "diskAccessId: got nothing, allowed: the id of a disk access; AllowPrivate needs the "
            "disk access whose private endpoints may export",
        ),
    ],
)
def test_what_azure_would_refuse(
    base: dict[str, Any], inputs: dict[str, Any], expected: str
) -> None:
    assert problems(base, **inputs) == [expected]


@pytest.mark.parametrize(
    ("base", "inputs"),
    [
        (SNAPSHOT, {"snapshot_encryption_set_id": OTHER_SET, "other_encryption_set": True}),
        (SNAPSHOT, {"snapshot_encryption_set_id": SET_ID, "disk_encryption_set_id": None}),
        (SNAPSHOT, {"snapshot_encryption_set_id": SET_ID.upper()}),
        (SNAPSHOT, {"snapshot_encryption_set_id": f"{SET_ID}/"}),
        (BACKUP, {"disk_encryption_set_id": SET_ID.upper()}),
        (SNAPSHOT, {"snapshot_size_gib": 64, "size_gib": 64}),
        (SNAPSHOT, {"sku": "PremiumV2_LRS", "zone": "2", "source_sku": "Premium_LRS"}),
        (BACKUP, {"vault_principal_id": None, "grant_target_group": False}),
        (BACKUP, {"encryption_type": "EncryptionAtRestWithPlatformKey"}),
    ],
)
def test_what_azure_takes(base: dict[str, Any], inputs: dict[str, Any]) -> None:
    assert problems(base, **inputs) == []


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"sku": "PremiumV2_LRS", "source_sku": "Premium_LRS"}, 512),
        ({"sku": "UltraSSD_LRS", "source_sector_size": 4096}, 4096),
        ({"sku": "PremiumV2_LRS", "source_sku": "UltraSSD_LRS"}, None),
        ({"sku": "Premium_LRS", "source_sku": "Premium_LRS"}, None),
    ],
)
def test_the_sectors_of_the_source(inputs: dict[str, Any], expected: int | None) -> None:
    """A7: Azure's default would be 4096, which such a source does not make."""
    assert disk_inputs({**SNAPSHOT, **inputs}).get("logical_sector_size") == expected


def test_the_disk_takes_the_snapshots_key() -> None:
    given = {**SNAPSHOT, "snapshot_encryption_set_id": OTHER_SET}
    assert disk_inputs(given)["disk_encryption_set_id"] == SET_ID
    del given["disk_encryption_set_id"]
    assert disk_inputs(given)["disk_encryption_set_id"] == OTHER_SET
    platform = {**given, "encryption_type": "EncryptionAtRestWithPlatformKey"}
    assert "disk_encryption_set_id" not in disk_inputs(platform)
