from dataclasses import replace

from azure_disk_policy.families.fixes import changed
from azure_disk_policy.families.previous import PREVIOUS, before
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_TEXT,
    backup_policy,
    disk,
    key_vault,
    made,
    secret,
    snapshot,
)

NOW = disk()
AS_BEFORE = replace(NOW, name="", urn="")


def found(resource: Resource, *previous: Resource) -> int | None:
    """Return the place of what a resource was among the resources of the last deployment."""
    was = before(resource, Context(previous=Stack(previous)))
    return next((place for place, each in enumerate(previous) if each is was), None)


def test_a_resource_without_past_is_new() -> None:
    assert found(NOW) is None
    assert found(NOW, snapshot("d1"), disk("d2")) is None
    assert found(disk("d1", diskName=UNKNOWN_TEXT), AS_BEFORE) is None


def test_the_urn_goes_before_names() -> None:
    renamed = replace(disk("d2"), urn=NOW.urn)
    assert found(NOW, replace(NOW, urn=""), renamed) == 1
    assert found(NOW, replace(NOW, urn=renamed.urn, token="other:module:Type"), AS_BEFORE) == 1


def test_the_logical_name_goes_before_those_in_azure() -> None:
    moved = replace(disk("d2"), name=NOW.name, urn="urn:pulumi:dev::estate::parent$d1")
    assert found(NOW, AS_BEFORE, moved) == 1


def test_names_in_azure_differ_by_group_and_parents_and_not_by_case() -> None:
    upper = replace(disk("D1", resourceGroupName="RG-DATA"), name="", urn="")
    assert found(NOW, upper) == 0
    assert found(NOW, replace(disk(resourceGroupName="rg-data2"), name="", urn="")) is None
    policy = backup_policy()
    same = replace(policy, name="", urn="")
    elsewhere = replace(same, value=changed(policy.value, {"vaultName": "bv2"}))
    assert found(policy, elsewhere) is None
    assert found(policy, elsewhere, same) == 1


def test_secret_names_are_names() -> None:
    hidden = disk(diskName=secret("d1"))
    assert found(NOW, replace(hidden, name="", urn="")) == 0


def test_what_can_not_be_told_apart_is_nothing() -> None:
    twice = replace(NOW, urn="")
    assert found(NOW, twice, twice) is None
    assert found(NOW, twice, replace(disk("d2"), name="d1", urn="")) == 0


def test_types_that_nothing_is_known_of_have_no_names_in_azure() -> None:
    other = made("random:index:RandomPet", "pet", {})
    assert found(other, replace(other, urn="")) == 0
    assert found(other, replace(other, name="", urn="")) is None


def test_it_is_a_parameter_of_the_rules_that_look_back() -> None:
    assert PREVIOUS.json_schema() == {
        "type": "array",
        "items": {"type": "object"},
        "default": [],
        "description": "resources of the last deployment as type, name and props; "
        "azdisk check fills them in",
    }
    assert before(key_vault(), Context()) is None
