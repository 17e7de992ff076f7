import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.families.near import named, near, value_key
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    depends,
    disk,
    disk_id,
    lock,
    made,
    resource_group,
)


def found(target: Resource, *others: Resource) -> list[str]:
    return [each.name for each in near(target, types.LOCK, "scope", Stack([target, *others]))]


def test_only_what_may_be_about_a_resource_is_near() -> None:
    others = [lock(disk_id(f"d{number}"), name=f"lock{number}") for number in range(2, 1000)]
    assert found(disk(), *others) == []
    assert found(disk("d7"), *others) == ["lock7"]


def test_scopes_above_are_near() -> None:
    scopes = [SUBSCRIPTION, "/", f"{SUBSCRIPTION}/resourceGroups/RG-DATA"]
    locks = [lock(scope, name=f"lock{number}") for number, scope in enumerate(scopes)]
    assert sorted(found(disk(), *locks)) == ["lock0", "lock1", "lock2"]
    assert sorted(found(disk(resourceGroupName="rg-other"), *locks)) == ["lock0", "lock1"]


def test_what_was_made_from_a_resource_or_its_group_is_near() -> None:
    group, other = resource_group("rg-data"), made(types.RESOURCE_GROUP.token, "other", {})
    locks = [
        depends(lock(UNKNOWN_TEXT, name="own"), "scope", disk()),
        depends(lock(UNKNOWN_TEXT, name="of group"), "scope", group),
        depends(lock(UNKNOWN_TEXT, name="of another disk"), "scope", disk("d2")),
    ]
    assert found(disk(), group, disk("d2"), *locks) == ["of group", "own"]
    late = depends(disk(resourceGroupName=UNKNOWN_TEXT), "resourceGroupName", group)
    assert "of group" in found(late, group, *locks)
    assert found(late, group, other, lock(f"{SUBSCRIPTION}/resourceGroups/rg-data")) == ["lock1"]


def test_of_those_that_nothing_tells_of_one_is_near() -> None:
    locks = [lock(UNKNOWN_TEXT, name=f"lock{number}") for number in range(5)]
    assert found(disk(), *locks) == ["lock0"]


def test_of_those_that_nothing_tells_of_one_of_each_likeness_is_near() -> None:
    levels = ["ReadOnly", "ReadOnly", UNKNOWN_TEXT, "NotSpecified", UNKNOWN_TEXT]
    locks = [lock(UNKNOWN_TEXT, level, f"lock{number}") for number, level in enumerate(levels)]
    locks.append(depends(lock(UNKNOWN_TEXT, UNKNOWN_TEXT, "lock5"), "level", disk("d2")))
    stack = Stack([disk(), *locks])
    few = near(disk(), types.LOCK, "scope", stack, beside=("level",))
    assert [each.name for each in few] == ["lock0", "lock2", "lock3", "lock5"]


def test_all_is_near_what_has_no_name_yet() -> None:
    locks = [lock(disk_id("d2")), lock(disk_id("d3"), name="lock2")]
    assert found(disk(diskName=UNKNOWN_TEXT), *locks) == ["lock1", "lock2"]
    assert found(disk(resourceGroupName=UNKNOWN_TEXT), *locks) == ["lock1", "lock2"]
    assert found(made("azure-native:other:Thing", "t", {}), *locks) == ["lock1", "lock2"]


def test_each_is_near_once() -> None:
    holder = depends(lock(UNKNOWN_TEXT), "scope", disk(), resource_group("rg-data"))
    assert found(disk(), resource_group("rg-data"), holder) == ["lock1"]


def test_resources_by_name() -> None:
    stack = Stack([disk("d1"), disk("D2"), disk("late", diskName=UNKNOWN_TEXT)])
    assert [each.name for each in named(types.DISK, "d2", stack)] == ["D2", "late"]
    assert [each.name for each in named(types.DISK, None, stack)] == ["late"]


def test_equal_values_have_one_key() -> None:
    assert value_key(lock(disk_id().upper() + "/"), "scope") == value_key(lock(disk_id()), "scope")
    assert value_key(lock(disk_id()[1:]), "scope") == value_key(lock(disk_id()), "scope")
    assert value_key(lock("/"), "scope") == "/"
    assert not value_key(lock(" "), "scope")


def test_values_of_one_origin_have_one_key() -> None:
    unknown = lock(UNKNOWN_TEXT)
    one, two = depends(unknown, "scope", disk()), depends(unknown, "scope", disk("d2"))
    assert value_key(one, "scope") == value_key(depends(unknown, "scope", disk()), "scope")
    assert value_key(one, "scope") != value_key(two, "scope")
    with pytest.raises(UnknownInputError, match=r"^lock1: scope$"):
        value_key(unknown, "scope")
