"""A plain program: a disk under its own key, its snapshots and a copy, and its backup."""

from typing import Any

import pulumi
from pulumi_azure_native import (
    authorization,
    compute,
    dataprotection,
    keyvault,
    managedidentity,
    resources,
)

HOME, AWAY = "westeurope", "northeurope"
DISKS = "Microsoft.Compute/disks"
OWN_TYPE = "EncryptionAtRestWithCustomerKey"
KEY_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6"
BACKUP_READER = "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24"
SNAPSHOT_CONTRIBUTOR = "7efff54f-a5b4-42b5-a1c5-5411624893ce"
ROLES = "/subscriptions/{0}/providers/Microsoft.Authorization/roleDefinitions/{1}"

client = authorization.get_client_config_output()


def grant(
    name: str,
    number: int,
    role: str,
    scope: pulumi.Input[str],
    principal: pulumi.Input[str],
) -> authorization.RoleAssignment:
    return authorization.RoleAssignment(
        name,
        role_assignment_name=f"00000000-0000-4000-8000-{number:012d}",
        scope=scope,
        principal_id=principal,
        principal_type="ServicePrincipal",
        role_definition_id=client.subscription_id.apply(lambda own: ROLES.format(own, role)),
    )


def encryption_set(
    name: str, number: int, region: str
) -> tuple[resources.ResourceGroup, compute.DiskEncryptionSet]:
    group = resources.ResourceGroup(
        f"{name}-group", resource_group_name=f"rg-{name}", location=region
    )
    vault = keyvault.Vault(
        f"{name}-vault",
        vault_name=f"kv-bakery-{name}",
        resource_group_name=group.name,
        location=region,
        properties={
            "tenant_id": client.tenant_id,
            "sku": {"family": "A", "name": keyvault.SkuName.STANDARD},
            "enable_rbac_authorization": True,
            "enable_soft_delete": True,
            "enable_purge_protection": True,
            "soft_delete_retention_in_days": 90,
        },
    )
    key = keyvault.Key(
        f"{name}-key",
        key_name=f"{name}-disks",
        resource_group_name=group.name,
        vault_name=vault.name,
        properties=keyvault.KeyPropertiesArgs(kty="RSA", key_size=3072),
    )
    identity = managedidentity.UserAssignedIdentity(
        f"{name}-identity",
        resource_name_=f"id-{name}",
        resource_group_name=group.name,
        location=region,
    )
    right = grant(f"{name}-key-right", number, KEY_USER, vault.id, identity.principal_id)
    made = compute.DiskEncryptionSet(
        f"{name}-set",
        disk_encryption_set_name=f"des-{name}",
        resource_group_name=group.name,
        location=region,
        encryption_type=OWN_TYPE,
        identity={"type": "UserAssigned", "user_assigned_identities": [identity.id]},
        active_key={"key_url": key.key_uri_with_version, "source_vault": {"id": vault.id}},
        rotation_to_latest_key_version_enabled=True,
        opts=pulumi.ResourceOptions(depends_on=[right]),
    )
    return group, made


group, keys = encryption_set("home", 1, HOME)
away_group, away_keys = encryption_set("away", 2, AWAY)
OWN_KEY: Any = {"type": OWN_TYPE, "disk_encryption_set_id": keys.id}

data = compute.Disk(
    "data",
    disk_name="data",
    resource_group_name=group.name,
    location=HOME,
    zones=["1"],
    sku={"name": "Premium_LRS"},
    disk_size_gb=64,
    creation_data={"create_option": "Empty"},
    encryption=OWN_KEY,
    network_access_policy="DenyAll",
    public_network_access="Disabled",
    tags={"owner": "bakery"},
    opts=pulumi.ResourceOptions(),
)

archive = compute.Disk(
    "archive",
    disk_name="archive",
    resource_group_name=group.name,
    location=HOME,
    sku={"name": "Standard_LRS"},
    disk_size_gb=64,
    creation_data={"create_option": "Empty"},
    encryption=OWN_KEY,
    network_access_policy="DenyAll",
    public_network_access="Disabled",
    opts=pulumi.ResourceOptions(retain_on_delete=True),
)


def snapshot(
    name: str, tags: dict[str, str], after: list[compute.Snapshot] | None = None
) -> compute.Snapshot:
    return compute.Snapshot(
        name,
        snapshot_name=name,
        resource_group_name=group.name,
        location=HOME,
        incremental=True,
        sku={"name": "Standard_ZRS"},
        creation_data={"create_option": "Copy", "source_resource_id": data.id},
        encryption=OWN_KEY,
        network_access_policy="DenyAll",
        public_network_access="Disabled",
        tags=tags,
        opts=pulumi.ResourceOptions(depends_on=after),
    )


released = snapshot("released", {"retention": "released"})
expired = snapshot("expired", {"expires-on": "2026-10-01"})
sunday = snapshot("sunday", {}, after=[released, expired])
monday = snapshot("monday", {"retention": "kept"}, after=[sunday])

monday_away = compute.Snapshot(
    "monday-away",
    snapshot_name="monday-away",
    resource_group_name=away_group.name,
    location=AWAY,
    incremental=True,
    sku={"name": "Standard_ZRS"},
    creation_data={"create_option": "CopyStart", "source_resource_id": monday.id},
    encryption={"type": OWN_TYPE, "disk_encryption_set_id": away_keys.id},
    network_access_policy="DenyAll",
    public_network_access="Disabled",
)

STORE: Any = {"object_type": "DataStoreInfoBase", "data_store_type": "OperationalStore"}
safe = dataprotection.BackupVault(
    "safe",
    vault_name="bv-bakery",
    resource_group_name=group.name,
    location=HOME,
    identity={"type": "SystemAssigned"},
    properties={
        "storage_settings": [{"datastore_type": "VaultStore", "type": "ZoneRedundant"}],
        "security_settings": {
            "soft_delete_settings": {"state": "AlwaysOn", "retention_duration_in_days": 14},
        },
    },
)
nightly = dataprotection.BackupPolicy(
    "nightly",
    backup_policy_name="nightly",
    resource_group_name=group.name,
    vault_name=safe.name,
    properties={
        "object_type": "BackupPolicy",
        "datasource_types": [DISKS],
        "policy_rules": [
            {
                "object_type": "AzureBackupRule",
                "name": "BackupSchedule",
                "backup_parameters": {
                    "object_type": "AzureBackupParams",
                    "backup_type": "Incremental",
                },
                "data_store": STORE,
                "trigger": {
                    "object_type": "ScheduleBasedTriggerContext",
                    "schedule": {
                        "repeating_time_intervals": ["R/2026-01-01T02:00:00+00:00/PT12H"],
                        "time_zone": "UTC",
                    },
                    "tagging_criteria": [
                        {
                            "is_default": True,
                            "tagging_priority": 99,
                            "tag_info": {"tag_name": "Default"},
                        }
                    ],
                },
            },
            {
                "object_type": "AzureRetentionRule",
                "name": "Default",
                "is_default": True,
                "lifecycles": [
                    {
                        "delete_after": {
                            "object_type": "AbsoluteDeleteOption",
                            "duration": "P30D",
                        },
                        "source_data_store": STORE,
                        "target_data_store_copy_settings": [],
                    }
                ],
            },
        ],
    },
)
robot = safe.identity.apply(lambda found: str(found.principal_id) if found else "")
reads_disk = grant("vault-reads-disk", 3, BACKUP_READER, data.id, robot)
keeps_snapshots = grant("vault-keeps-snapshots", 4, SNAPSHOT_CONTRIBUTOR, group.id, robot)
dataprotection.BackupInstance(
    "data-backup",
    backup_instance_name="data",
    resource_group_name=group.name,
    vault_name=safe.name,
    properties={
        "object_type": "BackupInstance",
        "friendly_name": "data",
        "data_source_info": {
            "object_type": "Datasource",
            "datasource_type": DISKS,
            "resource_type": DISKS,
            "resource_id": data.id,
            "resource_name": "data",
            "resource_location": HOME,
        },
        "policy_info": {
            "policy_id": nightly.id,
            "policy_parameters": {
                "data_store_parameters_list": [
                    {
                        "object_type": "AzureOperationalStoreParameters",
                        "data_store_type": "OperationalStore",
                        "resource_group_id": group.id,
                    }
                ]
            },
        },
    },
    opts=pulumi.ResourceOptions(depends_on=[reads_disk, keeps_snapshots]),
)
