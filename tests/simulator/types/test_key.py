from typing import Any

import pytest

from tests.simulator.estate import RELEASED, Estate, Json, refusal, refused


def test_a_key_has_a_versioned_uri(estate: Estate) -> None:
    properties = estate.key(estate.vault())["properties"]
    assert properties["keyUri"] == "https://kv-bakery.vault.azure.net/keys/disks"
    assert properties["keyUriWithVersion"].startswith(properties["keyUri"] + "/")
    assert properties["keyOps"] == ["encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"]
    assert properties["attributes"]["recoveryLevel"] == "Recoverable"


def test_a_key_needs_its_key_vault(estate: Estate) -> None:
    assert refusal(lambda: estate.key({"id": estate.id("Microsoft.KeyVault/vaults", "kv")})) == (
        404,
        "ParentResourceNotFound",
        "Can not perform requested operation on nested resource. Parent resource 'kv' not found.",
    )


def test_an_existing_key_is_returned_as_it_is(estate: Estate) -> None:
    """C19: create if absent; a PUT makes no new version and changes nothing."""
    vault = estate.vault()
    first = estate.key(vault)
    assert estate.key(vault, keySize=4096, rotationPolicy={}) == first


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ({"kty": "DSA"}, "The value 'DSA' of parameter 'properties.kty' is invalid"),
        ({"keySize": 1024}, "Allowed values are: 2048, 3072, 4096"),
        ({"keyOps": ["wrap"]}, "The value 'wrap' of parameter 'properties.keyOps' is invalid"),
        ({"kty": "EC", "curveName": "P-1"}, "Allowed values are: P-256, P-384, P-521, P-256K"),
    ],
)
def test_key_material(estate: Estate, properties: Json, text: str) -> None:
    """C6."""
    vault = estate.vault()
    with refused("InvalidParameter", match=text):
        estate.key(vault, **properties)


def test_hsm_keys_need_a_premium_key_vault(estate: Estate) -> None:
    vault = estate.vault(properties={"sku": {"name": "standard"}})
    assert refusal(lambda: estate.key(vault, kty="RSA-HSM"))[2] == (
        "The key type 'RSA-HSM' needs a key vault of SKU premium; 'kv-bakery' is standard."
    )


def test_elliptic_keys_are_made_but_have_no_wrapping(estate: Estate) -> None:
    properties = estate.key(estate.vault(), kty="EC", keySize=None)["properties"]
    assert (properties["curveName"], properties["keyOps"]) == ("P-256", ["sign", "verify"])


def rotation(trigger: Json, expiry: str | None = "P2Y") -> Json:
    policy: Json = {"lifetimeActions": [{"trigger": trigger, "action": {"type": "rotate"}}]}
    if expiry is not None:
        policy["attributes"] = {"expiryTime": expiry}
    return policy


@pytest.mark.parametrize(
    ("policy", "text"),
    [
        (rotation({"timeAfterCreate": "P6D"}), "'P6D' of parameter .* is too short: .* is P7D"),
        (rotation({"timeAfterCreate": "90 days"}), "'90 days' of parameter .* ISO 8601 duration"),
        (rotation({"timeAfterCreate": "P9D"}, "soon"), "'soon' of .*expiryTime' is not an ISO"),
        (rotation({"timeBeforeExpiry": "P30D"}, None), "'.*attributes.expiryTime' is missing"),
        ({"lifetimeActions": [{"action": {"type": "x"}}]}, "Allowed values are: rotate, notify"),
    ],
)
def test_rotation_policies(estate: Estate, policy: Json, text: str) -> None:
    """C20."""
    vault = estate.vault()
    with refused("InvalidParameter", match=text):
        estate.key(vault, rotationPolicy=policy)


def test_a_good_rotation_policy_is_kept(estate: Estate) -> None:
    policy: Any = rotation({"timeAfterCreate": "P90D"})
    assert (
        estate.key(estate.vault(), rotationPolicy=policy)["properties"]["rotationPolicy"] == policy
    )


def test_a_deleted_key_holds_its_name_and_can_be_recovered(estate: Estate) -> None:
    vault = estate.vault()
    key = estate.key(vault)
    estate.azure.delete(key["id"])

    (gone,) = estate.azure.deleted()
    assert gone.why == "soft delete of key vault 'kv-bakery' keeps keys for 90 days"
    assert refusal(lambda: estate.key(vault)) == (
        409,
        "Conflict",
        "Key disks is currently in a deleted but recoverable state, and its name cannot be reused; "
        "in this state, the key can only be recovered or purged.",
    )
    assert estate.azure.recover(key["id"]) == key
    assert estate.azure.get(key["id"]) == key


def test_names_of_keys(estate: Estate) -> None:
    vault = estate.vault()
    with refused("InvalidResourceName", match="'a_b' .* it takes 1 to 127 letters"):
        estate.key(vault, "a_b")


@pytest.mark.parametrize(
    ("properties", "code", "text"),
    [
        ({"release_policy": None}, "BadParameter", "AKV.SKR.1004: Exportable keys must have rel"),
        ({"release_policy": {"data": "e30"}}, "BadParameter", "The release policy is not valid."),
        ({"release_policy": {"data": "???"}}, "BadParameter", "The release policy is not valid."),
        (
            {"attributes": {"exportable": False}},
            "BadRequest",
            "A release policy needs an exportable key.",
        ),
    ],
)
def test_keys_to_be_released(estate: Estate, properties: Json, code: str, text: str) -> None:
    """D5."""
    vault = estate.vault()
    with refused(code, match=text):
        estate.key(vault, **{**RELEASED, **properties})


def test_keys_to_be_released_need_a_premium_key_vault(estate: Estate) -> None:
    """D5."""
    vault = estate.vault(properties={"sku": {"name": "standard"}})
    with refused("BadParameter", match="AKV.SKR.1001: .* only supported with premium vaults"):
        estate.key(vault, **{**RELEASED, "kty": "RSA"})


def test_a_notice_goes_by_the_end_of_a_version(estate: Estate) -> None:
    """C20."""
    action = {"trigger": {"timeAfterCreate": "P9D"}, "action": {"type": "notify"}}
    vault = estate.vault()
    with refused("InvalidParameter", match="timeAfterCreate' only applies to rotate"):
        estate.key(vault, rotationPolicy={"lifetimeActions": [action]})


@pytest.mark.parametrize(
    ("region", "host"),
    [("chinaeast2", "vault.azure.cn"), ("usgovvirginia", "vault.usgovcloudapi.net")],
)
def test_keys_of_sovereign_clouds(region: str, host: str) -> None:
    estate = Estate(region=region)
    vault = estate.vault()
    assert vault["properties"]["vaultUri"] == f"https://kv-bakery.{host}/"
    key = estate.key(vault)
    assert key["properties"]["keyUri"] == f"https://kv-bakery.{host}/keys/disks"
    assert estate.put_set(key, None)
    estate.azure.close()
