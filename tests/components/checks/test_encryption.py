from typing import Any

import pytest

from azure_disk_facts.encryption import EncryptionSetType, EncryptionType
from azure_disk_protection.checks.encryption import encryption_problems, set_type_of
from tests.components.recording import DISK_ID, KEY_URL, VAULT_ID

BASE: dict[str, Any] = {"location": "westeurope", "key_vault_name": "kv-bakery"}
EXISTS: dict[str, Any] = {"key_vault_name": None, "key_vault_id": VAULT_ID}


def problems(**values: Any) -> list[str]:
    merged = {name: value for name, value in {**BASE, **values}.items() if value is not None}
    return [f"{each.path}: {each.allowed}" for each in encryption_problems(merged)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"key_size_bits": 2048, "rotate_every": "P7D", "key_lifetime": "P14D"},
        {"deleted_keys_kept_days": 7},
        EXISTS,
        {**EXISTS, "key_url": KEY_URL},
        {**EXISTS, "key_url": KEY_URL.replace("vault.azure.net", "managedhsm.azure.net")},
    ],
)
def test_keys_that_azure_takes(values: dict[str, Any]) -> None:
    assert problems(**values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"location": "here"}, "location: the name of an Azure region, for example westeurope"),
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
        ({"deleted_keys_kept_days": 91}, "deletedKeysKeptDays: 7 to 90 days"),
        ({"key_vault_name": None}, "keyVaultName: the name of a key vault to make"),
        ({"key_vault_id": VAULT_ID}, "keyVaultId: nothing beside keyVaultName"),
        ({**EXISTS, "key_vault_id": DISK_ID}, "keyVaultId: the id of a Microsoft.KeyVault/vaults"),
        ({**EXISTS, "key_url": KEY_URL, "key_name": "a"}, "keyName: nothing beside keyUrl"),
        (
            {**EXISTS, "key_url": KEY_URL, "rotate_every": "P9D"},
            "rotateEvery: nothing beside keyUrl",
        ),
        ({"key_name": "my key"}, "keyName: 1 to 127 letters, digits or hyphens"),
        (
            {"identity_name": "a"},
            "identityName: 3 to 128 letters, digits, '_' or '-', starting with a letter or digit",
        ),
        (
            {"disk_encryption_set_name": "-"},
            "diskEncryptionSetName: 1 to 80 letters, digits, '_', '.' or '-', starting with a "
            "letter or digit and ending with a letter, digit or '_'",
        ),
    ],
)
def test_keys_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


def test_sets_by_the_encryption_they_give() -> None:
    assert set_type_of(EncryptionType.CUSTOMER_KEY) is EncryptionSetType.CUSTOMER_KEY
    assert set_type_of(EncryptionType.PLATFORM_KEY) is None
