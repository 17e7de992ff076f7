from collections.abc import Iterator

import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.families.id_lists import Pointer, Pointers, elements, objects, reach
from azure_disk_policy.inputs import UNKNOWN, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import UNKNOWN_TEXT, ade_disk, depends, disk, disk_id, key_vault, vault_id

LIST = "encryptionSettingsCollection.encryptionSettings"


def unsure() -> bool:
    raise UnknownInputError("enabled")


def index(*disks: Resource, counts: object = True) -> Pointers:
    def pointers() -> Iterator[Pointer]:
        for each in disks:
            for settings in elements(each, LIST):
                found = reach(settings, "diskEncryptionKey.sourceVault.id")
                yield Pointer(each, found, unsure if counts is None else lambda: bool(counts))

    return Pointers(Stack([key_vault(), *disks]), types.KEY_VAULT.token, pointers())


def test_ids_within_lists() -> None:
    assert index(ade_disk(vault_id())).lead_to(key_vault())
    assert index(disk(), ade_disk(vault_id("kv2")), ade_disk(vault_id())).lead_to(key_vault())
    assert not index().lead_to(key_vault())
    assert not index(ade_disk(vault_id("kv2"))).lead_to(key_vault())
    assert not index(ade_disk(disk_id("kv1"))).lead_to(key_vault())
    assert not index(ade_disk("kv1")).lead_to(key_vault())


def test_what_does_not_count_is_left_out() -> None:
    assert not index(ade_disk(vault_id()), counts=False).lead_to(key_vault())
    assert not index(ade_disk(UNKNOWN_TEXT), counts=False).lead_to(key_vault())


def test_it_can_not_be_told_whether_an_id_counts() -> None:
    with pytest.raises(UnknownInputError, match=r"^d1: enabled$"):
        index(ade_disk(vault_id()), counts=None).lead_to(key_vault())
    assert not index(ade_disk(vault_id("kv2")), counts=None).lead_to(key_vault())


def test_unknown_ids_are_told_by_dependency() -> None:
    unknown = ade_disk(UNKNOWN_TEXT)
    top = "encryptionSettingsCollection"
    other = key_vault(vaultName="kv2")
    assert index(depends(unknown, top, key_vault())).lead_to(key_vault())
    of_another = depends(unknown, top, disk("d2"))
    for loose in (unknown, of_another):
        with pytest.raises(UnknownInputError, match=r"^d1: encryption.*sourceVault\.id$"):
            index(loose).lead_to(other)


def test_all_ids_may_be_those_of_a_resource_without_a_name() -> None:
    unnamed = key_vault(vaultName=UNKNOWN_TEXT)
    with pytest.raises(UnknownInputError, match=r"^d1: encryption"):
        index(ade_disk(vault_id())).lead_to(unnamed)


def test_the_way_to_an_id_may_be_unknown() -> None:
    inputs = Inputs({"a": UNKNOWN, "b": [{"id": 1}, UNKNOWN], "c": {"id": 2}})
    assert reach(inputs, "a.b.c") == Inputs(UNKNOWN, "a")
    assert reach(inputs, "c.id") == Inputs(2, "c.id")
    assert elements(inputs, "a.list") == [Inputs(UNKNOWN, "a")]
    assert elements(inputs, "b") == [Inputs({"id": 1}, "b[0]"), Inputs(UNKNOWN, "b[1]")]
    assert elements(inputs, "c") == [Inputs({"id": 2}, "c")]
    assert elements(inputs, "d") == []


def test_what_is_no_object_says_nothing() -> None:
    found = [Inputs({"id": 1}), Inputs("id"), Inputs(UNKNOWN), Inputs(7), Inputs([])]
    assert objects(found) == [found[0], found[2]]
