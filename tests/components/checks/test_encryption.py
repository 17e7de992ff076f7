from typing import Any

import pytest

from azure_disk_facts.encryption import EncryptionSetType, EncryptionType
from azure_disk_protection.checks.encryption import set_type_of
from tests.components.checks.keys import EXISTS, HSM_URL, problems
from tests.components.recording import DISK_ID, KEY_URL, VAULT_ID


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"key_size_bits": 1024}, "keySizeBits: 2048, 3072, 4096 bits"),
        (
            {"rotate_every": "weekly"},
            "rotateEvery: an ISO 8601 duration, for example PT4H, P90D or P2Y",
        ),
        (
            {"key_lifetime": "long"},
            "keyLifetime: an ISO 8601 duration, for example PT4H, P90D or P2Y",
        ),
        ({"rotate_every": "P6D"}, "rotateEvery: P7D or longer"),
        (
            {"rotate_every": "P30D", "key_lifetime": "P30D"},
            "keyLifetime: at least 7 days longer than rotateEvery, P30D",
        ),
        (
            {"key_lifetime": "P90D"},
            "keyLifetime: at least 7 days longer than rotateEvery, P90D",
        ),
        (
            {"rotate_every": "P2Y"},
            "rotateEvery: at least 7 days shorter than keyLifetime, P2Y",
        ),
        ({"rotate_every": "P7D", "key_lifetime": "P27D"}, "keyLifetime: P28D or longer"),
        ({"deleted_keys_kept_days": 91}, "deletedKeysKeptDays: 7 to 90 days"),
        ({"key_vault_name": None}, "keyVaultName: the name of a key vault to make"),
        ({"key_vault_id": VAULT_ID}, "keyVaultId: nothing beside keyVaultName"),
        ({**EXISTS, "key_vault_id": DISK_ID}, "keyVaultId: the id of a Microsoft.KeyVault/vaults"),
        (
            {**EXISTS, "key_url": "https://kv-a.vault.azure.net/keys/disks"},
            "keyUrl: https://<vault>.vault.azure.net/keys/<key>/<version>",
        ),
    ],
)
def test_keys_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


def test_a_key_without_an_end_is_rotated_as_seldom_as_one_wants() -> None:
    assert problems(rotate_every="P3Y", follow_rotation=False) == []


def test_a_key_vault_and_a_managed_hsm_are_told_apart() -> None:
    assert problems(**EXISTS, key_url=HSM_URL)[0] == "keyUrl: a key in a key vault"
    assert problems(**EXISTS, key_url=KEY_URL) == []


def test_sets_by_the_encryption_they_give() -> None:
    assert set_type_of(EncryptionType.CUSTOMER_KEY) is EncryptionSetType.CUSTOMER_KEY
    assert set_type_of(EncryptionType.PLATFORM_KEY) is None
