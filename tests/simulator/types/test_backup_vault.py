from datetime import timedelta

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused


def security(soft: str = "On", days: float = 14, immutability: str = "Disabled") -> Json:
    return {
        "securitySettings": {
            "softDeleteSettings": {"state": soft, "retentionDurationInDays": days},
            "immutabilitySettings": {"state": immutability},
        }
    }


def test_a_backup_vault_gets_azures_defaults(estate: Estate) -> None:
    """E4, E6."""
    vault = estate.backup_vault()
    settings = vault["properties"]["securitySettings"]
    assert settings["softDeleteSettings"] == {"state": "On", "retentionDurationInDays": 14.0}
    assert settings["immutabilitySettings"] == {"state": "Disabled"}
    assert vault["identity"]["type"] == "SystemAssigned"
    assert vault["identity"]["tenantId"] == estate.azure.tenant_id
    assert estate.backup_vault()["identity"] == vault["identity"]


@pytest.mark.parametrize("storage", [None, []])
def test_storage_settings_are_required(estate: Estate, storage: object) -> None:
    """E4."""
    with refused("InvalidParameter", match="Required parameter 'properties.storageSettings' is"):
        estate.backup_vault(properties={"storageSettings": storage})


def test_storage_settings_have_known_values_and_stay(estate: Estate) -> None:
    """E4."""

    def put(storage: Json) -> Json:
        return estate.backup_vault(properties={"storageSettings": [storage]})

    with refused("InvalidParameter", match="'properties.storageSettings.type' is missing"):
        put({"datastoreType": "VaultStore"})
    with refused("InvalidParameter", match="The value 'Gold' .* LocallyRedundant, ZoneRedundant"):
        put({"type": "Gold"})
    with refused("InvalidParameter", match="The value 'Cellar' .* VaultStore, OperationalStore"):
        put({"type": "LocallyRedundant", "datastoreType": "Cellar"})
    put({"type": "locallyredundant", "datastoreType": "vaultstore"})
    assert refusal(lambda: put({"type": "GeoRedundant", "datastoreType": "VaultStore"})) == (
        400,
        "BadRequest",
        "The property 'properties.storageSettings' of 'bv-bakery' cannot be changed after its "
        "creation.",
    )


@pytest.mark.parametrize("name", ["bv", "1-bakery", "bakery-", "b" * 51])
def test_names_of_backup_vaults(estate: Estate, name: str) -> None:
    """E5."""
    with refused("InvalidResourceName", match=f"'{name}' of type .* it takes 5 to 50 letters"):
        estate.backup_vault(name)


@pytest.mark.parametrize("days", [13, 181])
def test_soft_delete_takes_14_to_180_days(estate: Estate, days: int) -> None:
    """E7."""
    with refused("InvalidParameter", match=f"'{days}' .* must be between '14' and '180'"):
        estate.backup_vault(properties=security(days=days))


def test_always_on_cannot_be_taken_back(estate: Estate) -> None:
    """E7."""
    estate.backup_vault(properties=security("AlwaysOn"))
    assert refusal(lambda: estate.backup_vault(properties=security("On"))) == (
        400,
        "BadRequest",
        "The value 'On' of parameter 'properties.securitySettings.softDeleteSettings.state' of "
        "backup vault 'bv-bakery' is not allowed: soft delete that is always on cannot be taken "
        "back.",
    )
    kept = estate.backup_vault()["properties"]["securitySettings"]["softDeleteSettings"]
    assert kept["state"] == "AlwaysOn"


def test_off_is_refused_in_some_regions_and_by_newer_versions(estate: Estate) -> None:
    """E7."""
    assert estate.backup_vault("bv-one", properties=security("Off"))
    with refused("BadRequest", match="soft delete cannot be switched off in region 'eastasia'"):
        estate.backup_vault("bv-two", location="eastasia", properties=security("Off"))
    estate.azure.settings.backup_api_version = "2025-09-01"
    with refused("BadRequest", match="not allowed: soft delete cannot be switched off."):
        estate.backup_vault("bv-two", properties=security("Off"))


def test_immutability_is_locked_step_by_step_and_for_good(estate: Estate) -> None:
    """E8."""
    with refused("BadRequest", match="not allowed: it must be Unlocked before"):
        estate.backup_vault(properties=security(immutability="Locked"))
    for state in ("Unlocked", "Locked", "Locked"):
        estate.backup_vault(properties=security(immutability=state))
    with refused("BadRequest", match="locked immutability cannot be taken back"):
        estate.backup_vault(properties=security(immutability="Unlocked"))


def test_restore_features(estate: Estate) -> None:
    """E9."""

    def features(name: str, state: str) -> Json:
        return {"featureSettings": {name: {"state": state}}}

    with refused("BadRequest", match="not allowed: it needs GeoRedundant storage"):
        estate.backup_vault(properties=features("crossRegionRestoreSettings", "Enabled"))
    name = "crossSubscriptionRestoreSettings"
    estate.backup_vault(properties=features(name, "PermanentlyDisabled"))
    with refused("BadRequest", match="not allowed: it was disabled for good"):
        estate.backup_vault(properties=features(name, "Enabled"))


def test_a_backup_vault_goes_only_when_empty(estate: Estate) -> None:
    """E10, E11: API versions before 2025-09-01."""
    _, vault, policy, instance = estate.protected()

    def text() -> str:
        return refusal(lambda: estate.azure.delete(vault["id"]))[2]

    assert text() == (
        "Backup vault 'bv-bakery' cannot be deleted: it holds backup instance 'disk-d'."
    )
    estate.azure.delete(instance["id"])
    until = estate.azure.deleted()[0].purge_at
    assert text() == (
        "Backup vault 'bv-bakery' cannot be deleted: it holds soft-deleted backup instance "
        f"'disk-d' until {until:%Y-%m-%dT%H:%M:%SZ}."
    )
    estate.azure.advance(timedelta(days=14))
    assert text() == (
        "Backup vault 'bv-bakery' cannot be deleted: it holds backup policy 'four-hourly'."
    )
    estate.azure.delete(policy["id"])
    estate.azure.delete(vault["id"])
    assert estate.azure.deleted() == []


def test_newer_versions_delete_a_backup_vault_softly(estate: Estate) -> None:
    """E10."""
    estate.azure.settings.backup_api_version = "2025-09-01"
    _, vault, _, instance = estate.protected()
    estate.azure.delete(instance["id"])
    estate.azure.delete(vault["id"])
    assert [(thing.name, thing.why) for thing in estate.azure.deleted()] == [
        ("disk-d", "soft delete of backup vault 'bv-bakery' keeps backup instances for 14 days"),
        ("four-hourly", "soft delete keeps backup vaults for 14 days"),
        ("bv-bakery", "soft delete keeps backup vaults for 14 days"),
    ]
    assert estate.backup_vault()["id"] == vault["id"]
