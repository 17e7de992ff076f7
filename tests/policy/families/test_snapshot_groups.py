import pytest

from azure_disk_facts.resource_types import BACKUP_INSTANCE
from azure_disk_policy.families.snapshot_groups import all_snapshot_groups, snapshot_groups
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import SUBSCRIPTION, UNKNOWN_TEXT, depends, made, resource_group

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-snap"


def kept_in(*groups: object, name: str = "bi1") -> Resource:
    stores = [{"resourceGroupId": group} for group in groups]
    parameters = {"policyParameters": {"dataStoreParametersList": stores}}
    return made(BACKUP_INSTANCE.token, name, {"properties": {"policyInfo": parameters}})


def test_a_group_that_is_declared_is_known_by_its_urn() -> None:
    group, gaps = resource_group("RG-Snap"), Gaps()
    (found,) = snapshot_groups(kept_in(GROUP), Stack([group]), gaps)
    assert (found.urn, found.path_name("id")) == (group.urn, GROUP)
    (found,) = snapshot_groups(kept_in(GROUP), Stack(), gaps)
    assert (found.urn, found.arm_name) == ("", "rg-snap")
    (found,) = snapshot_groups(kept_in(GROUP), Stack([resource_group(UNKNOWN_TEXT)]), gaps)
    assert not found.urn
    assert gaps.first is None


def test_each_group_counts_once() -> None:
    group = resource_group("rg-snap")
    late = depends(kept_in(UNKNOWN_TEXT, name="bi2"), "properties", group)
    instances = [kept_in(GROUP), late, kept_in(f"{GROUP}-2", GROUP, name="bi3")]
    found = all_snapshot_groups(Stack([group, *instances]))
    places = found.by_key.values()
    assert [[each.name for each in place.instances] for place in places] == [
        ["bi1", "bi2", "bi3"],
        ["bi3"],
    ]
    assert found.gaps.first is None


def test_an_unknown_group_is_noted_with_its_instance() -> None:
    found = all_snapshot_groups(Stack([kept_in(UNKNOWN_TEXT)]))
    path = r"properties\.policyInfo\.policyParameters\.dataStoreParametersList\[0\]"
    with pytest.raises(UnknownInputError, match=rf"^bi1: {path}\.resourceGroupId$"):
        found.gaps.settle()
