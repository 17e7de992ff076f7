"""Finding the key behind a key URL, and whether an identity may encrypt with it (C3-C8, C15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from azure_disk_facts.encryption import KEY_OPERATIONS_NEEDED, KEY_SIZES_BITS, KeyType
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from azure_disk_simulator import errors, permissions
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World

KEY_PERMISSIONS_NEEDED = ("get", "wrapKey", "unwrapKey")
"""Access-policy permissions of a disk encryption set's identity (C7)."""


@dataclass(frozen=True)
class FoundKey:
    """A key of a key vault of this Azure."""

    vault: Resource
    key: Resource
    version: str


def find_key(world: World, key_url: str) -> FoundKey:
    """Return the key a versioned URL names.

    Not modelled: managed HSMs, and key vaults of other tenants.

    Raises:
        ArmError: 404, no such key vault, key or version (C15); simulated text.
    """
    parts = urlsplit(key_url)
    _, _, name, version = [*parts.path.rstrip("/").split("/"), "", "", ""][:4]
    vaults = world.store.users("vault-name", (parts.hostname or "").split(".", 1)[0])
    key = world.store.load(f"{vaults[0].id}/keys/{name}") if vaults else None
    if key is None or version.lower() not in key.state.get("versions", ()):
        raise errors.key_not_found(key_url)
    return FoundKey(vaults[0], key, version)


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


def may_encrypt(world: World, principals: Iterable[str], found: FoundKey) -> bool:
    """Tell whether one of the principals may get, wrap and unwrap the key (C7)."""
    wanted = tuple(principals)
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
