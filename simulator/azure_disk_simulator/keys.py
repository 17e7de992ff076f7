"""Finding the key behind a key URL, and who may encrypt with it (C3-C8, C11, C15, C18)."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from azure_disk_facts.encryption import (
    KEY_OPERATIONS_NEEDED,
    KEY_SIZES_BITS,
    KeyType,
    key_host_name,
    key_url_without_version,
)
from azure_disk_facts.network import PublicNetworkAccess
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from azure_disk_simulator import errors, identity, permissions
from azure_disk_simulator.foreign_keys import ForeignKey, ForeignKeys
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World

KEY_URL = "properties.activeKey.keyUrl"
"""Where a disk encryption set names its key."""

KEY_PERMISSIONS_NEEDED = ("get", "wrapKey", "unwrapKey")
"""Access-policy permissions of a disk encryption set's identity (C7)."""


@dataclass(frozen=True)
class FoundKey:
    """A key of a key vault of this Azure, or one beyond its reach."""

    vault: Resource
    key: Resource
    version: str
    foreign: ForeignKey | None = None
    """What is said of a key in a managed HSM or another tenant."""

    def is_of_another_tenant(self, world: World) -> bool:
        """Tell whether only an application of both tenants reaches it (C11)."""
        return self.foreign is not None and self.foreign.tenant_id not in ("", world.tenant_id)


def stored_key(world: World, key_url: str) -> FoundKey | None:
    """Return the key of this Azure that a URL names by key vault and key, whatever its version."""
    kind, name, version = _path(key_url)
    vaults = world.store.users("vault-name", key_host_name(key_url))
    key = world.store.load(f"{vaults[0].id}/keys/{name}") if vaults and kind == "keys" else None
    return None if key is None else FoundKey(vaults[0], key, version)


def find_key(world: World, key_url: str) -> FoundKey:
    """Return the key a versioned URL names.

    Raises:
        ArmError: 404, no such key vault, key or version (C15); simulated text.
    """
    foreign = ForeignKeys(world.store).find(key_url)
    if foreign is None:
        found = stored_key(world, key_url)
    else:
        vault, key = foreign.as_resources(world.now)
        found = FoundKey(vault, key, _path(key_url)[2], foreign)
    if found is None or found.version.lower() not in found.key.state.get("versions", ()):
        raise errors.key_not_found(key_url)
    uri = found.key.get("properties.keyUri")
    if foreign is None and str(uri).lower() != key_url_without_version(key_url):
        raise errors.key_not_found(key_url)
    return found


def _path(key_url: str) -> tuple[str, str, str]:
    """Return what stands after the host: ``keys``, the key's name and its version."""
    _, kind, name, version = [*urlsplit(key_url).path.rstrip("/").split("/"), "", "", ""][:4]
    return kind, name, version


def check_usable(found: FoundKey, key_url: str) -> None:
    """Check that a key can wrap data encryption keys (C6, C15).

    Raises:
        ArmError: 400, disabled, of another type or size, or without wrapKey and unwrapKey;
            simulated text.
    """
    if found.key.get("properties.attributes.enabled", True) is not True:
        raise errors.key_unusable(key_url, "it is disabled")
    kind = found.key.get("properties.kty")
    if kind not in {choice.value for choice in KeyType}:
        raise errors.key_unusable(key_url, f"its type is {kind}, not RSA or RSA-HSM")
    size = found.key.get("properties.keySize")
    if size not in KEY_SIZES_BITS:
        raise errors.key_unusable(key_url, f"its size is {size} bits")
    operations = found.key.get("properties.keyOps", ())
    for operation in KEY_OPERATIONS_NEEDED:
        if operation not in operations:
            raise errors.key_unusable(key_url, f"it does not allow {operation}")


def users_of(world: World, encryption_set: Resource, found: FoundKey) -> list[str]:
    """Return with which ids a set asks for its key: in another tenant as an application (C11)."""
    if not found.is_of_another_tenant(world):
        return identity.principal_ids(world, encryption_set)
    client = encryption_set.get("properties.federatedClientId")
    is_federated = client and encryption_set.get("identity.type") == "UserAssigned"
    return [str(client)] if is_federated else []


def _is_reachable(vault: Resource) -> bool:
    """C18: a closed key vault lets disk storage in as a trusted service, unless told not to."""
    return not (has_firewall(vault) and vault.get("properties.networkAcls.bypass") == "None")


def has_firewall(vault: Resource) -> bool:
    """Tell whether a key vault is closed to some networks, or to all."""
    if vault.get("properties.publicNetworkAccess") == PublicNetworkAccess.DISABLED.value:
        return True
    return bool(vault.get("properties.networkAcls.defaultAction") == "Deny")


def may_encrypt(world: World, principals: Iterable[str], found: FoundKey) -> bool:
    """Tell whether one of the principals may get, wrap and unwrap the key (C7)."""
    wanted = tuple(principals)
    if found.foreign is not None:
        users = {user.lower() for user in found.foreign.users}
        return any(principal.lower() in users for principal in wanted)
    if not _is_reachable(found.vault):
        return False
    if found.vault.get("properties.enableRbacAuthorization"):
        actions = KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.data_actions
        return permissions.allows(world, wanted, actions, on=found.key.id)
    return any(_has_policy(found.vault, principal) for principal in wanted)


def _has_policy(vault: Resource, principal: str) -> bool:
    granted = {
        str(permission).lower()
        for policy in vault.get("properties.accessPolicies", ())
        if str(policy.get("objectId", "")).lower() == principal.lower()
        for permission in policy.get("permissions", {}).get("keys", ())
    }
    return "all" in granted or all(name.lower() in granted for name in KEY_PERMISSIONS_NEEDED)
