from typing import Any

import pulumi
import pytest

from azure_disk_protection import BackupVault, InvalidInputs
from tests.components.recording import GROUP, PRINCIPAL, VAULT_ID, Child, Recording, record

BASE: dict[str, Any] = {"resource_group_name": "rg", "location": "westeurope"}
SECURITY = "properties.securitySettings"
IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
GUARD = f"{GROUP}/providers/Microsoft.DataProtection/resourceGuards/g"
WORKSPACE = f"{GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs"
KEY_URI = "https://kv-a.vault.azure.net/keys/backups"
CUSTOMER_KEY = {"key_uri": KEY_URI, "identity_id": IDENTITY}
LOCK = "lock the immutability of backup vault bv-bakery for good"


def vaults(**inputs: Any) -> Recording:
    args: Any = {**BASE, **inputs}
    return record(lambda: BackupVault("b", args))


def vault(**inputs: Any) -> Child:
    return vaults(**inputs)["b-backup-vault"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "location", "westeurope"),
        ({"vault_name": "bv-bakery"}, "vaultName", "bv-bakery"),
        ({}, "identity.type", "SystemAssigned"),
        (
            {},
            "properties.storageSettings",
            [{"datastoreType": "VaultStore", "type": "ZoneRedundant"}],
        ),
        ({"location": "ukwest"}, "properties.storageSettings.0.type", "LocallyRedundant"),
        ({"redundancy": "GeoRedundant"}, "properties.storageSettings.0.type", "GeoRedundant"),
        (
            {},
            f"{SECURITY}.softDeleteSettings",
            {"state": "On", "retentionDurationInDays": 14},
        ),
        ({"soft_delete": "AlwaysOn"}, f"{SECURITY}.softDeleteSettings.state", "AlwaysOn"),
        ({"soft_delete": "Off"}, f"{SECURITY}.softDeleteSettings", {"state": "Off"}),
        ({"soft_delete_days": 30}, f"{SECURITY}.softDeleteSettings.retentionDurationInDays", 30),
        ({}, f"{SECURITY}.immutabilitySettings.state", "Disabled"),
        ({"immutability": "Unlocked"}, f"{SECURITY}.immutabilitySettings.state", "Unlocked"),
        (
            {"cross_subscription_restore": "Disabled"},
            "properties.featureSettings.crossSubscriptionRestoreSettings.state",
            "Disabled",
        ),
        (
            {},
            "properties.monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures",
            "Enabled",
        ),
        (
            {"alerts": False},
            "properties.monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures",
            "Disabled",
        ),
        ({"tags": {"a": "b"}}, "tags", {"a": "b"}),
        (
            {"redundancy": "GeoRedundant", "cross_region_restore": True},
            "properties.featureSettings.crossRegionRestoreSettings.state",
            "Enabled",
        ),
        (
            {"cross_region_restore": False},
            "properties.featureSettings.crossRegionRestoreSettings.state",
            "Disabled",
        ),
        ({"identity_ids": [IDENTITY]}, "identity.type", "SystemAssigned,UserAssigned"),
        ({"identity_ids": [IDENTITY]}, "identity.userAssignedIdentities", [IDENTITY]),
        (
            {"identity_ids": [IDENTITY], "system_identity": False},
            "identity.type",
            "UserAssigned",
        ),
        ({"guard_requests": ["r"]}, "properties.resourceGuardOperationRequests", ["r"]),
        (
            {"customer_key": CUSTOMER_KEY, "identity_ids": [IDENTITY]},
            f"{SECURITY}.encryptionSettings",
            {
                "state": "Enabled",
                "keyVaultProperties": {"keyUri": KEY_URI},
                "kekIdentity": {"identityType": "UserAssigned", "identityId": IDENTITY},
                "infrastructureEncryption": "Disabled",
            },
        ),
        (
            {"customer_key": {"key_uri": KEY_URI}},
            f"{SECURITY}.encryptionSettings.kekIdentity",
            {"identityType": "SystemAssigned"},
        ),
        (
            {
                "customer_key": {**CUSTOMER_KEY, "infrastructure_encryption": True},
                "identity_ids": [IDENTITY],
            },
            f"{SECURITY}.encryptionSettings.infrastructureEncryption",
            "Enabled",
        ),
        (
            {"vault_name": "bv-bakery", "immutability": "Locked", "confirm_lock": LOCK},
            f"{SECURITY}.immutabilitySettings.state",
            "Locked",
        ),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert vault(**inputs).at(path) == expected


def test_the_default_redundancy_follows_a_region_known_later() -> None:
    def program() -> None:
        args: Any = {**BASE, "location": pulumi.Output.from_input("ukwest")}
        BackupVault("b", args)

    stored = record(program)["b-backup-vault"].at("properties.storageSettings.0.type")
    assert stored == "LocallyRedundant"


def test_is_protected() -> None:
    assert vault().request.protect
    assert not vault(protect=False).request.protect
    assert list(vault(keep_version_aliases=True).request.aliases)


def test_what_azure_refuses_is_refused_in_previews() -> None:
    hooks = vault().request.hooks
    assert list(hooks.before_create) == [
        "azure-disk-protection-refuse-creation-in-preview-BackupVault-b"
    ]
    assert list(hooks.before_update) == [
        "azure-disk-protection-refuse-update-in-preview-BackupVault-b"
    ]


def test_a_key_is_granted_before_the_backup_vault_takes_it() -> None:
    granted = {"key_id": f"{VAULT_ID}/keys/backups", "identity_principal_id": PRINCIPAL}
    made = vaults(customer_key={**CUSTOMER_KEY, **granted}, identity_ids=[IDENTITY])
    assert made["b-key-grant"].at("scope") == granted["key_id"]
    assert made["b-key-grant"].at("principalId") == PRINCIPAL
    assert "b-key-grant" in made["b-backup-vault"].depends_on


def test_a_guard_stays_when_the_program_leaves_it() -> None:
    """E13: taking it off is what a guard guards first of all."""
    proxy = vaults(resource_guard_id=GUARD)["b-guard"]
    assert proxy.at("properties") == {"resourceGuardResourceId": GUARD}
    assert proxy.at("resourceGuardProxyName") == "DppResourceGuardProxy"
    assert proxy.request.retainOnDelete


def test_diagnostics_are_those_of_the_backup_vault() -> None:
    made = vaults(diagnostics={"workspace_id": WORKSPACE})["b-diagnostics"]
    assert made.at("resourceUri").endswith("/backupVaults/b-backup-vault")
    assert made.at("metrics") == [{"category": "Health", "enabled": True}]


def test_children_can_exist_already() -> None:
    vault_id = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/old"
    assert vault(imports={"backup-vault": vault_id}).request.importId == vault_id


def test_outputs() -> None:
    found: dict[str, Any] = {}

    def program() -> None:
        args: Any = {**BASE, "vault_name": "bv-bakery"}
        made = BackupVault("b", args)
        for name in ("backup_vault_id", "vault_name", "principal_id"):
            getattr(made, name).apply(lambda value, name=name: found.update({name: value}))

    record(program)
    assert found == {
        "backup_vault_id": f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-bakery",
        "vault_name": "bv-bakery",
        "principal_id": PRINCIPAL,
    }


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs) as caught:
        vault(location="austriaeast", redundancy="GeoRedundant", immutability="Locked")
    assert [str(problem) for problem in caught.value.problems] == [
        "redundancy: got 'GeoRedundant', allowed: LocallyRedundant or another; "
        "austriaeast has no paired region, choose another",
        "vaultName: got nothing, allowed: the backup vault's name; give it: Locked is confirmed "
        "by name",
    ]
    with pytest.raises(InvalidInputs, match="softDeleteDays: got 30, allowed: nothing with soft"):
        vault(soft_delete="Off", soft_delete_days=30)
