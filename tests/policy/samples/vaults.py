"""Key vaults with keys and secrets, backup vaults."""

from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples.values import SUBSCRIPTION, made


def key_vault(properties: object = None, **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-keys", "vaultName": "kv1", **props, "properties": properties}
    return made(types.KEY_VAULT.token, "kv1", given)


def vault_id(name: str = "kv1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/{name}"


def vault_key(properties: object = None, name: str = "k1", **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-keys", "vaultName": "kv1", "keyName": name, **props}
    return made(types.KEY.token, name, {**given, "properties": properties})


def vault_secret(properties: object = None, **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-keys", "vaultName": "kv1", "secretName": "bek", **props}
    return made(neighbours.SECRET.token, "bek", {**given, "properties": properties})


def key_url(vault: str = "kv1", key: str = "k1") -> str:
    return f"https://{vault}.vault.azure.net/keys/{key}/0123456789abcdef0123456789abcdef"


def backup_vault(properties: object = None, name: str = "bv1", **props: Any) -> Resource:
    given = {"resourceGroupName": "rg-backup", "vaultName": name, **props, "properties": properties}
    return made(types.BACKUP_VAULT.token, name, given)


def backup_vault_id(name: str = "bv1") -> str:
    group = f"{SUBSCRIPTION}/resourceGroups/rg-backup"
    return f"{group}/providers/Microsoft.DataProtection/backupVaults/{name}"
