import pytest

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.families.locks import is_locked, locks_on
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_TEXT,
    Props,
    depends,
    disk,
    disk_id,
    group_lock,
    key_vault,
    lock,
    made,
    resource_group,
)

KEY = made(
    types.KEY.token, "key1", {"resourceGroupName": "rg-keys", "vaultName": "kv1", "keyName": "k1"}
)


def key_lock(**props: object) -> Resource:
    given: Props = {
        "resourceGroupName": "rg-keys",
        "resourceProviderNamespace": "microsoft.keyvault",
        "parentResourcePath": "vaults/KV1",
        "resourceType": "keys",
        "resourceName": "k1",
        "level": "CanNotDelete",
        **props,
    }
    return made(neighbours.LOCK_OF_RESOURCE.token, "lock3", given)


def locked(target: Resource, *others: Resource) -> bool:
    return is_locked(target, Stack([target, *others]))


def test_every_lock_that_holds_is_found_once() -> None:
    locks = [lock(disk_id()), group_lock("rg-data"), group_lock("rg-other")]
    gaps = Gaps()
    found = list(locks_on(disk(), Stack([disk(), *locks]), gaps))
    assert [each.name for each in found] == ["lock1", "lock2"]
    assert gaps.first is None


def test_locks_of_a_part() -> None:
    assert locked(KEY, key_lock())
    assert locked(KEY, key_lock(resourceType="Microsoft.KeyVault/keys"))
    assert locked(KEY, key_lock(parentResourcePath="", resourceType="vaults", resourceName="kv1"))
    assert not locked(KEY, key_lock(parentResourcePath="vaults/kv2"))
    assert not locked(KEY, key_lock(resourceName="k2"))
    assert not locked(KEY, key_lock(resourceProviderNamespace=None))
    assert not locked(key_vault(), key_lock())


def test_a_lock_may_be_made_from_what_it_names() -> None:
    assert locked(KEY, depends(key_lock(resourceName=UNKNOWN_TEXT), "resourceName", KEY))


def test_what_is_known_of_a_lock_decides() -> None:
    assert not locked(disk(), lock(disk_id("d2"), UNKNOWN_TEXT))
    assert not locked(disk(), lock(UNKNOWN_TEXT, "NotSpecified"))
    with pytest.raises(UnknownInputError, match=r"^lock1: level$"):
        locked(disk(), lock(disk_id(), UNKNOWN_TEXT))
    with pytest.raises(UnknownInputError, match=r"^lock1: scope$"):
        locked(disk(), lock(UNKNOWN_TEXT))
    with pytest.raises(UnknownInputError, match=r"^lock3: resourceName$"):
        locked(KEY, key_lock(resourceName=UNKNOWN_TEXT))


def test_a_name_that_is_not_known_yet_leaves_it_open() -> None:
    late = made(types.KEY.token, "key1", {"resourceGroupName": "rg-keys", "vaultName": "kv1"})
    with pytest.raises(UnknownInputError, match=r"^key1: resourceName$"):
        locked(late, key_lock())


def test_a_known_lock_decides_beside_an_unknown_one() -> None:
    assert locked(disk(), lock(UNKNOWN_TEXT), group_lock("rg-data"))


def test_a_group_is_locked_itself() -> None:
    group = resource_group("rg-data")
    assert locked(group, group_lock("RG-Data"))
    assert locked(group, depends(group_lock(UNKNOWN_TEXT), "resourceGroupName", group))
    assert not locked(group, lock(disk_id()))
