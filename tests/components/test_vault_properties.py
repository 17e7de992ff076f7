from azure_disk_facts.backup import SoftDeleteState
from azure_disk_protection.vault_properties import vault_properties


def test_every_setting_is_written_out_but_features() -> None:
    assert vault_properties({"location": "westeurope"}) == {
        "storage_settings": [{"datastore_type": "VaultStore", "type": "ZoneRedundant"}],
        "security_settings": {
            "soft_delete_settings": {"state": "On", "retention_duration_in_days": 14.0},
            "immutability_settings": {"state": "Disabled"},
        },
        "monitoring_settings": {
            "azure_monitor_alert_settings": {"alerts_for_all_job_failures": "Enabled"}
        },
    }


def test_days_go_only_with_soft_delete() -> None:
    off = vault_properties({"location": "nowhere", "soft_delete": SoftDeleteState.OFF})
    assert off["security_settings"]["soft_delete_settings"] == {"state": "Off"}  # type: ignore[index]
    assert off["storage_settings"][0]["type"] == "LocallyRedundant"  # type: ignore[index]
