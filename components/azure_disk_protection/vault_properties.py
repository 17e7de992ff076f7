"""The properties of a backup vault as azure-native takes them (rule E4)."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import dataprotection

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.limits import BACKUP_VAULT_RETENTION_DAYS
from azure_disk_facts.regions import find_region
from azure_disk_protection.children import given_or


def vault_properties(inputs: Mapping[str, Any]) -> dataprotection.BackupVaultArgsDict:
    """Return the properties of a backup vault from checked inputs."""
    get = inputs.get
    alerts = "Disabled" if get("alerts") is False else "Enabled"
    properties: dataprotection.BackupVaultArgsDict = {
        "storage_settings": [{"datastore_type": "VaultStore", "type": _redundancy(inputs)}],
        "security_settings": _security(inputs),
        "monitoring_settings": {
            "azure_monitor_alert_settings": {"alerts_for_all_job_failures": alerts}
        },
    }
    features = _features(inputs)
    if features:
        properties["feature_settings"] = features
    if get("guard_requests") is not None:
        properties["resource_guard_operation_requests"] = inputs["guard_requests"]
    return properties


def _features(inputs: Mapping[str, Any]) -> dataprotection.FeatureSettingsArgsDict:
    features: dataprotection.FeatureSettingsArgsDict = {}
    restore, region = inputs.get("cross_subscription_restore"), inputs.get("cross_region_restore")
    if restore is not None:
        features["cross_subscription_restore_settings"] = {"state": restore.value}
    if region is not None:
        state = "Enabled" if region else "Disabled"
        features["cross_region_restore_settings"] = {"state": state}
    return features


def _security(inputs: Mapping[str, Any]) -> dataprotection.SecuritySettingsArgsDict:
    immutability = given_or(inputs.get("immutability"), ImmutabilityState.DISABLED)
    security: dataprotection.SecuritySettingsArgsDict = {
        "soft_delete_settings": _soft_delete(inputs),
        "immutability_settings": {"state": immutability.value},
    }
    key: Mapping[str, Any] | None = inputs.get("customer_key")
    if key is None:
        return security
    assigned = key.get("identity_id")
    security["encryption_settings"] = {
        "state": "Enabled",
        "key_vault_properties": {"key_uri": key["key_uri"]},
        "kek_identity": (
            {"identity_type": "SystemAssigned"}
            if assigned is None
            else {"identity_type": "UserAssigned", "identity_id": assigned}
        ),
        "infrastructure_encryption": (
            "Enabled" if key.get("infrastructure_encryption") else "Disabled"
        ),
    }
    return security


def _soft_delete(inputs: Mapping[str, Any]) -> dataprotection.SoftDeleteSettingsArgsDict:
    state = given_or(inputs.get("soft_delete"), SoftDeleteState.ON)
    if state is SoftDeleteState.OFF:
        return {"state": state.value}
    days = given_or(inputs.get("soft_delete_days"), BACKUP_VAULT_RETENTION_DAYS[0])
    return {"state": state.value, "retention_duration_in_days": float(days)}


def _redundancy(inputs: Mapping[str, Any]) -> pulumi.Input[str]:
    chosen, location = inputs.get("redundancy"), inputs["location"]
    if chosen is not None:
        return str(chosen.value)
    if isinstance(location, pulumi.Output):
        return location.apply(_default_redundancy)
    return _default_redundancy(location)


def _default_redundancy(location: str) -> str:
    region = find_region(location)
    if region is not None and region.zones:
        return VaultRedundancy.ZONE_REDUNDANT.value
    return VaultRedundancy.LOCALLY_REDUNDANT.value
