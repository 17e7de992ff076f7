from collections.abc import Callable
from dataclasses import replace

import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.families.scope_ids import parsed
from azure_disk_policy.families.scopes import (
    children_of,
    covers,
    group_of,
    in_group,
    is_child,
    names,
    parent_of,
    shares_group,
)
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    backup_vault,
    depends,
    disk,
    disk_id,
    instance,
    key_vault,
    lock,
    made,
    resource_group,
    role_definition,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-data"
OTHER = "/subscriptions/99999999-2222-3333-4444-555555555555"
VAULT = f"{SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv1"
UNKNOWN = lock(UNKNOWN_TEXT)


def key(vault: object = "kv1", group: object = "rg-keys") -> Resource:
    props = {"resourceGroupName": group, "vaultName": vault, "keyName": "key1"}
    return made(types.KEY.token, "key1", props)


def holds(scope: object, target: Resource, *others: Resource) -> bool:
    """Tell whether a scope holds for a target; a resource as scope is what it is made from."""
    holder = depends(UNKNOWN, "scope", scope) if isinstance(scope, Resource) else lock(scope)
    scopes = [scope] if isinstance(scope, Resource) else []
    return covers(holder, "scope", target, Stack([holder, target, *scopes, *others]))


def undecided(test: Callable[[], object], path: str) -> None:
    with pytest.raises(UnknownInputError, match=f"^{path}$"):
        test()


@pytest.mark.parametrize(
    "scope",
    [
        disk_id(),
        disk_id().upper() + "/",
        disk_id()[1:],
        GROUP,
        SUBSCRIPTION,
        "/",
        "/providers/Microsoft.Management/managementGroups/mg1",
    ],
)
def test_scopes_that_hold(scope: str) -> None:
    assert holds(scope, disk())


@pytest.mark.parametrize(
    "scope",
    [
        disk_id("d11"),
        GROUP + "2",
        disk_id().replace("disks", "snapshots"),
        f"{disk_id()}/providers/Microsoft.Authorization/locks/l1",
        disk_id().replace("rg-data", "rg-other"),
        "rg-data",
        "",
    ],
)
def test_scopes_that_do_not(scope: str) -> None:
    assert not holds(scope, disk())


def test_a_part_lies_below_its_whole() -> None:
    assert holds(VAULT, key())
    assert not holds(VAULT + "2", key())
    assert not holds(VAULT, key(group="rg-other"))
    assert not holds(f"{VAULT}/keys/key1", key_vault())
    assert holds(key_vault(), key())
    assert not holds(key_vault(vaultName="kv2"), key())


def test_a_known_id_tells_the_subscription() -> None:
    known = replace(disk(), value={"id": disk_id()})
    assert holds(disk_id(), known)
    assert holds(GROUP, known)
    assert holds(SUBSCRIPTION.upper(), known)
    assert not holds(OTHER, known)
    assert not holds(GROUP.replace(SUBSCRIPTION, OTHER), known)


def test_scopes_made_from_resources() -> None:
    group = resource_group("rg-data")
    assert holds(disk(), disk())
    assert holds(group, disk())
    assert not holds(resource_group("rg-other"), disk())
    assert not holds(disk("d2"), disk())
    assert not holds(role_definition(), disk())


def test_a_group_beside_what_lies_in_it_is_no_scope_of_its_own() -> None:
    group, other = resource_group("rg-data"), disk("d2")
    holder = depends(UNKNOWN, "scope", group, other)
    stack = Stack([holder, group, disk(), other])
    assert covers(holder, "scope", other, stack)
    assert not covers(holder, "scope", disk(), stack)
    assert not covers(holder, "scope", group, stack)


def test_groups_of_one_origin_are_one_even_if_it_is_not_in_the_stack() -> None:
    group = resource_group(UNKNOWN_TEXT)
    target = depends(disk(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group)
    holder = depends(UNKNOWN, "scope", group)
    assert covers(holder, "scope", target, Stack([holder, target]))


def test_groups_of_two_origins_are_two() -> None:
    group, other = resource_group(), made(types.RESOURCE_GROUP.token, "other", {})
    target = depends(disk(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group)
    assert not holds(other, target, group)


def test_what_can_not_be_told() -> None:
    nameless = disk(resourceGroupName=UNKNOWN_TEXT)
    undecided(lambda: covers(UNKNOWN, "scope", disk(), Stack()), "lock1: scope")
    undecided(lambda: holds(GROUP, nameless), "d1: resourceGroupName")
    undecided(lambda: holds(disk_id(), nameless), "d1: resourceGroupName")
    undecided(lambda: holds(disk_id(), disk(diskName=UNKNOWN_TEXT)), "lock1: scope")
    undecided(lambda: holds(resource_group(UNKNOWN_TEXT), disk()), "group: resourceGroupName")
    elsewhere = depends(UNKNOWN, "scope", backup_vault(), resource_group("rg-data"))
    stack = Stack([resource_group("rg-data")])
    undecided(lambda: covers(elsewhere, "scope", disk(), stack), "lock1: scope")


def test_a_name_that_is_not_known_yet_is_told_by_dependency() -> None:
    target = disk(diskName=UNKNOWN_TEXT)
    holder = depends(lock(disk_id()), "scope", target)
    assert covers(holder, "scope", target, Stack([target]))


def test_other_groups_decide_before_an_unknown_name() -> None:
    assert not holds(disk_id(), disk(resourceGroupName="rg-other", diskName=UNKNOWN_TEXT))


def test_names_of_types_that_lie_in_no_group() -> None:
    scope = parsed(disk_id())
    assert scope is not None
    assert names(scope, disk()) is True
    assert names(scope, disk(diskName=UNKNOWN_TEXT)) is None
    assert names(scope, lock(disk_id())) is False
    assert names(scope, made("azure-native:other:Thing", "d1", {})) is False


def test_the_group_of_a_resource() -> None:
    group = resource_group("rg-late")
    target = depends(disk(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group)
    assert group_of(disk(), Stack()) == "rg-data"
    assert group_of(resource_group("rg-data"), Stack()) == "rg-data"
    assert group_of(target, Stack([group])) == "rg-late"
    assert in_group(target, "RG-Late", Stack([group]))
    undecided(lambda: group_of(target, Stack()), "d1: resourceGroupName")


def test_resources_of_one_group() -> None:
    stack = Stack()
    assert shares_group(disk(), disk("d2", resourceGroupName="RG-DATA"), stack)
    assert not shares_group(disk(), key_vault(), stack)
    assert not shares_group(disk(resourceGroupName=None), key_vault(), stack)
    assert shares_group(disk(), resource_group("rg-data"), stack)
    late = disk(resourceGroupName=UNKNOWN_TEXT)
    undecided(lambda: shares_group(late, disk("d2"), stack), "d1: resourceGroupName")


def test_parts_of_a_resource() -> None:
    vault, other = backup_vault(), backup_vault(name="bv2")
    late = depends(
        made(types.BACKUP_INSTANCE.token, "bi2", {"vaultName": UNKNOWN_TEXT}), "vaultName", other
    )
    stack, gaps = Stack([vault, other, instance(), late, disk()]), Gaps()
    assert [each.name for each in children_of(vault, types.BACKUP_INSTANCE, stack, gaps)] == ["bi1"]
    assert [each.name for each in children_of(other, types.BACKUP_INSTANCE, stack, gaps)] == ["bi2"]
    assert list(children_of(disk(), types.BACKUP_INSTANCE, stack, gaps)) == []
    assert gaps.first is None
    assert not is_child(disk(), vault, stack)


def test_what_a_resource_is_a_part_of() -> None:
    vault = key_vault()
    late = depends(key(UNKNOWN_TEXT), "vaultName", vault)
    other = made(types.KEY_VAULT.token, "other", {"vaultName": "kv2"})
    stack = Stack([vault, other])
    assert parent_of(key(), types.KEY_VAULT, stack) is vault
    assert parent_of(late, types.KEY_VAULT, stack) is vault
    assert parent_of(key("kv3"), types.KEY_VAULT, stack) is None
    assert parent_of(disk(), types.KEY_VAULT, stack) is None
    undecided(lambda: parent_of(key(UNKNOWN_TEXT), types.KEY_VAULT, stack), "vaultName")
    nameless = Stack([key_vault(vaultName=UNKNOWN_TEXT)])
    undecided(lambda: parent_of(key(), types.KEY_VAULT, nameless), "kv1: vaultName")
    twin = {"resourceGroupName": "rg-keys", "vaultName": "KV1"}
    twice = Stack([vault, made(types.KEY_VAULT.token, "twin", twin)])
    undecided(lambda: parent_of(key(), types.KEY_VAULT, twice), "key1: vaultName")
