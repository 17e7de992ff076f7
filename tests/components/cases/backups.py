"""What Azure holds already in the cases of backups: disks, a backup vault, identities, keys."""

from typing import Any

from azure_disk_facts.roles import (
    DISK_SNAPSHOT_CONTRIBUTOR,
    KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
)
from azure_disk_simulator.azure import Azure
from tests.simulator.estate import Estate, policy_body

HOME = "westeurope"
SUBSCRIPTION = Azure.in_memory().subscription_id
GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg"
OTHER_GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-other"
VAULT = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-old"
OTHER_VAULT = f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-other"
AWAY_VAULT = f"{OTHER_GROUP}/providers/Microsoft.DataProtection/backupVaults/bv-old"
VAULT_PRINCIPAL = "00000000-0000-4000-8000-0000000000b1"
IDENTITY_PRINCIPAL = "00000000-0000-4000-8000-0000000000a1"
GUARD = f"{GROUP}/providers/Microsoft.DataProtection/resourceGuards/guard"
OTHER_GUARD = f"{GROUP}/providers/Microsoft.DataProtection/resourceGuards/guard-other"
IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a"
OTHER_IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-b"
KEY_URI = "https://kv-a.vault.azure.net/keys/backups"
KEY = f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv-a/keys/backups"
OTHER_KEY = f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv-a/keys/others"
WORKSPACE = f"{GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs"
ACCOUNT = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/stlogs"
RULE = f"{GROUP}/providers/Microsoft.EventHub/namespaces/hubs/authorizationRules/send"


def disk_id(name: str) -> str:
    """Return the id of one of the disks."""
    return f"{GROUP}/providers/Microsoft.Compute/disks/{name}"


def set_id(name: str) -> str:
    """Return the id of one of the encryption sets."""
    return f"{GROUP}/providers/Microsoft.Compute/diskEncryptionSets/{name}"


def policy_id(name: str, vault: str = VAULT) -> str:
    """Return the id of one of the policies."""
    return f"{vault}/backupPolicies/{name}"


def prepare(azure: Azure) -> None:
    """Make what the cases name by its id."""
    estate = Estate(azure)
    estate.put_group("rg-other")
    _keys(estate)
    for name in ("guard", "guard-other"):
        estate.put("Microsoft.DataProtection/resourceGuards", name, {"properties": {}})


def prepare_backups(azure: Azure) -> None:
    """Make a backup vault, policies and disks beside."""
    prepare(azure)
    estate = Estate(azure)
    for vault in (VAULT, OTHER_VAULT, AWAY_VAULT):
        assigned: Any = {"type": "SystemAssigned,UserAssigned"}
        assigned["userAssignedIdentities"] = {IDENTITY: {}}
        storage = [{"datastoreType": "VaultStore", "type": "ZoneRedundant"}]
        body = {"identity": assigned, "properties": {"storageSettings": storage}}
        azure.put(vault, {"location": HOME, **body})
        # All act as one principal here, so that a case need not look it up.
        estate.edit(vault, "identity.principalId", VAULT_PRINCIPAL)
        for name, every in (("four-hourly", "PT4H"), ("daily", "P1D")):
            azure.put(policy_id(name, vault), policy_body(every))
    # Above the scopes that the components grant at, for cases that leave a grant out.
    estate.grant(DISK_SNAPSHOT_CONTRIBUTOR, VAULT_PRINCIPAL, f"/subscriptions/{SUBSCRIPTION}")
    for name in ("web", "db", "log"):
        estate.disk(name)
    for name in ("des", "des-other"):
        estate.encryption_set(name)


def _keys(estate: Estate) -> None:
    vault = estate.vault("kv-a")
    estate.identity("id-a")
    other = estate.identity("id-b")["properties"]["principalId"]
    # Known before, so that a case can name it.
    estate.edit(IDENTITY, "properties.principalId", IDENTITY_PRINCIPAL)
    for key in ("backups", "others"):
        made = estate.key(vault, key)
        for principal in (IDENTITY_PRINCIPAL, other):
            estate.grant(KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, principal, made["id"])
