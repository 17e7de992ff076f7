"""Keys behind URLs; what makes them unfit is tested with disk encryption sets."""

import pytest

from azure_disk_facts.roles import (
    KEY_VAULT_ADMINISTRATOR,
    KEY_VAULT_CRYPTO_USER,
    KEY_VAULT_READER,
    Role,
)
from tests.simulator.estate import Estate, refused


@pytest.mark.parametrize("host", ["kv-none.vault.azure.net", "kv-bakery.managedhsm.azure.net"])
def test_keys_elsewhere_are_not_found(estate: Estate, host: str) -> None:
    key = estate.key(estate.vault())
    url = key["properties"]["keyUriWithVersion"].replace("kv-bakery.vault.azure.net", host)
    if "managedhsm" in host:
        url = url.replace("kv-bakery", "hsm-bakery")
    with refused("KeyVaultKeyNotFound", match=f"The key '{url}' does not exist"):
        estate.put_set(key, None, properties={"activeKey": {"keyUrl": url}})


@pytest.mark.parametrize("role", [KEY_VAULT_CRYPTO_USER, KEY_VAULT_ADMINISTRATOR])
def test_broader_roles_do_as_well(estate: Estate, role: Role) -> None:
    """C7."""
    identity, key = estate.identity(), estate.key(estate.vault())
    estate.grant(role, identity["properties"]["principalId"], key["id"])
    assert estate.put_set(key, identity)


def test_reading_a_key_is_not_enough(estate: Estate) -> None:
    identity, key = estate.identity(), estate.key(estate.vault())
    estate.grant(KEY_VAULT_READER, identity["properties"]["principalId"], key["id"])
    with refused("KeyVaultAccessForbidden"):
        estate.put_set(key, identity)
