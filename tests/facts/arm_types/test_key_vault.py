import pytest

from azure_disk_facts.arm_types import key_vault
from azure_disk_facts.arm_types.row import ResourceTypeFacts
from azure_disk_facts.resource_types import BY_TOKEN


@pytest.mark.parametrize("row", [key_vault.KEY_VAULT, key_vault.KEY])
def test_rows_keep_the_envelope(row: ResourceTypeFacts) -> None:
    assert row.keeps_properties
    assert BY_TOKEN[row.token] is row
    assert all(path.startswith("properties.") or path == "location" for path in row.create_only)


def test_what_a_key_is_made_of_is_fixed() -> None:
    """C6: another type, size or curve is another key."""
    assert {"properties.kty", "properties.keySize", "properties.curveName"} == set(
        key_vault.KEY.create_only
    )
    assert key_vault.KEY_VAULT.create_only == ("location", "properties.softDeleteRetentionInDays")


def test_a_release_policy_is_spelled_with_an_underscore() -> None:
    """As the ``KeyProperties`` of azure-mgmt-keyvault 14.1 have it."""
    assert key_vault.KEY.renamed == (("properties.releasePolicy", "release_policy"),)


def test_names() -> None:
    assert key_vault.KEY.name_rule is not None
    assert key_vault.KEY.name_rule.accepts("disk-key")
    assert not key_vault.KEY.name_rule.accepts("disk_key")
    assert key_vault.KEY_VAULT.name_rule is not None
    assert not key_vault.KEY_VAULT.name_rule.accepts("1kv")
