from typing import Any

import pulumi
import pytest

from azure_disk_protection import BackupVault, InvalidInputs
from tests.components.recording import Child, record

BASE: dict[str, Any] = {"resource_group_name": "rg", "location": "westeurope"}
SECURITY = "properties.securitySettings"


def vault(**inputs: Any) -> Child:
    args: Any = {**BASE, **inputs}
    return record(lambda: BackupVault("b", args))["b-backup-vault"]


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


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs) as caught:
        vault(location="austriaeast", redundancy="GeoRedundant", immutability="Locked")
    assert [str(problem) for problem in caught.value.problems] == [
        "redundancy: got 'GeoRedundant', allowed: LocallyRedundant or another; "
        "austriaeast has no paired region, choose another",
        "immutability: got 'Locked', allowed: Disabled, Unlocked; it cannot be undone: start "
        "with Unlocked and lock it later",
    ]
    with pytest.raises(InvalidInputs, match="softDeleteDays: got 30, allowed: nothing with soft"):
        vault(soft_delete="Off", soft_delete_days=30)
