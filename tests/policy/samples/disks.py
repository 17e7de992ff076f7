"""Disks, snapshots, encryption sets and what leads to them."""

from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples.values import SUBSCRIPTION, Props, made
from tests.policy.samples.vaults import key_url


def disk(name: str = "d1", **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-data", "diskName": name, "location": "westeurope", **props}
    return made(types.DISK.token, name, given)


def disk_id(name: str = "d1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-data/providers/Microsoft.Compute/disks/{name}"


def ade_disk(*vault_ids: object, enabled: object = True, name: str = "d1") -> Resource:
    """Return a disk under ADE with secrets in one key vault and, if told, keys in another."""
    secret_vault, key_vault_id = [*vault_ids, None][:2]
    settings: Props = {"diskEncryptionKey": {"sourceVault": {"id": secret_vault}}}
    if key_vault_id is not None:
        settings["keyEncryptionKey"] = {"sourceVault": {"id": key_vault_id}}
    collection = {"enabled": enabled, "encryptionSettings": [settings]}
    return disk(name, encryptionSettingsCollection=collection)


def snapshot(name: str = "s1", **props: Any) -> Resource:
    given = {
        "resourceGroupName": "rg-snap",
        "snapshotName": name,
        "location": "westeurope",
        "creationData": {"createOption": "Copy", "sourceResourceId": disk_id()},
        **props,
    }
    return made(types.SNAPSHOT.token, name, given)


def snapshot_id(name: str = "s1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-snap/providers/Microsoft.Compute/snapshots/{name}"


def copy(name: str = "c1", location: str | None = "northeurope", **props: Any) -> Resource:
    creation = {"createOption": "CopyStart", "sourceResourceId": snapshot_id()}
    given = {"location": location, "incremental": True, "creationData": creation, **props}
    return snapshot(name, **given)


def encryption_set(**props: Any) -> Resource:
    given = {"resourceGroupName": "rg-keys", "diskEncryptionSetName": "des1", **props}
    return made(types.DISK_ENCRYPTION_SET.token, "des1", given)


def keyed_set(
    url: object = None, source_vault: object = None, name: str = "des1", **props: Any
) -> Resource:
    """Return an encryption set under the key ``k1`` of the vault ``kv1`` unless told otherwise."""
    active: Props = {"keyUrl": key_url() if url is None else url}
    if source_vault is not None:
        active["sourceVault"] = {"id": source_vault}
    given = {
        "resourceGroupName": "rg-keys",
        "diskEncryptionSetName": name,
        "activeKey": active,
        "identity": {"type": "SystemAssigned"},
        **props,
    }
    return made(types.DISK_ENCRYPTION_SET.token, name, given)


def disk_access(name: str = "da1", **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-net", "diskAccessName": name, **props}
    return made(types.DISK_ACCESS.token, name, given)


def disk_access_id(name: str = "da1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Compute/diskAccesses/{name}"


def private_endpoint(service: object, groups: object, name: str = "pe1") -> Resource:
    connection = {"name": "c1", "privateLinkServiceId": service, "groupIds": groups}
    given = {
        "resourceGroupName": "rg-net",
        "privateEndpointName": name,
        "privateLinkServiceConnections": [connection],
    }
    return made(types.PRIVATE_ENDPOINT.token, name, given)
