"""Every component of release 0.1.0, by inputs that it took: plain texts, as a program of then."""

# mypy: ignore-errors
# It is typed by the inputs of its release; today's are what the test holds against it.

import pulumi
from pulumi_azure_native import resources

from azure_disk_protection import (
    BackupVault,
    DiskBackup,
    DiskBackupPolicy,
    DiskEncryption,
    DiskEstate,
    IncrementalSnapshot,
    ManagedDisk,
    ProtectedDisk,
    SnapshotCopy,
    read_estate,
)

HOME, AWAY = "westeurope", "northeurope"
ESTATE = {
    "name": "bakery",
    "tags": {"owner": "it@bakery.example"},
    "sites": {
        HOME: {
            "resourceGroup": "rg-bakery-we",
            "snapshotResourceGroup": "rg-bakery-we-snapshots",
            "keyVault": "kv-bakery-we",
            "backupVault": "bv-bakery-we",
        },
        AWAY: {
            "resourceGroup": "rg-bakery-ne",
            "snapshotResourceGroup": "rg-bakery-ne-snapshots",
            "keyVault": "kv-bakery-ne",
        },
    },
    "encryption": {"rotateEvery": "P90D", "keyLifetime": "P2Y", "deletedKeysKeptDays": 90},
    "backupVaults": {"redundancy": "ZoneRedundant", "softDelete": "On", "softDeleteDays": 14},
    "backupPolicies": {
        "four-hourly": {"every": "PT4H", "keep": "P7D", "keepDaily": "P14D", "keepWeekly": "P28D"},
        "twelve-hourly": {"every": "PT12H", "keep": "P14D", "keepWeekly": "P28D"},
    },
    "disks": {
        "web-os": {
            "site": HOME,
            "sku": "Premium_LRS",
            "sizeGib": 64,
            "zone": "1",
            "osType": "Linux",
            "hyperVGeneration": "V2",
            "image": "Canonical:ubuntu-24_04-lts:server:24.04.202601010",
            "backupPolicy": "four-hourly",
            "snapshot": True,
            "copyTo": [AWAY],
        },
        "ledger-data": {
            "site": HOME,
            "sku": "PremiumV2_LRS",
            "sizeGib": 512,
            "iops": 5000,
            "mbps": 200,
            "zone": "2",
            "backupPolicy": "twelve-hourly",
            "snapshot": True,
        },
    },
}


def program() -> None:
    """Declare all of it."""
    DiskEstate("estate", read_estate(ESTATE))
    groups = [
        resources.ResourceGroup(name, resource_group_name=f"rg-{name}", location=region)
        for name, region in (("home", HOME), ("points", HOME), ("away", AWAY))
    ]
    ready = pulumi.ResourceOptions(depends_on=groups)
    here = {"resource_group_name": "rg-home", "location": HOME}
    there = {"resource_group_name": "rg-away", "location": AWAY}
    keys = DiskEncryption("keys", {**here, "key_vault_name": "kv-home-keys"}, ready)
    far = DiskEncryption("far", {**there, "key_vault_name": "kv-away-keys"}, ready)
    key, far_key = keys.disk_encryption_set_id, far.disk_encryption_set_id
    vault = BackupVault("backups", here, ready)
    policy = DiskBackupPolicy(
        "daily",
        {
            "resource_group_name": "rg-home",
            "vault_name": vault.vault_name,
            "every": "P1D",
            "keep": "P30D",
        },
    )
    disk = ManagedDisk(
        "single",
        {
            **here,
            "sku": "Premium_LRS",
            "size_gib": 128,
            "zone": "1",
            "bursting": False,
            "disk_encryption_set_id": key,
            "tags": {"lun": "0"},
        },
    )
    point = IncrementalSnapshot(
        "single", {**here, "source_disk_id": disk.disk_id, "disk_encryption_set_id": key}
    )
    SnapshotCopy(
        "single",
        {
            **there,
            "source_snapshot_id": point.snapshot_id,
            "source_location": HOME,
            "disk_encryption_set_id": far_key,
        },
    )
    backup = {
        "resource_group_name": "rg-home",
        "vault_name": vault.vault_name,
        "vault_principal_id": vault.principal_id,
        "policy_id": policy.policy_id,
        "snapshot_resource_group_id": groups[1].id,
    }
    DiskBackup(
        "single",
        {
            **backup,
            "disk_id": disk.disk_id,
            "disk_location": HOME,
            "disk_encryption_set_id": key,
        },
    )
    ProtectedDisk(
        "whole",
        {
            "disk": {
                **here,
                "sku": "StandardSSD_LRS",
                "size_gib": 32,
                "disk_encryption_set_id": key,
            },
            "snapshot": {"resource_group_name": "rg-points"},
            "copies": [{**there, "disk_encryption_set_id": far_key}],
            "backup": {**backup, "grant_snapshot_group": False, "grant_encryption_set": False},
        },
    )
