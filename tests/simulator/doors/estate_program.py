"""One program of every simulated resource type, written directly with pulumi_azure_native."""

import uuid
from dataclasses import dataclass, field
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

from azure_disk_facts import roles


@dataclass
class Estate:
    """What tests vary; calling it declares the program."""

    size_gib: int = 128
    location: str = "westeurope"
    tags: dict[str, pulumi.Input[str]] = field(default_factory=lambda: {"owner": "bakery"})
    disk_source: str | None = None
    """Id of a snapshot the disk is made from; ``None``: an empty disk."""
    imports: dict[str, str] = field(default_factory=dict)
    """Ids to import, by logical name."""
    backup: bool = True

    def __call__(self) -> None:
        self.group = resources.ResourceGroup(
            "group",
            resource_group_name="rg-bakery",
            location="westeurope",
            opts=self._opts("group"),
        )
        self.client = authorization.get_client_config()
        self.identity = managedidentity.UserAssignedIdentity(
            "identity",
            resource_group_name=self.group.name,
            resource_name_="id-bakery",
            opts=self._opts("identity"),
        )
        self.sets: dict[str, compute.DiskEncryptionSet] = {}
        self._encryption()
        self._encryption("-north", "northeurope")
        self._disk()
        if self.backup:
            self._backup()
        pulumi.export("disk", self.disk.id)
        pulumi.export("principal", self.identity.principal_id)

    def _opts(
        self, name: str, depends_on: list[pulumi.Resource] | None = None
    ) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions(import_=self.imports.get(name), depends_on=depends_on or [])

    def _role(self, role: roles.Role) -> str:
        return role.definition_id(self.client.subscription_id)

    def _encryption(self, suffix: str = "", location: str = "westeurope") -> None:
        group = self.group.name
        vault = keyvault.Vault(
            f"vault{suffix}",
            resource_group_name=group,
            vault_name=f"kv-bakery{suffix}",
            location=location,
            properties={
                "tenant_id": self.client.tenant_id,
                "sku": {"family": "A", "name": keyvault.SkuName.STANDARD},
                "enable_rbac_authorization": True,
                "enable_purge_protection": True,
                "soft_delete_retention_in_days": 7,
            },
            opts=self._opts(f"vault{suffix}"),
        )
        key = keyvault.Key(
            f"key{suffix}",
            resource_group_name=group,
            vault_name=vault.name,
            key_name="key-disks",
            properties={"kty": "RSA", "key_size": 3072, "key_ops": ["wrapKey", "unwrapKey"]},
            opts=self._opts(f"key{suffix}"),
        )
        grant = authorization.RoleAssignment(
            f"grant{suffix}",
            scope=key.id,
            role_assignment_name=str(uuid.uuid5(uuid.NAMESPACE_DNS, f"grant{suffix}")),
            role_definition_id=self._role(roles.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER),
            principal_id=self.identity.principal_id,
            principal_type=authorization.PrincipalType.SERVICE_PRINCIPAL,
            opts=self._opts(f"grant{suffix}"),
        )
        self.sets[location] = compute.DiskEncryptionSet(
            f"set{suffix}",
            resource_group_name=group,
            disk_encryption_set_name=f"des-bakery{suffix}",
            location=location,
            encryption_type="EncryptionAtRestWithCustomerKey",
            identity={"type": "UserAssigned", "user_assigned_identities": [self.identity.id]},
            active_key={
                "key_url": key.key_uri_with_version,
                "source_vault": {"id": vault.id},
            },
            rotation_to_latest_key_version_enabled=True,
            opts=self._opts(f"set{suffix}", [grant]),
        )

    def _encrypted(self, location: str) -> compute.EncryptionArgsDict:
        return {
            "type": "EncryptionAtRestWithCustomerKey",
            "disk_encryption_set_id": self.sets[location].id,
        }

    def _disk(self) -> None:
        group = self.group.name
        source = self.disk_source
        self.disk = compute.Disk(
            "disk",
            resource_group_name=group,
            disk_name="disk-web",
            location=self.location,
            sku={"name": "Premium_LRS"},
            disk_size_gb=self.size_gib,
            creation_data=(
                {"create_option": "Empty"}
                if source is None
                else {"create_option": "Copy", "source_resource_id": source}
            ),
            encryption=self._encrypted(self.location),
            network_access_policy="DenyAll",
            public_network_access="Disabled",
            tags=self.tags,
            opts=self._opts("disk"),
        )
        self.snapshot = compute.Snapshot(
            "snapshot",
            resource_group_name=group,
            snapshot_name="snap-web",
            incremental=True,
            sku={"name": "Standard_ZRS"},
            creation_data={"create_option": "Copy", "source_resource_id": self.disk.id},
            network_access_policy="DenyAll",
            public_network_access="Disabled",
            opts=self._opts("snapshot"),
        )
        self.copy = compute.Snapshot(
            "copy",
            resource_group_name=group,
            snapshot_name="snap-web-copy",
            location="northeurope",
            incremental=True,
            sku={"name": "Standard_ZRS"},
            creation_data={
                "create_option": "CopyStart",
                "source_resource_id": self.snapshot.id,
            },
            encryption=self._encrypted("northeurope"),
            opts=self._opts("copy"),
        )

    def _backup(self) -> None:
        group = self.group.name
        self.backup_vault = dataprotection.BackupVault(
            "backup-vault",
            resource_group_name=group,
            vault_name="bv-bakery",
            identity={"type": "SystemAssigned"},
            properties={
                "storage_settings": [{"datastore_type": "VaultStore", "type": "LocallyRedundant"}],
                "security_settings": {"soft_delete_settings": {"state": "Off"}},
            },
            opts=self._opts("backup-vault"),
        )
        self.policy = dataprotection.BackupPolicy(
            "policy",
            resource_group_name=group,
            vault_name=self.backup_vault.name,
            backup_policy_name="four-hourly",
            properties=_policy(),
            opts=self._opts("policy"),
        )
        principal = self.backup_vault.identity.apply(
            lambda identity: str(identity.principal_id) if identity else ""
        )
        scopes = {
            "reader": (self.disk.id, roles.DISK_BACKUP_READER),
            "snapshots": (self.group.id, roles.DISK_SNAPSHOT_CONTRIBUTOR),
            "set-reader": (self.sets[self.location].id, roles.READER),
        }
        grants = [
            authorization.RoleAssignment(
                f"grant-{name}",
                scope=scope,
                role_definition_id=self._role(role),
                principal_id=principal,
                principal_type="ServicePrincipal",
                opts=self._opts(f"grant-{name}"),
            )
            for name, (scope, role) in scopes.items()
        ]
        self.instance = dataprotection.BackupInstance(
            "instance",
            resource_group_name=group,
            vault_name=self.backup_vault.name,
            backup_instance_name="disk-web",
            properties={
                "object_type": "BackupInstance",
                "friendly_name": "disk-web",
                "data_source_info": {
                    "object_type": "Datasource",
                    "datasource_type": "Microsoft.Compute/disks",
                    "resource_type": "Microsoft.Compute/disks",
                    "resource_id": self.disk.id,
                    "resource_uri": self.disk.id,
                    "resource_name": self.disk.name,
                    "resource_location": self.disk.location,
                },
                "policy_info": {
                    "policy_id": self.policy.id,
                    "policy_parameters": {
                        "data_store_parameters_list": [
                            {
                                "object_type": "AzureOperationalStoreParameters",
                                "data_store_type": "OperationalStore",
                                "resource_group_id": self.group.id,
                            }
                        ]
                    },
                },
            },
            opts=self._opts("instance", list(grants)),
        )


def _policy() -> Any:
    store = {"object_type": "DataStoreInfoBase", "data_store_type": "OperationalStore"}
    return {
        "object_type": "BackupPolicy",
        "datasource_types": ["Microsoft.Compute/disks"],
        "policy_rules": [
            {
                "object_type": "AzureBackupRule",
                "name": "BackupHourly",
                "backup_parameters": {
                    "object_type": "AzureBackupParams",
                    "backup_type": "Incremental",
                },
                "data_store": store,
                "trigger": {
                    "object_type": "ScheduleBasedTriggerContext",
                    "schedule": {
                        "repeating_time_intervals": ["R/2026-01-01T02:00:00+00:00/PT4H"],
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
                            "duration": "P7D",
                        },
                        "source_data_store": store,
                        "target_data_store_copy_settings": [],
                    }
                ],
            },
        ],
    }
