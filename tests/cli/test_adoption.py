from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.deployment import Resource
from azure_disk_cli.adoption import (
    SOFT_DELETED,
    Adoption,
    Left,
    find_adoptions,
    read_left,
    remember_left,
)
from azure_disk_cli.run_record import RunRecord, Step
from azure_disk_facts import resource_types as types
from azure_disk_facts.resource_types import ResourceTypeFacts
from azure_disk_facts.wire import UNKNOWN_TEXT as UNKNOWN
from tests.simulator.estate import Estate

NOTHING: Left = {}
FILE = "left-behind.json"


def step(
    facts: ResourceTypeFacts, inputs: dict[str, Any], *, operation: str = "create", name: str = "it"
) -> Step:
    return Step(operation, facts.token, name, f"urn::{name}", inputs, is_custom=True)


def disk_step(name: str = "d", **more: Any) -> Step:
    return step(types.DISK, {"resourceGroupName": "rg", "diskName": name}, **more)


def vault_step(group: Any = "rg", name: Any = "kv-bakery") -> Step:
    return step(types.KEY_VAULT, {"resourceGroupName": group, "vaultName": name})


def found(
    estate: Estate, *planned: Step, left: Left = NOTHING, interrupted: bool = False
) -> tuple[Adoption, ...]:
    plan = RunRecord(planned=list(planned))
    return find_adoptions(estate.azure, plan, left, interrupted=interrupted)


@pytest.fixture
def estate() -> Iterator[Estate]:
    made = Estate()
    yield made
    made.azure.close()


def test_another_owners_resource_is_not_adopted(estate: Estate) -> None:
    estate.disk()
    assert found(estate, disk_step()) == ()


def test_what_down_left_is_adopted_under_the_id_azure_shows(estate: Estate) -> None:
    disk = estate.disk()
    left = {(types.DISK.token, "it"): str(disk["id"]).upper()}
    planned = step(types.DISK, {"resourceGroupName": "RG", "diskName": "D"})
    assert found(estate, planned, left=left) == (Adoption(planned, disk["id"], is_deleted=False),)
    assert found(estate, disk_step(name="other-name"), left=left) == ()


def test_what_down_left_under_another_id_is_not_this_one(estate: Estate) -> None:
    estate.disk()
    left = {(types.DISK.token, "it"): estate.id(types.DISK.arm_type, "d-before")}
    assert found(estate, disk_step(), left=left) == ()


def test_what_down_left_is_found_while_its_group_is_not_known_yet(estate: Estate) -> None:
    disk = estate.disk()
    planned = step(types.DISK, {"resourceGroupName": UNKNOWN, "diskName": "d"})
    left = {(types.DISK.token, "it"): str(disk["id"])}
    assert [item.arm_id for item in found(estate, planned, left=left)] == [disk["id"]]
    assert found(estate, planned, interrupted=True) == ()


def test_after_a_kill_whatever_exists_under_a_planned_id_is_adopted(estate: Estate) -> None:
    disk = estate.disk()
    adoptions = found(estate, disk_step(), disk_step("absent"), interrupted=True)
    assert [item.arm_id for item in adoptions] == [disk["id"]]


def test_after_a_kill_a_creation_is_looked_for_in_its_providers_subscription(
    estate: Estate,
) -> None:
    other, there = "00000000-0000-0000-0000-0000000000ab", "urn::there"
    estate.azure.settings.other_subscriptions = (other,)
    estate.disk()
    step = replace(disk_step(), provider=there)
    plan = RunRecord(planned=[step], providers={there: {"subscriptionId": other}})
    assert find_adoptions(estate.azure, plan, NOTHING, interrupted=True) == ()
    group = f"/subscriptions/{other}/resourceGroups/rg"
    estate.azure.put(group, {"location": "westeurope"})
    body = {"creationData": {"createOption": "Empty"}, "diskSizeGB": 4}
    away = {"location": "westeurope", "sku": {"name": "Premium_LRS"}, "properties": body}
    made = estate.azure.put(f"{group}/providers/Microsoft.Compute/disks/d", away)
    (found,) = find_adoptions(estate.azure, plan, NOTHING, interrupted=True)
    assert found.arm_id == made["id"]


@pytest.mark.parametrize("operation", ["update", "replace", "delete", "import"])
def test_only_creations_are_adopted(estate: Estate, operation: str) -> None:
    estate.disk()
    assert found(estate, disk_step(operation=operation), interrupted=True) == ()


def test_types_that_are_not_simulated_are_left_alone(estate: Estate) -> None:
    pet = Step("create", "random:index:Pet", "pet", "urn::pet", {}, is_custom=True)
    assert found(estate, pet, interrupted=True) == ()


def test_a_soft_deleted_vault_is_recovered(estate: Estate) -> None:
    vault = estate.vault()
    estate.azure.delete(vault["id"])
    expected = (Adoption(vault_step("RG"), vault["id"], is_deleted=True),)
    assert found(estate, vault_step("RG")) == expected


@pytest.mark.parametrize("group", [None, UNKNOWN, f"rg-{UNKNOWN}"])
def test_a_vault_is_known_by_its_name_alone(estate: Estate, group: str | None) -> None:
    vault, other = estate.vault(), estate.vault("kv-other")
    key = estate.key(vault)
    for body in (key, vault, other):
        if estate.azure.exists(body["id"]):
            estate.azure.delete(body["id"])
    adoptions = found(estate, vault_step(group))
    assert [item.arm_id for item in adoptions] == [vault["id"]]
    assert found(estate, vault_step(group, name=UNKNOWN)) == ()


def test_a_vault_in_another_group_is_another_plan(estate: Estate) -> None:
    estate.azure.delete(estate.vault()["id"])
    assert found(estate, vault_step("rg-other")) == ()


def test_a_key_of_unknown_vault_is_not_guessed(estate: Estate) -> None:
    vault = estate.vault()
    key = estate.key(vault)
    estate.azure.delete(vault["id"])
    inputs = {"resourceGroupName": "rg", "vaultName": UNKNOWN, "keyName": "disks"}
    planned = step(types.KEY, inputs)
    assert found(estate, planned) == ()
    left = {(types.KEY.token, "it"): str(key["id"])}
    assert found(estate, planned, left=left) == (Adoption(planned, key["id"], is_deleted=True),)


def test_a_left_thing_that_is_gone_for_good_is_created_anew(estate: Estate) -> None:
    planned = disk_step()
    left = {(types.DISK.token, "it"): estate.id(types.DISK.arm_type, "d")}
    assert found(estate, planned, left=left) == ()


def test_every_type_that_is_recovered_is_known() -> None:
    assert set(SOFT_DELETED) <= set(types.BY_TOKEN)


def test_words_for_people() -> None:
    key = step(types.KEY, {})
    arm_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv/keys/k"
    assert Adoption(key, arm_id, is_deleted=True).words == "Key kv/k"
    assert Adoption(key, "strange", is_deleted=True).words == "Key strange"


def resource(token: str, name: str, arm_id: str) -> Resource:
    return Resource(f"urn:pulumi:dev::p::{token}::{name}", token, arm_id)


def test_what_is_left_is_remembered_over_several_runs(tmp_path: Path) -> None:
    work = tmp_path / "work" / "dev"
    assert read_left(work) == {}
    remember_left(work, [resource("a:b:C", "one", "/1"), resource("a:b:C", "two", "/2")])
    remember_left(work, [resource("a:b:C", "two", "/2-new"), resource("a:b:D", "one", "/3")])
    assert read_left(work) == {
        ("a:b:C", "one"): "/1",
        ("a:b:C", "two"): "/2-new",
        ("a:b:D", "one"): "/3",
    }
    assert [path.name for path in work.iterdir()] == [FILE]


names = st.text(st.characters(codec="utf-8", exclude_characters=":"), min_size=1, max_size=9)


@given(st.dictionaries(st.tuples(names, names), names, max_size=5))
def test_what_is_remembered_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, left: dict[tuple[str, str], str]
) -> None:
    work = tmp_path_factory.mktemp("work")
    remember_left(work, [resource(token, name, arm) for (token, name), arm in left.items()])
    assert read_left(work) == left


@pytest.mark.parametrize("text", ["", "{", "5", "[5]", '["text"]', '[{"token": "a"}]'])
def test_a_spoilt_memory_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    assert read_left(tmp_path) == {}
