from azure.mgmt.storage.models import (
    StorageAccountPropertiesCreateParameters,
    StorageAccountPropertiesUpdateParameters,
)

from azure_disk_facts.arm_types.services import BLOB_CONTAINER, STORAGE_ACCOUNT


def test_what_an_account_takes_at_creation_only() -> None:
    created = set(StorageAccountPropertiesCreateParameters.__annotations__)
    updated = set(StorageAccountPropertiesUpdateParameters.__annotations__)
    assert created - updated == {"enable_nfs_v3", "is_hns_enabled"}
    assert "isHnsEnabled" in STORAGE_ACCOUNT.create_only


def test_names_of_accounts_and_containers() -> None:
    account, container = STORAGE_ACCOUNT.name_rule, BLOB_CONTAINER.name_rule
    assert account is not None
    assert container is not None
    assert [account.accepts(name) for name in ("abc", "a" * 25, "Abc", "a-b")] == [
        True,
        False,
        False,
        False,
    ]
    assert [container.accepts(name) for name in ("a-b", "a--b", "-ab", "ab", "a" * 63)] == [
        True,
        False,
        False,
        False,
        True,
    ]
