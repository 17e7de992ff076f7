"""Creates in a simulated Azure what the measured programs find there."""

from datetime import timedelta

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import (
    BACKUP_POLICY,
    BACKUP_VAULT,
    DISK,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    ROLE_ASSIGNMENT,
    SNAPSHOT,
    SUBNET,
    USER_ASSIGNED_IDENTITY,
    VIRTUAL_NETWORK,
    ResourceTypeFacts,
)
from azure_disk_facts.roles import (
    DISK_SNAPSHOT_CONTRIBUTOR,
    KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
    READER,
    Role,
)
from azure_disk_simulator.azure import Azure
from benchmarks.shared import AWAY, FAR, HOME, Group, Shared


def seed(azure: Azure, blocks: int = 0) -> Shared:
    """Create in a simulated Azure what the measured programs use.

    Roles are effective and copies complete at once: the hand-written program waits for neither.
    """
    azure.settings.copy_base = azure.settings.copy_per_gib = timedelta(0)
    shared = _Seed(azure).shared(blocks)
    azure.settings.role_delay = timedelta(0)
    return shared


class _Seed:
    def __init__(self, azure: Azure) -> None:
        self.azure = azure

    def shared(self, blocks: int) -> Shared:
        group = self.group("rg-disks", HOME)
        snapshots, restored = self.group("rg-snapshots", HOME), self.group("rg-restored", HOME)
        away, far = self.group("rg-copies", AWAY), self.group("rg-far-copies", FAR)
        encryption_set = self.encryption_set(group.id, HOME)
        vault = self.put(
            group.id,
            BACKUP_VAULT,
            "bv-bench",
            location=HOME,
            identity={"type": "SystemAssigned"},
            properties={
                "storageSettings": [{"datastoreType": "VaultStore", "type": "LocallyRedundant"}]
            },
        )
        principal = vault["identity"]["principalId"]
        policy = self.put(
            group.id, BACKUP_POLICY, "bv-bench", "four-hourly", properties=_policy_properties()
        )
        self.grant(snapshots.id, principal, DISK_SNAPSHOT_CONTRIBUTOR, number=1)
        self.grant(encryption_set, principal, READER, number=2)
        subnets = self.subnets(group)
        return Shared(
            subscription_id=self.azure.subscription_id,
            tenant_id=self.azure.tenant_id,
            disks=group,
            snapshots=snapshots,
            restored=restored,
            away=away,
            far=far,
            block_snapshots=[self.group(f"rg-snapshots-{n:02d}", HOME) for n in range(blocks)],
            encryption_set_id=encryption_set,
            away_encryption_set_id=self.encryption_set(away.id, AWAY),
            far_encryption_set_id=self.encryption_set(far.id, FAR),
            backup_vault_name="bv-bench",
            backup_policy_id=policy["id"],
            vault_principal_id=principal,
            machines_subnet_id=subnets[0],
            exports_subnet_id=subnets[1],
            system_snapshot_id=self.system_snapshot(snapshots, encryption_set),
        )

    def group(self, name: str, region: str) -> Group:
        group_id = arm_id.resource_group_id(self.azure.subscription_id, name)
        self.azure.put(group_id, {"location": region})
        return Group(name, group_id)

    def put(self, group_id: str, facts: ResourceTypeFacts, *names: str, **body: object) -> dict:  # type: ignore[type-arg]
        return self.azure.put(arm_id.resource_id(group_id, facts.arm_type, *names), body)

    def subnets(self, group: Group) -> list[str]:
        space = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
        self.put(group.id, VIRTUAL_NETWORK, "net", location=HOME, properties=space)
        return [
            str(self.put(group.id, SUBNET, "net", name, properties={"addressPrefix": range_})["id"])
            for name, range_ in (("machines", "10.0.0.0/20"), ("exports", "10.0.16.0/20"))
        ]

    def system_snapshot(self, group: Group, encryption_set_id: str) -> str:
        encryption = {
            "type": "EncryptionAtRestWithCustomerKey",
            "diskEncryptionSetId": encryption_set_id,
        }
        disk = self.put(
            group.id,
            DISK,
            "system",
            location=HOME,
            sku={"name": "Premium_LRS"},
            properties={
                "creationData": {"createOption": "Empty"},
                "diskSizeGB": 32,
                "osType": "Linux",
                "encryption": encryption,
            },
        )
        data = {"createOption": "Copy", "sourceResourceId": disk["id"]}
        properties = {"creationData": data, "incremental": True, "encryption": encryption}
        snapshot = self.put(
            group.id,
            SNAPSHOT,
            "system",
            location=HOME,
            sku={"name": "Standard_ZRS"},
            properties=properties,
        )
        return str(snapshot["id"])

    def grant(self, scope: str, principal_id: str, role: Role, *, number: int) -> None:
        """Assign a role and let the time pass until it is effective."""
        name = f"00000000-0000-4000-8000-{number:012d}"
        self.azure.put(
            arm_id.resource_id(scope, ROLE_ASSIGNMENT.arm_type, name),
            {
                "properties": {
                    "principalId": principal_id,
                    "principalType": "ServicePrincipal",
                    "roleDefinitionId": role.definition_id(self.azure.subscription_id),
                }
            },
        )
        self.azure.advance(self.azure.settings.role_delay)

    def encryption_set(self, group_id: str, region: str) -> str:
        vault_name = f"kv-bench-{region[:12]}"
        self.put(
            group_id,
            KEY_VAULT,
            vault_name,
            location=region,
            properties={
                "tenantId": self.azure.tenant_id,
                "sku": {"family": "A", "name": "standard"},
                "enableRbacAuthorization": True,
                "enablePurgeProtection": True,
            },
        )
        key = self.put(group_id, KEY, vault_name, "disks", properties={"kty": "RSA"})
        identity = self.put(group_id, USER_ASSIGNED_IDENTITY, f"id-{region}", location=region)
        self.grant(
            key["id"],
            identity["properties"]["principalId"],
            KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
            number=10 + len(region),
        )
        encryption_set = self.put(
            group_id,
            DISK_ENCRYPTION_SET,
            f"des-{region}",
            location=region,
            identity={"type": "UserAssigned", "userAssignedIdentities": {identity["id"]: {}}},
            properties={"activeKey": {"keyUrl": key["properties"]["keyUriWithVersion"]}},
        )
        return str(encryption_set["id"])


def _policy_properties() -> dict[str, object]:
    store = {"objectType": "DataStoreInfoBase", "dataStoreType": "OperationalStore"}
    return {
        "objectType": "BackupPolicy",
        "datasourceTypes": ["Microsoft.Compute/disks"],
        "policyRules": [
            {
                "objectType": "AzureBackupRule",
                "name": "Scheduled",
                "backupParameters": {
                    "objectType": "AzureBackupParams",
                    "backupType": "Incremental",
                },
                "dataStore": store,
                "trigger": {
                    "objectType": "ScheduleBasedTriggerContext",
                    "schedule": {
                        "repeatingTimeIntervals": ["R/2026-01-01T02:00:00+00:00/PT4H"],
                        "timeZone": "UTC",
                    },
                    "taggingCriteria": [
                        {
                            "isDefault": True,
                            "taggingPriority": 99,
                            "tagInfo": {"tagName": "Default"},
                        }
                    ],
                },
            },
            {
                "objectType": "AzureRetentionRule",
                "name": "Default",
                "isDefault": True,
                "lifecycles": [
                    {
                        "deleteAfter": {"objectType": "AbsoluteDeleteOption", "duration": "P7D"},
                        "sourceDataStore": store,
                        "targetDataStoreCopySettings": [],
                    }
                ],
            },
        ],
    }
