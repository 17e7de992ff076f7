from datetime import timedelta

from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER as CRYPTO
from tests.simulator.estate import Estate, Json, refused

FOLLOWS: Json = {"rotationToLatestKeyVersionEnabled": True}
KEY = "Microsoft.KeyVault/vaults/kv-des/keys"


def key_id(estate: Estate) -> str:
    return estate.id(KEY, "disks")


def active(estate: Estate, made: Json) -> str:
    return str(estate.azure.get(made["id"])["properties"]["activeKey"]["keyUrl"])


def test_a_rotated_key_has_a_new_version_and_keeps_the_old(estate: Estate) -> None:
    made = estate.encryption_set()
    old = active(estate, made)
    new = estate.azure.rotate_key(key_id(estate))["properties"]["keyUriWithVersion"]
    assert new != old
    assert new.rsplit("/", 1)[0] == old.rsplit("/", 1)[0]
    estate.azure.advance(timedelta(days=1))
    assert active(estate, made) == old, "this set does not follow"
    assert estate.disk(properties={"encryption": {"diskEncryptionSetId": made["id"]}})


def test_a_set_that_follows_moves_within_the_hour(estate: Estate) -> None:
    """C10: both versions are in use until the hour is over."""
    made = estate.encryption_set(properties=FOLLOWS)
    old = active(estate, made)
    new = estate.azure.rotate_key(key_id(estate))["properties"]["keyUriWithVersion"]
    assert active(estate, made) == old
    estate.azure.advance(timedelta(minutes=40))
    moved = estate.azure.get(made["id"])["properties"]
    assert moved["activeKey"]["keyUrl"] == new
    assert [key["keyUrl"] for key in moved["previousKeys"]] == [old]
    estate.azure.advance(timedelta(minutes=20))
    over = estate.azure.get(made["id"])["properties"]
    assert over["previousKeys"] == []
    assert over["lastKeyRotationTimestamp"] == moved["lastKeyRotationTimestamp"]
    assert "autoKeyRotationError" not in over


def test_two_rotations_end_at_the_last_version(estate: Estate) -> None:
    made = estate.encryption_set(properties=FOLLOWS)
    last = ""
    for _ in range(2):
        last = estate.azure.rotate_key(key_id(estate))["properties"]["keyUriWithVersion"]
        estate.azure.advance(timedelta(minutes=5))
    estate.azure.advance(timedelta(hours=2))
    assert active(estate, made) == last
    assert estate.azure.get(made["id"])["properties"]["previousKeys"] == []


def test_rotation_stops_while_the_key_is_forbidden_and_goes_on_when_mended(estate: Estate) -> None:
    """C10: ``autoKeyRotationError`` until fixed."""
    made = estate.encryption_set(properties=FOLLOWS)
    old = active(estate, made)
    (grant,) = estate.azure.list(estate.group, "Microsoft.Authorization/roleAssignments")
    estate.azure.delete(grant["id"])
    estate.azure.rotate_key(key_id(estate))
    estate.azure.advance(timedelta(hours=3))
    stopped = estate.azure.get(made["id"])["properties"]
    assert stopped["autoKeyRotationError"]["code"] == "KeyVaultAccessForbidden"
    assert stopped["activeKey"]["keyUrl"] == old
    estate.grant(CRYPTO, grant["properties"]["principalId"], key_id(estate))
    assert "autoKeyRotationError" not in estate.azure.get(made["id"])["properties"]
    assert active(estate, made) != old


def test_a_key_that_is_gone_stops_rotation_too(estate: Estate) -> None:
    made = estate.encryption_set(properties=FOLLOWS)
    estate.azure.rotate_key(key_id(estate))
    estate.azure.delete(key_id(estate))
    estate.azure.advance(timedelta(hours=1))
    error = estate.azure.get(made["id"])["properties"]["autoKeyRotationError"]
    assert error["code"] == "KeyVaultKeyNotFound"


def test_only_keys_that_exist_are_rotated(estate: Estate) -> None:
    with refused("ResourceNotFound"):
        estate.azure.rotate_key(key_id(estate))
