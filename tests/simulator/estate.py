"""Requests to a simulated Azure, short enough for tests: each method puts one resource."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.confidential import default_release_policy, encoded_release_policy
from azure_disk_facts.encryption import EncryptionSetType
from azure_disk_facts.roles import (
    DISK_BACKUP_READER,
    DISK_SNAPSHOT_CONTRIBUTOR,
    KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
    READER,
    Role,
)
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import merged, set_path

Json = dict[str, Any]
REGION = "westeurope"
RELEASED: Json = {
    "kty": "RSA-HSM",
    "attributes": {"exportable": True},
    "release_policy": {"data": encoded_release_policy(default_release_policy(REGION) or "")},
}
"""What a key for confidential machines has more than others."""


def refused(
    code: str, *, match: str = ""
) -> AbstractContextManager[pytest.ExceptionInfo[ArmError]]:
    """Expect ARM's refusal with a code and a text (a regular expression)."""
    return pytest.raises(ArmError, match=f"(?s)^{code}: .*{match}")


def refusal(action: Callable[[], object]) -> tuple[int, str, str]:
    """Return status, code and text of a refusal."""
    with pytest.raises(ArmError) as caught:
        action()
    return caught.value.status, caught.value.code, caught.value.message


@dataclass
class Estate:
    """An Azure with resource group ``rg`` in West Europe."""

    azure: Azure = field(default_factory=Azure.in_memory)
    region: str = REGION

    def __post_init__(self) -> None:
        self.group = self.put_group("rg", self.region)

    def group_id(self, name: str = "rg") -> str:
        return f"/subscriptions/{self.azure.subscription_id}/resourceGroups/{name}"

    def put_group(self, name: str, region: str = REGION) -> str:
        return str(self.azure.put(self.group_id(name), {"location": region})["id"])

    def id(self, kind: str, name: str) -> str:
        return f"{self.group}/providers/{kind}/{name}"

    def put(self, kind: str, name: str, body: Json) -> Json:
        return self.azure.put(self.id(kind, name), merged({"location": self.region}, body))

    def disk(self, name: str = "d", *, size: int | None = 64, **changes: Any) -> Json:
        properties: Json = {"creationData": {"createOption": "Empty"}}
        if size is not None:
            properties["diskSizeGB"] = size
        body: Json = {"sku": {"name": "Premium_LRS"}, "properties": properties}
        return self.put("Microsoft.Compute/disks", name, merged(body, changes))

    def v2_disk(self, name: str = "v2", **changes: Any) -> Json:
        body = {"sku": {"name": "PremiumV2_LRS"}, "zones": ["1"]}
        return self.disk(name, **merged(body, changes))

    def restore(self, name: str, source: Json, **changes: Any) -> Json:
        data = {"createOption": "Copy", "sourceResourceId": source["id"]}
        return self.disk(name, size=None, **merged({"properties": {"creationData": data}}, changes))

    def snapshot(self, name: str, source: Json, **changes: Any) -> Json:
        data = {"createOption": "Copy", "sourceResourceId": source["id"]}
        properties = {"creationData": data, "incremental": True}
        return self.put(
            "Microsoft.Compute/snapshots", name, merged({"properties": properties}, changes)
        )

    def copy(self, name: str, source: Json, region: str = "northeurope", **changes: Any) -> Json:
        data = {"creationData": {"createOption": "CopyStart"}}
        body: Json = {"location": region, "properties": data}
        return self.snapshot(name, source, **merged(body, changes))

    def identity(self, name: str = "identity") -> Json:
        return self.put("Microsoft.ManagedIdentity/userAssignedIdentities", name, {})

    def vault(self, name: str = "kv-bakery", **changes: Any) -> Json:
        body = {
            "properties": {
                "sku": {"family": "A", "name": "premium"},
                "tenantId": self.azure.tenant_id,
                "enableRbacAuthorization": True,
                "enablePurgeProtection": True,
            }
        }
        return self.put("Microsoft.KeyVault/vaults", name, merged(body, changes))

    def key(self, vault: Json, name: str = "disks", **properties: Any) -> Json:
        given = {"kty": "RSA", "keySize": 3072, **properties}
        return self.azure.put(f"{vault['id']}/keys/{name}", {"properties": given})

    def edit(self, resource_id: str, path: str, value: object) -> None:
        """Change a resource as other services do behind ARM's back."""
        store = self.azure._store
        with store.write():
            resource = store.load(resource_id)
            assert resource is not None
            set_path(resource.body, path, value)
            store.save(resource)

    def disable_key(self, key_id: str) -> None:
        self.edit(key_id, "properties.attributes.enabled", value=False)

    def grant(self, role: Role, principal: str, scope: str, *, settle: bool = True) -> Json:
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{scope}{principal}{role.guid}".lower())
        properties = {
            "roleDefinitionId": role.definition_id(self.azure.subscription_id),
            "principalId": principal,
            "principalType": "ServicePrincipal",
        }
        assignment = self.azure.put(
            f"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}",
            {"properties": properties},
        )
        if settle:
            self.azure.advance(self.azure.settings.role_delay)
        return assignment

    def set_body(self, key: Json, identity: Json | None) -> Json:
        who: Json = {"type": "SystemAssigned"}
        if identity is not None:
            who = {"type": "UserAssigned", "userAssignedIdentities": {identity["id"]: {}}}
        active = {"keyUrl": key["properties"]["keyUriWithVersion"]}
        return {"identity": who, "properties": {"activeKey": active}}

    def put_set(self, key: Json, identity: Json | None, name: str = "des", **changes: Any) -> Json:
        body = merged(self.set_body(key, identity), changes)
        return self.put("Microsoft.Compute/diskEncryptionSets", name, body)

    def encryption_set(self, name: str = "des", **changes: Any) -> Json:
        """Key vault, key, identity, grant and set, all in order."""
        identity = self.identity(f"{name}-identity")
        kind = changes.get("properties", {}).get("encryptionType")
        released = RELEASED if kind == EncryptionSetType.CONFIDENTIAL_VM else {}
        key = self.key(self.vault(f"kv-{name}"), **released)
        principal = identity["properties"]["principalId"]
        self.grant(KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, principal, key["id"])
        return self.put_set(key, identity, name, **changes)

    def backup_vault(self, name: str = "bv-bakery", **changes: Any) -> Json:
        storage = [{"datastoreType": "VaultStore", "type": "ZoneRedundant"}]
        body = {
            "identity": {"type": "SystemAssigned"},
            "properties": {"storageSettings": storage},
        }
        return self.put("Microsoft.DataProtection/backupVaults", name, merged(body, changes))

    def policy(self, vault: Json, name: str = "four-hourly", every: str = "PT4H") -> Json:
        return self.azure.put(f"{vault['id']}/backupPolicies/{name}", policy_body(every))

    def instance_body(self, disk: Json, policy: Json, group: str) -> Json:
        parameters = {
            "objectType": "AzureOperationalStoreParameters",
            "dataStoreType": "OperationalStore",
            "resourceGroupId": group,
        }
        source = {
            "objectType": "Datasource",
            "datasourceType": "Microsoft.Compute/disks",
            "resourceID": disk["id"],
        }
        return {
            "properties": {
                "objectType": "BackupInstance",
                "validationType": "DeepValidation",
                "dataSourceInfo": source,
                "policyInfo": {
                    "policyId": policy["id"],
                    "policyParameters": {"dataStoreParametersList": [parameters]},
                },
            }
        }

    def grant_backup(self, vault: Json, disk: Json, group: str) -> None:
        """The roles of E19, settled."""
        principal = vault["identity"]["principalId"]
        self.grant(DISK_BACKUP_READER, principal, disk["id"], settle=False)
        self.grant(DISK_SNAPSHOT_CONTRIBUTOR, principal, group, settle=False)
        set_id = disk["properties"]["encryption"].get("diskEncryptionSetId")
        if set_id:
            self.grant(READER, principal, set_id, settle=False)
        self.azure.advance(timedelta(minutes=1))

    def instance(self, vault: Json, body: Json, name: str = "disk-d") -> Json:
        return self.azure.put(f"{vault['id']}/backupInstances/{name}", body)

    def protected(self) -> tuple[Json, Json, Json, Json]:
        """A disk under a policy: disk, backup vault, policy, instance."""
        disk, vault = self.disk(), self.backup_vault()
        policy = self.policy(vault)
        self.grant_backup(vault, disk, self.group)
        accepted = self.instance(vault, self.instance_body(disk, policy, self.group))
        return disk, vault, policy, self.azure.get(accepted["id"])


def retention(name: str, duration: str) -> Json:
    """One retention rule of a backup policy."""
    store = {"objectType": "DataStoreInfoBase", "dataStoreType": "OperationalStore"}
    return {
        "objectType": "AzureRetentionRule",
        "name": name,
        "isDefault": name == "Default",
        "lifecycles": [
            {
                "deleteAfter": {"objectType": "AbsoluteDeleteOption", "duration": duration},
                "sourceDataStore": store,
            }
        ],
    }


def policy_body(every: str = "PT4H", tags: tuple[str, ...] = (), keep: str = "P7D") -> Json:
    """A disk backup policy."""
    criteria: list[Json] = [
        {"isDefault": True, "taggingPriority": 99, "tagInfo": {"tagName": "Default"}}
    ]
    criteria += [
        {"isDefault": False, "taggingPriority": 25, "tagInfo": {"tagName": tag}} for tag in tags
    ]
    schedule = {
        "objectType": "AzureBackupRule",
        "name": "BackupHourly",
        "backupParameters": {"objectType": "AzureBackupParams", "backupType": "Incremental"},
        "dataStore": {"objectType": "DataStoreInfoBase", "dataStoreType": "OperationalStore"},
        "trigger": {
            "objectType": "ScheduleBasedTriggerContext",
            "schedule": {
                "repeatingTimeIntervals": [f"R/2026-01-01T02:00:00+00:00/{every}"],
                "timeZone": "UTC",
            },
            "taggingCriteria": criteria,
        },
    }
    rules = [schedule, retention("Default", keep), *(retention(tag, "P28D") for tag in tags)]
    return {
        "properties": {
            "objectType": "BackupPolicy",
            "datasourceTypes": ["Microsoft.Compute/disks"],
            "policyRules": rules,
        }
    }
