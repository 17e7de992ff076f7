"""Customer keys of backup vaults (E12)."""

from typing import Any

from azure_disk_facts.backup_security import CriticalOperation
from azure_disk_facts.encryption import KEY_SIZES_BITS, KeyType
from azure_disk_simulator import errors, guarding, keys
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.records import key_of
from azure_disk_simulator.request import World, Write

SETTINGS = "properties.securitySettings.encryptionSettings"
_URI = f"{SETTINGS}.keyVaultProperties.keyUri"
_STATE = f"{SETTINGS}.state"
_IDENTITY = f"{SETTINGS}.kekIdentity"
_INFRASTRUCTURE = f"{SETTINGS}.infrastructureEncryption"


def check(write: Write) -> None:
    """Check a backup vault's customer key. Codes and texts are assumed.

    Not modelled: managed HSMs, and key vaults of other tenants.
    """
    _check_change(write)
    if write.get(_STATE) != "Enabled":
        return
    uri = write.text(_URI)
    if not uri:
        raise errors.missing(_URI)
    _check_key(write, _key(write.world, uri))


def _check_change(write: Write) -> None:
    """No way back to platform keys, infrastructure encryption fixed, one thing at a time."""
    old = write.existing
    was_on = old is not None and old.get(_STATE) == "Enabled"
    if old is not None and write.changes(SETTINGS):
        guarding.check(write, write.id, CriticalOperation.MODIFY_ENCRYPTION.value)
    if old is None:
        return
    if was_on and write.get(_STATE) != "Enabled":
        raise refused(write, _STATE, "a customer key cannot be taken back")
    before = old.get(_INFRASTRUCTURE, "Disabled")
    if (write.get(_INFRASTRUCTURE) or "Disabled") != before:
        raise refused(write, _INFRASTRUCTURE, "it is set at creation only")
    if was_on and write.changes(_URI) and write.changes(_IDENTITY):
        raise refused(write, _URI, "key and identity cannot change in one request")


def refused(write: Write, path: str, why: str) -> errors.ArmError:
    """Return the refusal of a backup vault's property. Code and text are assumed."""
    return errors.bad_request(
        f"The value '{write.get(path)}' of parameter '{path}' of backup vault '{write.name}' is "
        f"not allowed: {why}."
    )


def _key(world: World, uri: str) -> keys.FoundKey:
    """Return the key behind a key URI, with or without its version."""
    found = keys.stored_key(world, uri)
    if found is None:
        raise errors.key_not_found(uri)
    return found


def _check_key(write: Write, found: keys.FoundKey) -> None:
    uri = write.text(_URI)
    properties: dict[str, Any] = found.key.body["properties"]
    kinds = {choice.value for choice in KeyType}
    if properties.get("kty") not in kinds or properties.get("keySize") not in KEY_SIZES_BITS:
        raise refused(write, _URI, "the key must be RSA or RSA-HSM of 2048, 3072 or 4096 bits")
    if found.vault.get("properties.enablePurgeProtection") is not True:
        raise refused(write, _URI, "its key vault must have purge protection")
    kek = write.get(_IDENTITY)
    chosen = get_path(kek, "identityId") if isinstance(kek, dict) else None
    if chosen and keys.has_firewall(found.vault):
        raise refused(
            write, _IDENTITY, "a user-assigned identity needs a key vault without a firewall"
        )
    if not keys.may_encrypt(write.world, _principals(write, chosen), found):
        raise errors.ArmError(
            400,
            "KeyVaultAccessForbidden",
            f"The identity of backup vault '{write.name}' may not get, wrap and unwrap the key "
            f"'{uri}'.",
        )


def _principals(write: Write, chosen: object) -> list[str]:
    if not chosen:
        own = write.get("identity.principalId")
        return [str(own)] if own else []
    assigned = get_path(write.body, "identity.userAssignedIdentities", {})
    if key_of(str(chosen)) not in {key_of(each) for each in assigned}:
        raise refused(write, f"{_IDENTITY}.identityId", "the backup vault has no such identity")
    found = write.world.load(chosen)
    return [] if found is None else [str(found.get("properties.principalId"))]
