"""What the measured disks use together: groups, keys, encryption sets, a backup policy."""

from dataclasses import dataclass
from datetime import timedelta

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import (
    BACKUP_POLICY,
    BACKUP_VAULT,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    ROLE_ASSIGNMENT,
    USER_ASSIGNED_IDENTITY,
    ResourceTypeFacts,
)
from azure_disk_facts.roles import (
    DISK_SNAPSHOT_CONTRIBUTOR,
    KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
    READER,
    Role,
)
from azure_disk_simulator.azure import Azure

HOME = "westeurope"
AWAY = "northeurope"


@dataclass(frozen=True)
class Shared:
    """Ids of what is there before a measured program runs."""

    group: str
    """Name of the disks' resource group."""
    snapshot_group: str
    """Name of the resource group of snapshots and backups."""
    away_group: str
    """Name of the resource group of the copies."""
    snapshot_group_id: str
    encryption_set_id: str
    away_encryption_set_id: str
    backup_vault_id: str
    backup_vault_name: str
    backup_policy_id: str
    vault_principal_id: str
    snapshot_group_grant_id: str
    encryption_set_grant_id: str


def seed(azure: Azure) -> Shared:
    """Create in a simulated Azure what the measured disks use.

    Roles are effective at once from then on: the hand-written program would not survive the delay.
    """
    shared = _Seed(azure).shared()
    azure.settings.role_delay = timedelta(0)
    return shared


class _Seed:
    def __init__(self, azure: Azure) -> None:
        self.azure = azure

    def shared(self) -> Shared:
        group, snapshots, away = (
            self.group("rg-disks", HOME),
            self.group("rg-snapshots", HOME),
            self.group("rg-copies", AWAY),
        )
        encryption_set = self.encryption_set(group, HOME)
        vault = self.put(
            group,
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
            group, BACKUP_POLICY, "bv-bench", "four-hourly", properties=_policy_properties()
        )
        return Shared(
            group="rg-disks",
            snapshot_group="rg-snapshots",
            away_group="rg-copies",
            snapshot_group_id=snapshots,
            encryption_set_id=encryption_set,
            away_encryption_set_id=self.encryption_set(away, AWAY),
            backup_vault_id=vault["id"],
            backup_vault_name="bv-bench",
            backup_policy_id=policy["id"],
            vault_principal_id=principal,
            snapshot_group_grant_id=self.grant(
                snapshots, principal, DISK_SNAPSHOT_CONTRIBUTOR, number=1
            ),
            encryption_set_grant_id=self.grant(encryption_set, principal, READER, number=2),
        )

    def group(self, name: str, region: str) -> str:
        group_id = arm_id.resource_group_id(self.azure.subscription_id, name)
        self.azure.put(group_id, {"location": region})
        return group_id

    def put(self, group_id: str, facts: ResourceTypeFacts, *names: str, **body: object) -> dict:  # type: ignore[type-arg]
        return self.azure.put(arm_id.resource_id(group_id, facts.arm_type, *names), body)

    def grant(self, scope: str, principal_id: str, role: Role, *, number: int) -> str:
        """Assign a role and let the time pass until it is effective."""
        name = f"00000000-0000-4000-8000-{number:012d}"
        assignment = self.azure.put(
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
        return str(assignment["id"])

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
