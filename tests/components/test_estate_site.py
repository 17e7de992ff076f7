from typing import Any

import pytest

from tests.components.recording import KEY_URL, VAULT_ID
from tests.components.test_disk_estate import estate

ULTRA = {"site": "westeurope", "sku": "UltraSSD_LRS", "sizeGib": 8, "snapshot": True}
PREMIUM = {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 8, "snapshot": True}
DOUBLE = {"type": "EncryptionAtRestWithPlatformAndCustomerKeys"}
SECURITY = "properties.securitySettings"


def site(**settings: Any) -> dict[str, Any]:
    return {"sites": {"westeurope": {"resourceGroup": "rg-we", **settings}}, "disks": {}}


@pytest.mark.parametrize(
    ("settings", "child", "path", "expected"),
    [
        ({}, "e-westeurope-group", "resourceGroupName", "rg-we"),
        ({}, "e-westeurope-snapshots", "resourceGroupName", "rg-we-snapshots"),
        (
            site(keyVault="kv-a", snapshotResourceGroup="rg-s"),
            "e-westeurope-snapshots",
            "resourceGroupName",
            "rg-s",
        ),
        ({}, "e-westeurope-key-vault", "vaultName", "kv-bakery-we"),
        (site(keyVaultId=VAULT_ID), "e-westeurope-key", "vaultName", "kv-a"),
        (
            site(keyVaultId=VAULT_ID, keyUrl=KEY_URL),
            "e-westeurope-set",
            "activeKey.keyUrl",
            KEY_URL,
        ),
        ({}, "e-westeurope-key", "keyName", "bakery-disks"),
        ({}, "e-westeurope-identity", "resourceName", "bakery-westeurope-disks"),
        ({}, "e-westeurope-set", "diskEncryptionSetName", "bakery-westeurope-set"),
        ({}, "e-westeurope-set", "encryptionType", "EncryptionAtRestWithCustomerKey"),
        ({"encryption": DOUBLE}, "e-ukwest-set", "encryptionType", DOUBLE["type"]),
        (
            {"encryption": {"keyType": "RSA-HSM"}},
            "e-westeurope-key",
            "properties.kty",
            "RSA-HSM",
        ),
        (
            {"encryption": {"keySizeBits": 4096}},
            "e-westeurope-key",
            "properties.keySize",
            4096,
        ),
        (
            {"encryption": {"rotateEvery": "P30D"}},
            "e-westeurope-key",
            "properties.rotationPolicy.lifetimeActions.0.trigger.timeAfterCreate",
            "P30D",
        ),
        (
            {"encryption": {"keyLifetime": "P1Y"}},
            "e-westeurope-key",
            "properties.rotationPolicy.attributes.expiryTime",
            "P1Y",
        ),
        (
            {"encryption": {"deletedKeysKeptDays": 30}},
            "e-westeurope-key-vault",
            "properties.softDeleteRetentionInDays",
            30,
        ),
        ({}, "e-westeurope-backup-vault", "vaultName", "bv-bakery-we"),
        (
            {"backupVaults": {"redundancy": "LocallyRedundant"}},
            "e-westeurope-backup-vault",
            "properties.storageSettings.0.type",
            "LocallyRedundant",
        ),
        (
            {"backupVaults": {"softDelete": "AlwaysOn", "softDeleteDays": 30}},
            "e-westeurope-backup-vault",
            f"{SECURITY}.softDeleteSettings",
            {"state": "AlwaysOn", "retentionDurationInDays": 30},
        ),
        (
            {"backupVaults": {"immutability": "Unlocked"}},
            "e-westeurope-backup-vault",
            f"{SECURITY}.immutabilitySettings.state",
            "Unlocked",
        ),
        (
            {"backupVaults": {"crossSubscriptionRestore": "Enabled"}},
            "e-westeurope-backup-vault",
            "properties.featureSettings.crossSubscriptionRestoreSettings.state",
            "Enabled",
        ),
        (
            {"backupVaults": {"alerts": False}},
            "e-westeurope-backup-vault",
            "properties.monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures",
            "Disabled",
        ),
        ({}, "e-westeurope-daily-policy", "backupPolicyName", "daily"),
        ({}, "e-westeurope-daily-policy", "vaultName", "bv-bakery-we"),
        (
            {
                "backupPolicies": {
                    "four-hourly": {"every": "PT4H", "keep": "P7D", "keepDaily": "P14D"},
                    "daily": {
                        "every": "P1D",
                        "keep": "P30D",
                        "keepWeekly": "P60D",
                        "start": "2026-05-01T01:00:00Z",
                        "timeZone": "GMT Standard Time",
                    },
                }
            },
            "e-westeurope-daily-policy",
            "properties.policyRules.0.trigger.schedule",
            {
                "repeatingTimeIntervals": ["R/2026-05-01T01:00:00Z/P1D"],
                "timeZone": "GMT Standard Time",
            },
        ),
    ],
)
def test_setting_reaches_its_property(
    settings: dict[str, Any], child: str, path: str, expected: object
) -> None:
    assert estate(**settings)[child].at(path) == expected


def test_groups_that_exist_are_not_made() -> None:
    settings = site(keyVault="kv-a", backupVault="bv-bakery", createResourceGroups=False)
    recording = estate(**settings)
    assert recording.of_type("ResourceGroup") == []
    scope = recording["e-westeurope-snapshots-grant"].at("scope")
    assert scope.endswith("/resourceGroups/rg-we-snapshots")
    shared = estate(**site(keyVault="kv-a", snapshotResourceGroup="rg-we"))
    assert [child.name for child in shared.of_type("ResourceGroup")] == ["e-westeurope-group"]


def test_a_site_that_only_receives_copies_has_no_backup_vault() -> None:
    assert [child.name for child in estate().of_type("BackupVault")] == [
        "e-westeurope-backup-vault"
    ]


def test_disks_that_cannot_have_both_keys_get_a_set_with_the_customers_alone() -> None:
    disks = {"ultra": {**ULTRA, "copyTo": ["northeurope"]}, "premium": PREMIUM}
    recording = estate(encryption=DOUBLE, disks=disks)
    made = recording.of_type("DiskEncryptionSet")
    sets = {child.name: child.at("encryptionType") for child in made}
    alone = "EncryptionAtRestWithCustomerKey"
    assert sets == {
        "e-westeurope-set": DOUBLE["type"],
        "e-westeurope-customer-key-set": alone,
        "e-northeurope-set": DOUBLE["type"],
        "e-northeurope-customer-key-set": alone,
        "e-ukwest-set": DOUBLE["type"],
    }
    for child in ("e-ultra-disk", "e-ultra-snapshot", "e-ultra-copy-northeurope"):
        assert recording[child].at("encryption.type") == alone
        used = recording[child].at("encryption.diskEncryptionSetId")
        assert used.endswith("customer-key-set")
    assert recording["e-premium-disk"].at("encryption.type") == DOUBLE["type"]
    assert "e-westeurope-customer-key-set-grant" in recording.names


def test_platform_keys_need_no_key_vault() -> None:
    sites = {"westeurope": {"resourceGroup": "rg-we", "backupVault": "bv-bakery"}}
    platform = {"type": "EncryptionAtRestWithPlatformKey"}
    disks = {"d": {**PREMIUM, "backupPolicy": "daily"}}
    recording = estate(sites=sites, encryption=platform, disks=disks)
    assert recording.of_type("Vault") == []
    assert recording["e-d-disk"].at("encryption") == platform
    assert recording["e-d-snapshot"].at("encryption") == platform


def test_grants_that_disks_share_are_made_once() -> None:
    names = [child.name for child in estate().of_type("RoleAssignment")]
    assert sorted(names) == [
        "e-fast-disk-grant",
        "e-northeurope-key-grant",
        "e-os-disk-grant",
        "e-ukwest-key-grant",
        "e-westeurope-key-grant",
        "e-westeurope-set-grant",
        "e-westeurope-snapshots-grant",
    ]
