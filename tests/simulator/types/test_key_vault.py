from datetime import timedelta

import pytest

from tests.simulator.estate import Estate, Json, refusal, refused


def test_a_key_vault_gets_azures_defaults(estate: Estate) -> None:
    properties = estate.vault("Kv-Bakery")["properties"]
    assert properties["vaultUri"] == "https://kv-bakery.vault.azure.net/"
    assert properties["softDeleteRetentionInDays"] == 90
    assert properties["enableSoftDelete"] is True


@pytest.mark.parametrize("path", ["sku", "tenantId"])
def test_sku_and_tenant_are_required(estate: Estate, path: str) -> None:
    with refused("InvalidParameter", match=rf"Required parameter 'properties.{path}"):
        estate.vault(properties={path: None})


def test_purge_protection_cannot_be_set_to_false(estate: Estate) -> None:
    """C9."""
    assert refusal(lambda: estate.vault(properties={"enablePurgeProtection": False})) == (
        400,
        "BadRequest",
        'The property "enablePurgeProtection" cannot be set to false. Enabling the purge '
        "protection for a vault is an irreversible action.",
    )


def test_purge_protection_stays_when_left_out(estate: Estate) -> None:
    estate.vault()
    updated = estate.vault(properties={"enablePurgeProtection": None})
    assert updated["properties"]["enablePurgeProtection"] is True


def test_soft_delete_cannot_be_switched_off(estate: Estate) -> None:
    assert refusal(lambda: estate.vault(properties={"enableSoftDelete": False}))[2] == (
        'The property "enableSoftDelete" can be set to false only for creating new vault. Enabling '
        "the 'soft delete' functionality is an irreversible action."
    )


def test_retention_is_7_to_90_days_and_fixed(estate: Estate) -> None:
    def vault(days: int) -> Json:
        return estate.vault(properties={"softDeleteRetentionInDays": days})

    with refused("InvalidParameter", match="must be between '7' and '90', inclusive"):
        vault(6)
    vault(7)
    assert refusal(lambda: vault(8)) == (
        400,
        "BadRequest",
        'The property "softDeleteRetentionInDays" has been set already and it can\'t be modified.',
    )


@pytest.mark.parametrize("name", ["kv", "1kv", "kv--a", "kv-", "k" * 25, "kv_a"])
def test_names_of_key_vaults(estate: Estate, name: str) -> None:
    """C21."""
    status, code, text = refusal(lambda: estate.vault(name))
    assert (status, code) == (400, "VaultNameNotValid")
    assert text == (
        f"The vault name '{name}' is invalid. A vault's name must be between 3-24 alphanumeric "
        "characters. The name must begin with a letter, end with a letter or digit, and not "
        "contain consecutive hyphens. Follow this link for more information: "
        "https://go.microsoft.com/fwlink/?linkid=2147742"
    )


def test_names_are_global(estate: Estate) -> None:
    """C21."""
    estate.vault("kv-bakery")
    other = estate.put_group("rg-2")
    body = {"location": "eastus", "properties": {"sku": {"name": "standard"}, "tenantId": "t"}}
    status, code, text = refusal(
        lambda: estate.azure.put(f"{other}/providers/Microsoft.KeyVault/vaults/KV-Bakery", body)
    )
    assert (status, code) == (409, "VaultAlreadyExists")
    assert text.startswith("The vault name 'KV-Bakery' is already in use. Vault names are globally")


def test_a_deleted_key_vault_holds_its_name_until_its_retention_ends(estate: Estate) -> None:
    vault = estate.vault(properties={"softDeleteRetentionInDays": 10})
    estate.azure.delete(vault["id"])

    (gone,) = estate.azure.deleted()
    assert (gone.name, gone.purge_protected) == ("kv-bakery", True)
    assert gone.purge_at - gone.deleted_at == timedelta(days=10)
    assert gone.why == (
        "soft delete keeps key vaults for 10 days; purge protection lets nobody remove it earlier"
    )
    assert refusal(estate.vault) == (
        409,
        "ConflictError",
        "A vault with the same name already exists in deleted state. You need to either recover or "
        "purge existing key vault.",
    )
    estate.azure.advance(timedelta(days=10))
    assert estate.azure.deleted() == []
    assert estate.vault()["id"] == vault["id"]


def test_create_mode_recover_brings_the_key_vault_back_with_its_keys(estate: Estate) -> None:
    """C21."""
    vault = estate.vault()
    key = estate.key(vault)
    estate.azure.delete(vault["id"])
    assert not estate.azure.exists(key["id"])

    recovered = estate.vault(properties={"createMode": "recover"})

    assert recovered == vault
    assert estate.azure.get(key["id"]) == key
    assert estate.azure.deleted() == []
    with refused("VaultAlreadyExists"):
        estate.put_group("rg-2")
        estate.azure.put(
            vault["id"].replace("/rg/", "/rg-2/"),
            {"location": "eastus", "properties": vault["properties"]},
        )


def test_recover_needs_something_deleted(estate: Estate) -> None:
    with refused("DeletedResourceNotFound", match="kv-bakery is in deleted state"):
        estate.vault(properties={"createMode": "recover"})


def test_the_firewall_has_a_number_of_rules(estate: Estate) -> None:
    """C18."""
    rules = [{"value": "203.0.113.7"}] * 1001
    assert refusal(lambda: estate.vault(properties={"networkAcls": {"ipRules": rules}}))[2] == (
        "The key vault 'kv-bakery' has 1001 ipRules: there may be 1000."
    )
