from typing import Any

import pytest

from azure_disk_protection import DiskEncryption, InvalidInputs
from tests.components.recording import (
    KEY_URL,
    OTHER_SUBSCRIPTION,
    PRINCIPAL,
    SUBSCRIPTION,
    VAULT_ID,
    Recording,
    record,
)

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "key_vault_name": "kv-a",
}
EXISTS: dict[str, Any] = {"key_vault_name": None, "key_vault_id": VAULT_ID}


def encryption(**inputs: Any) -> Recording:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: DiskEncryption("e", args))


@pytest.mark.parametrize(
    ("inputs", "child", "path", "expected"),
    [
        ({}, "e-key-vault", "vaultName", "kv-a"),
        ({}, "e-key-vault", "location", "westeurope"),
        ({}, "e-key-vault", "resourceGroupName", "rg"),
        ({}, "e-key-vault", "properties.tenantId", "tenant"),
        ({"tenant_id": "other"}, "e-key-vault", "properties.tenantId", "other"),
        ({}, "e-key-vault", "properties.sku", {"family": "A", "name": "standard"}),
        ({"key_type": "RSA-HSM"}, "e-key-vault", "properties.sku.name", "premium"),
        ({}, "e-key-vault", "properties.enableRbacAuthorization", True),
        ({}, "e-key-vault", "properties.enableSoftDelete", True),
        ({}, "e-key-vault", "properties.enablePurgeProtection", True),
        ({}, "e-key-vault", "properties.softDeleteRetentionInDays", 90),
        ({"deleted_keys_kept_days": 7}, "e-key-vault", "properties.softDeleteRetentionInDays", 7),
        ({}, "e-key-vault", "properties.publicNetworkAccess", "Disabled"),
        (
            {},
            "e-key-vault",
            "properties.networkAcls",
            {"defaultAction": "Deny", "bypass": "AzureServices"},
        ),
        ({"tags": {"a": "b"}}, "e-key-vault", "tags", {"a": "b"}),
        ({"tags": {"a": "b"}}, "e-key", "tags", {"a": "b"}),
        ({"tags": {"a": "b"}}, "e-identity", "tags", {"a": "b"}),
        ({"tags": {"a": "b"}}, "e-set", "tags", {"a": "b"}),
        ({}, "e-key", "vaultName", "kv-a"),
        ({}, "e-key", "keyName", "disks"),
        ({"key_name": "books"}, "e-key", "keyName", "books"),
        ({}, "e-key", "properties.kty", "RSA"),
        ({"key_type": "RSA-HSM"}, "e-key", "properties.kty", "RSA-HSM"),
        ({}, "e-key", "properties.keySize", 3072),
        ({"key_size_bits": 4096}, "e-key", "properties.keySize", 4096),
        ({}, "e-key", "properties.keyOps", ["wrapKey", "unwrapKey"]),
        (
            {},
            "e-key",
            "properties.rotationPolicy.lifetimeActions",
            [{"trigger": {"timeAfterCreate": "P90D"}, "action": {"type": "rotate"}}],
        ),
        (
            {"rotate_every": "P30D"},
            "e-key",
            "properties.rotationPolicy.lifetimeActions.0.trigger.timeAfterCreate",
            "P30D",
        ),
        ({}, "e-key", "properties.rotationPolicy.attributes.expiryTime", "P2Y"),
        (
            {"key_lifetime": "P1Y"},
            "e-key",
            "properties.rotationPolicy.attributes.expiryTime",
            "P1Y",
        ),
        (EXISTS, "e-key", "vaultName", "kv-a"),
        (EXISTS, "e-key", "resourceGroupName", "rg"),
        ({"identity_name": "id-a"}, "e-identity", "resourceName", "id-a"),
        ({}, "e-identity", "location", "westeurope"),
        ({}, "e-key-grant", "scope", f"{VAULT_ID}/keys/disks"),
        ({}, "e-key-grant", "principalId", PRINCIPAL),
        ({}, "e-set", "activeKey.keyUrl", KEY_URL),
        ({}, "e-set", "activeKey.sourceVault.id", VAULT_ID),
        (EXISTS, "e-set", "activeKey.sourceVault.id", VAULT_ID),
        ({**EXISTS, "key_url": KEY_URL}, "e-set", "activeKey.keyUrl", KEY_URL),
        ({**EXISTS, "key_url": KEY_URL}, "e-key-grant", "scope", f"{VAULT_ID}/keys/disks"),
        ({}, "e-set", "identity.type", "UserAssigned"),
        ({}, "e-set", "encryptionType", "EncryptionAtRestWithCustomerKey"),
        (
            {"encryption_type": "EncryptionAtRestWithPlatformAndCustomerKeys"},
            "e-set",
            "encryptionType",
            "EncryptionAtRestWithPlatformAndCustomerKeys",
        ),
        ({"disk_encryption_set_name": "des-a"}, "e-set", "diskEncryptionSetName", "des-a"),
        ({}, "e-set", "rotationToLatestKeyVersionEnabled", True),
        ({"follow_rotation": False}, "e-set", "rotationToLatestKeyVersionEnabled", False),
    ],
)
def test_input_reaches_property(
    inputs: dict[str, Any], child: str, path: str, expected: object
) -> None:
    assert encryption(**inputs)[child].at(path) == expected


def test_makes_only_what_does_not_exist() -> None:
    made = {"e", "e-identity", "e-key-grant", "e-set"}
    assert encryption().names == {*made, "e-key-vault", "e-key"}
    assert encryption(**EXISTS).names == {*made, "e-key"}
    assert encryption(**EXISTS, key_url=KEY_URL).names == made


def test_a_key_vault_of_another_subscription_is_not_named() -> None:
    elsewhere = VAULT_ID.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)
    recording = encryption(key_vault_name=None, key_vault_id=elsewhere, key_url=KEY_URL)
    assert recording["e-set"].at("activeKey").get("sourceVault") is None


def test_the_set_waits_for_the_grant_and_retries() -> None:
    made = encryption()["e-set"]
    assert "e-key-grant" in made.depends_on
    assert list(made.request.hooks.on_error) == ["azure-disk-protection-retry-DiskEncryption-e"]


def test_the_set_follows_rotation_without_drift() -> None:
    assert list(encryption()["e-set"].request.ignoreChanges) == ["activeKey.keyUrl"]
    assert not list(encryption(follow_rotation=False)["e-set"].request.ignoreChanges)


def test_keys_are_protected_and_outlive_the_program() -> None:
    recording = encryption()
    for name in ("e-key-vault", "e-key", "e-set"):
        assert recording[name].request.protect, name
        assert recording[name].request.retainOnDelete, name
    for name in ("e-identity", "e-key-grant"):
        assert recording[name].request.retainOnDelete, name
    loose = encryption(protect=False, retain=False)
    assert not any(
        child.request.protect or child.request.retainOnDelete for child in loose.children
    )
    aliased = encryption(keep_version_aliases=True)
    assert all(list(child.request.aliases) for child in aliased.children if child.name != "e")


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs) as caught:
        encryption(key_vault_id=VAULT_ID, key_url="https://kv-a.vault.azure.net/keys/disks")
    assert [str(problem) for problem in caught.value.problems] == [
        f"keyVaultId: got '{VAULT_ID}', allowed: nothing beside keyVaultName; keep keyVaultName "
        "for a new key vault, or keyVaultId for one that exists",
        "keyUrl: got 'https://kv-a.vault.azure.net/keys/disks', allowed: nothing beside "
        "keyVaultName; a key that exists lies in a key vault that exists, give keyVaultId",
        "keyUrl: got 'https://kv-a.vault.azure.net/keys/disks', allowed: "
        "https://<vault>.vault.azure.net/keys/<key>/<version>; add the key's version, an "
        "encryption set needs it even with rotation",
    ]
