from typing import Any

import pytest

from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from tests.simulator.estate import Estate, Json, refusal, refused

URI = "https://kv-bakery.vault.azure.net/keys/disks"
SETTINGS = "properties.securitySettings.encryptionSettings"


def identity(estate: Estate, *keys: Json, name: str = "identity") -> Json:
    made = estate.identity(name)
    for key in keys:
        principal = made["properties"]["principalId"]
        estate.grant(KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER, principal, key["id"])
    return made


def put(estate: Estate, who: Json | None, uri: str = URI, **changes: Any) -> Json:
    kek: Json = {"identityType": "SystemAssigned"}
    assigned: Json = {"type": "SystemAssigned"}
    if who is not None:
        kek = {"identityType": "UserAssigned", "identityId": who["id"]}
        assigned = {"type": "UserAssigned", "userAssignedIdentities": {who["id"]: {}}}
    settings = {
        "state": "Enabled",
        "keyVaultProperties": {"keyUri": uri},
        "kekIdentity": kek,
        "infrastructureEncryption": "Disabled",
        **changes,
    }
    security = {"securitySettings": {"encryptionSettings": settings}}
    return estate.backup_vault(identity=assigned, properties=security)


def test_a_key_without_version_is_followed(estate: Estate) -> None:
    """E12."""
    key = estate.key(estate.vault())
    made = put(estate, identity(estate, key))
    found = made["properties"]["securitySettings"]["encryptionSettings"]
    assert found["keyVaultProperties"] == {"keyUri": URI}
    with refused("BadRequest", match="a customer key cannot be taken back"):
        put(estate, estate.identity(), state="Disabled")


def test_its_own_identity_has_no_grant_before_it_exists(estate: Estate) -> None:
    estate.key(estate.vault())
    assert refusal(lambda: put(estate, None)) == (
        400,
        "KeyVaultAccessForbidden",
        f"The identity of backup vault 'bv-bakery' may not get, wrap and unwrap the key '{URI}'.",
    )


def test_the_identity_is_one_of_the_backup_vault(estate: Estate) -> None:
    who = identity(estate, estate.key(estate.vault()))
    other = estate.identity("other")
    kek = {"identityType": "UserAssigned", "identityId": other["id"]}
    with refused("BadRequest", match="the backup vault has no such identity"):
        put(estate, who, kekIdentity=kek)


@pytest.mark.parametrize(
    "properties",
    [{"networkAcls": {"defaultAction": "Deny"}}, {"publicNetworkAccess": "Disabled"}],
)
def test_a_user_assigned_identity_passes_no_firewall(estate: Estate, properties: Json) -> None:
    who = identity(estate, estate.key(estate.vault(properties=properties)))
    with refused("BadRequest", match="needs a key vault without a firewall"):
        put(estate, who)


def test_which_keys(estate: Estate) -> None:
    vault = estate.vault()
    estate.key(vault, "curve", kty="EC", keySize=None)
    who = identity(estate, estate.key(vault))
    with refused("BadRequest", match="must be RSA or RSA-HSM of 2048, 3072 or 4096 bits"):
        put(estate, who, URI.replace("disks", "curve"))
    with refused("KeyVaultKeyNotFound"):
        put(estate, who, URI.replace("disks", "none"))
    with refused("InvalidParameter", match="keyUri' is missing"):
        put(estate, who, keyVaultProperties={})


def test_the_key_vault_is_purge_protected(estate: Estate) -> None:
    vault = estate.vault(properties={"enablePurgeProtection": None})
    who = identity(estate, estate.key(vault))
    with refused("BadRequest", match="its key vault must have purge protection"):
        put(estate, who)


def test_one_thing_at_a_time(estate: Estate) -> None:
    vault = estate.vault()
    keys = [estate.key(vault, name) for name in ("disks", "other")]
    one = identity(estate, *keys)
    two = identity(estate, *keys, name="two")
    put(estate, one)
    with refused("BadRequest", match="key and identity cannot change in one request"):
        put(estate, two, URI.replace("disks", "other"))
    put(estate, two)
    put(estate, two, URI.replace("disks", "other"))


def test_infrastructure_encryption_is_set_at_creation(estate: Estate) -> None:
    who = identity(estate, estate.key(estate.vault()))
    put(estate, who)
    with refused("BadRequest", match="it is set at creation only"):
        put(estate, who, infrastructureEncryption="Enabled")
