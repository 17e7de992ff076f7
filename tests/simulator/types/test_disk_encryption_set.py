from datetime import timedelta

import pytest

from azure_disk_facts import encryption
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER as CRYPTO
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.settings import PurgeProtectionCheck
from tests.simulator.estate import RELEASED, Estate, Json, refusal, refused


def test_a_set_with_a_granted_identity(estate: Estate) -> None:
    made = estate.encryption_set()
    assert made["properties"]["encryptionType"] == "EncryptionAtRestWithCustomerKey"
    assert made["properties"]["rotationToLatestKeyVersionEnabled"] is False
    assert made["properties"]["previousKeys"] == []
    assert made["properties"]["provisioningState"] == "Succeeded"


def test_a_user_assigned_identity_needs_its_grant_now(estate: Estate) -> None:
    """C8."""
    identity, key = estate.identity(), estate.key(estate.vault())
    url = key["properties"]["keyUriWithVersion"]
    forbidden = (
        400,
        "KeyVaultAccessForbidden",
        f"Unable to access key vault resource '{url}' to enable encryption at rest. Please grant "
        "get, wrap and unwrap key permissions to disk encryption set 'des'. Please visit "
        "https://aka.ms/keyvaultaccessssecmk for more information.",
    )
    assert refusal(lambda: estate.put_set(key, identity)) == forbidden

    principal = identity["properties"]["principalId"]
    estate.grant(CRYPTO, principal, key["id"], settle=False)
    assert refusal(lambda: estate.put_set(key, identity)) == forbidden
    estate.azure.advance(timedelta(seconds=60))
    assert estate.put_set(key, identity)


def test_a_refused_set_still_takes_its_time_so_that_retries_get_there(estate: Estate) -> None:
    identity, key = estate.identity(), estate.key(estate.vault())
    estate.grant(CRYPTO, identity["properties"]["principalId"], key["id"], settle=False)
    refusals = 0
    while refusals < 10:
        try:
            estate.put_set(key, identity)
            break
        except ArmError:
            refusals += 1
    assert 0 < refusals <= 3


def test_a_system_assigned_identity_passes_and_fails_at_first_use(estate: Estate) -> None:
    """C8."""
    key = estate.key(estate.vault())
    made = estate.put_set(key, None)
    encryption = {"encryption": {"diskEncryptionSetId": made["id"]}}
    with refused("KeyVaultAccessForbidden", match="disk encryption set 'des'"):
        estate.disk(properties=encryption)
    estate.grant(CRYPTO, made["identity"]["principalId"], key["id"])
    assert estate.disk(properties=encryption)


def test_roles_on_key_vault_group_and_subscription_count(estate: Estate) -> None:
    """C7."""
    identity = estate.identity()
    vault = estate.vault()
    for number, scope in enumerate((vault["id"], estate.group)):
        key = estate.key(vault, f"key-{number}")
        assignment = estate.grant(CRYPTO, identity["properties"]["principalId"], scope)
        assert estate.put_set(key, identity, f"des-{number}")
        estate.azure.delete(assignment["id"])


def test_access_policies_count_in_key_vaults_without_rbac(estate: Estate) -> None:
    """C7."""
    identity = estate.identity()

    def vault(permissions: list[str]) -> Json:
        policy = {
            "objectId": identity["properties"]["principalId"],
            "tenantId": estate.azure.tenant_id,
            "permissions": {"keys": permissions},
        }
        properties = {"enableRbacAuthorization": False, "accessPolicies": [policy]}
        return estate.vault(properties=properties)

    key = estate.key(vault(["get"]))
    with refused("KeyVaultAccessForbidden"):
        estate.put_set(key, identity)
    vault(["Get", "wrapkey", "unwrapKey"])
    assert estate.put_set(key, identity)


@pytest.mark.parametrize("kind", ["EncryptionAtRestWithPlatformKey", "none"])
def test_encryption_types(estate: Estate, kind: str) -> None:
    """C1."""
    key = estate.key(estate.vault())
    with refused("InvalidParameter", match=f"The value '{kind}' of parameter .*encryptionType'"):
        estate.put_set(key, None, properties={"encryptionType": kind})


def test_the_key_url_has_a_version(estate: Estate) -> None:
    """C3."""
    key = estate.key(estate.vault())
    url = key["properties"]["keyUri"]
    assert refusal(
        lambda: estate.put_set(key, None, properties={"activeKey": {"keyUrl": url}})
    ) == (
        400,
        "InvalidParameter",
        f"The value '{url}' of parameter 'properties.activeKey.keyUrl' is invalid: it must be a "
        "key identifier with a version.",
    )


def test_the_key_must_be_there(estate: Estate) -> None:
    key = estate.key(estate.vault())
    url = key["properties"]["keyUri"] + "/" + "0" * 32
    with refused("KeyVaultKeyNotFound", match=f"The key '{url}' does not exist or has been delet"):
        estate.put_set(key, None, properties={"activeKey": {"keyUrl": url}})
    estate.azure.delete(key["id"])
    with refused("KeyVaultKeyNotFound"):
        estate.put_set(key, None)


def test_the_key_vault_is_in_the_region_of_the_set(estate: Estate) -> None:
    """C5."""
    key = estate.key(estate.vault())
    assert refusal(lambda: estate.put_set(key, None, location="northeurope"))[2] == (
        "The key vault 'kv-bakery' is in region 'westeurope', the disk encryption set 'des' in "
        "'northeurope': they must be in the same region."
    )


def test_the_source_vault_is_the_one_of_the_url_in_the_same_subscription(estate: Estate) -> None:
    """C4."""
    vault = estate.vault()
    key = estate.key(vault)

    def named(source: str) -> Json:
        return estate.put_set(key, None, properties={"activeKey": {"sourceVault": {"id": source}}})

    with refused("InvalidParameter", match="must be a key vault in the subscription of the disk"):
        named(vault["id"].replace(estate.azure.subscription_id, "other"))
    other = estate.vault("kv-other")["id"]
    with refused("InvalidParameter", match=f"The value '{other}' .* is not the key vault of"):
        named(other)
    assert named(vault["id"].upper())


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ({"kty": "EC", "keySize": None}, "its type is EC, not RSA or RSA-HSM"),
        ({"attributes": {"enabled": False}}, "it is disabled"),
        ({"keyOps": ["wrapKey"]}, "it does not allow unwrapKey"),
    ],
)
def test_keys_that_cannot_wrap(estate: Estate, properties: Json, why: str) -> None:
    """C6, C15."""
    key = estate.key(estate.vault(), **properties)
    url = key["properties"]["keyUriWithVersion"]
    assert refusal(lambda: estate.put_set(key, None))[2] == (
        f"The key '{url}' cannot be used by a disk encryption set: {why}. It must be enabled, RSA "
        "or RSA-HSM of 2048, 3072 or 4096 bits, and allow wrapKey and unwrapKey."
    )


def test_the_size_of_a_key_made_elsewhere(estate: Estate) -> None:
    """C6: the key vault's own data plane makes other sizes."""
    key = estate.key(estate.vault())
    estate.edit(key["id"], "properties.keySize", 1024)
    with refused("InvalidParameter", match="its size is 1024 bits"):
        estate.put_set(key, None)


def test_purge_protection_is_a_setting(estate: Estate) -> None:
    """C9: sources conflict, so both behaviours can be had."""
    key = estate.key(estate.vault(properties={"enablePurgeProtection": None}))
    assert estate.put_set(key, None, "one")
    estate.azure.settings.purge_protection = PurgeProtectionCheck.REFUSE
    assert refusal(lambda: estate.put_set(key, None, "two")) == (
        400,
        "BadRequest",
        "The key vault 'kv-bakery' of disk encryption set 'two' must have soft delete and purge "
        "protection enabled.",
    )


def test_an_identity_is_required(estate: Estate) -> None:
    """C2."""
    key = estate.key(estate.vault())
    with refused("InvalidParameter", match="The value 'None' of parameter 'identity.type'"):
        body = {**estate.set_body(key, None), "identity": {"type": "None"}}
        estate.put("Microsoft.Compute/diskEncryptionSets", "des", body)
    del body["identity"]
    with refused("InvalidParameter", match="Required parameter 'identity.type' is missing"):
        estate.put("Microsoft.Compute/diskEncryptionSets", "des", body)


def test_a_new_key_needs_the_grant_too_and_is_a_rotation(estate: Estate) -> None:
    """C8, C10."""
    made = estate.encryption_set()
    vault = estate.azure.get(estate.id("Microsoft.KeyVault/vaults", "kv-des"))
    identity = estate.azure.get(
        estate.id("Microsoft.ManagedIdentity/userAssignedIdentities", "des-identity")
    )
    key = estate.key(vault, "second")
    with refused("KeyVaultAccessForbidden"):
        estate.put_set(key, identity)
    estate.grant(CRYPTO, identity["properties"]["principalId"], key["id"])
    rotated = estate.put_set(key, identity)
    assert rotated["properties"]["activeKey"] != made["properties"]["activeKey"]
    assert "lastKeyRotationTimestamp" in rotated["properties"]


def test_a_set_in_use_stays(estate: Estate) -> None:
    """C13."""
    made = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})
    assert refusal(lambda: estate.azure.delete(made["id"])) == (
        409,
        "OperationNotAllowed",
        "Disk encryption set 'des' is used by 1 resources and cannot be deleted. The first is "
        f"{disk['id']}.",
    )
    estate.azure.delete(disk["id"])
    estate.azure.delete(made["id"])


def test_an_update_without_a_new_key_asks_for_no_grant(estate: Estate) -> None:
    made = estate.encryption_set()
    for assignment in estate.azure.list(estate.group, "Microsoft.Authorization/roleAssignments"):
        estate.azure.delete(assignment["id"])
    assert estate.azure.patch(made["id"], {"tags": {"a": "b"}})["tags"] == {"a": "b"}


CONFIDENTIAL: Json = {"encryptionType": "ConfidentialVmEncryptedWithCustomerKey"}


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ({}, "confidential machines need a key of type RSA-HSM"),
        (
            {"kty": "RSA-HSM"},
            "confidential machines need an exportable key with a release policy",
        ),
    ],
)
def test_keys_for_confidential_machines(estate: Estate, key: Json, why: str) -> None:
    """D5."""
    made = estate.key(estate.vault(), **key)
    with refused("InvalidParameter", match=why):
        estate.put_set(made, None, properties=CONFIDENTIAL)


def test_keys_of_confidential_machines_are_not_followed(estate: Estate) -> None:
    """D5, C10."""
    key = estate.key(estate.vault(), **RELEASED)
    assert estate.put_set(key, None, properties=CONFIDENTIAL)
    follows = {**CONFIDENTIAL, "rotationToLatestKeyVersionEnabled": True}
    assert refusal(lambda: estate.put_set(key, None, properties=follows))[2] == (
        "Parameter 'properties.rotationToLatestKeyVersionEnabled' of disk encryption set 'des' is "
        "not supported with encryption type 'ConfidentialVmEncryptedWithCustomerKey'."
    )


def test_a_closed_key_vault_lets_trusted_services_in(estate: Estate) -> None:
    """C18."""
    identity = estate.identity()
    closed = {"publicNetworkAccess": "Disabled", "networkAcls": {"defaultAction": "Deny"}}
    vault = estate.vault(properties={**closed})
    key = estate.key(vault)
    estate.grant(CRYPTO, identity["properties"]["principalId"], key["id"])
    assert estate.put_set(key, identity)
    estate.vault(properties={"networkAcls": {"defaultAction": "Deny", "bypass": "None"}})
    with refused("KeyVaultAccessForbidden"):
        estate.put_set(key, identity, "other")


def test_the_number_of_sets_in_a_region(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    """C16."""
    monkeypatch.setattr(encryption, "MAX_ENCRYPTION_SETS_PER_REGION", 1)
    key = estate.key(estate.vault())
    assert estate.put_set(key, None)
    assert estate.put_set(key, None, tags={"a": "b"}), "an update is no further set"
    assert refusal(lambda: estate.put_set(key, None, "other"))[2] == (
        "The subscription has 1 disk encryption sets in region 'westeurope': there may be 1."
    )


def test_what_a_set_encrypts(estate: Estate) -> None:
    """C13."""
    made = estate.encryption_set()
    disk = estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})
    assert estate.azure.associated_resources(made["id"]) == [disk["id"]]
