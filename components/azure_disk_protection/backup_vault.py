"""``BackupVault``: where the backups of disks are managed."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import dataprotection

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_facts.limits import BACKUP_VAULT_RETENTION_DAYS
from azure_disk_facts.regions import find_region
from azure_disk_protection.checks.backup import backup_vault_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
)
from azure_disk_protection.typed import NotRequired, TypedDict


class BackupVaultArgs(TypedDict):
    """Inputs of a backup vault."""

    resource_group_name: pulumi.Input[str]
    """Resource group the backup vault lies in."""
    location: pulumi.Input[str]
    """Azure region: that of the disks it protects."""
    vault_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    redundancy: NotRequired[VaultRedundancy]
    """Redundancy of the backup vault's own store; disk backups do not lie there. Omitted: over
    zones where the region has them, else locally redundant."""
    soft_delete: NotRequired[SoftDeleteState]
    """Whether deleted backups are kept. Omitted: ``On``."""
    soft_delete_days: NotRequired[int]
    """Days deleted backups are kept, 14 to 180; 14 cost nothing. Omitted: 14."""
    immutability: NotRequired[ImmutabilityState]
    """Whether backups may be deleted before their time; ``Locked`` only later. Azure does not
    apply it to disk backups. Omitted: ``Disabled``."""
    cross_subscription_restore: NotRequired[CrossSubscriptionRestore]
    """Whether disks may be restored into other subscriptions. Omitted: left to Azure."""
    alerts: NotRequired[bool]
    """Whether failed jobs raise alerts in Azure Monitor. Omitted: they do."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the backup vault. Omitted: it refuses."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class BackupVault(pulumi.ComponentResource):
    """A backup vault with an identity of its own, which its backups work by."""

    vault_name: pulumi.Output[str]
    """Name of the backup vault."""
    principal_id: pulumi.Output[str]
    """Object id of the backup vault's identity."""

    def __init__(
        self, name: str, args: BackupVaultArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the backup vault.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(BackupVaultArgs, args, backup_vault_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:BackupVault", name, None, options)
            vault = declare_backup_vault(name, inputs, parent=self)
            self.vault_name = vault.name
            self.principal_id = principal_of(vault)
        self.register_outputs({"vaultName": self.vault_name, "principalId": self.principal_id})


def principal_of(vault: dataprotection.BackupVault) -> pulumi.Output[str]:
    """Return the object id of a backup vault's identity."""
    return vault.identity.apply(lambda known: str(known.principal_id) if known else "")


def declare_backup_vault(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> dataprotection.BackupVault:
    """Declare a backup vault from checked inputs of :class:`BackupVaultArgs`."""
    get = inputs.get
    return dataprotection.BackupVault(
        f"{name}-backup-vault",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        vault_name=get("vault_name"),
        identity={"type": "SystemAssigned"},
        properties=_properties(inputs),
        tags=get("tags"),
        opts=child_options(parent, protect=get("protect") is not False),
    )


def _properties(inputs: Mapping[str, Any]) -> dataprotection.BackupVaultArgsDict:
    get = inputs.get
    alerts = "Disabled" if get("alerts") is False else "Enabled"
    properties: dataprotection.BackupVaultArgsDict = {
        "storage_settings": [{"datastore_type": "VaultStore", "type": _redundancy(inputs)}],
        "security_settings": {
            "soft_delete_settings": _soft_delete(inputs),
            "immutability_settings": {
                "state": given_or(get("immutability"), ImmutabilityState.DISABLED).value
            },
        },
        "monitoring_settings": {
            "azure_monitor_alert_settings": {"alerts_for_all_job_failures": alerts}
        },
    }
    restore = get("cross_subscription_restore")
    if restore is not None:
        properties["feature_settings"] = {
            "cross_subscription_restore_settings": {"state": restore.value}
        }
    return properties


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
