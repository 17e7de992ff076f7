from dataclasses import replace
from typing import Any

import pytest

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.keys import HeldKey, KeyHolders
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from tests.analysis import samples
from tests.analysis.check.changes import change, declared, depending, existing, unknown
from tests.analysis.samples import Row

SET = samples.encryption_set_id().lower()
VERSION = "0123456789abcdef"


def vault(name: str = "kv-bakery", **properties: Any) -> Row:
    given = {"enablePurgeProtection": True, "softDeleteRetentionInDays": 30, **properties}
    return samples.row(
        types.KEY_VAULT, samples.arm_id(types.KEY_VAULT, name), {"properties": given}
    )


def key(name: str = "disks", vault_name: str = "kv-bakery") -> Row:
    return samples.row(types.KEY, samples.arm_id(types.KEY, vault_name, name), {"properties": {}})


def new_set(**made_from: Resource) -> Resource:
    inputs = {
        "resourceGroupName": "rg-bakery",
        "diskEncryptionSetName": "set",
        "activeKey": {"keyUrl": unknown(), "sourceVault": {"id": unknown()}},
    }
    return depending(declared(types.DISK_ENCRYPTION_SET, "set", inputs), **made_from)


def new_key(vault_name: str = "kv-new", key_name: str = "disks", **more: Any) -> Resource:
    inputs = {"resourceGroupName": "rg-bakery", "vaultName": vault_name, "keyName": key_name}
    return declared(types.KEY, "key", inputs, **more)


def held(found: Change, set_id: str = SET) -> list[HeldKey]:
    return list(KeyHolders(found).of_set(set_id))


def test_a_set_names_its_key_by_url() -> None:
    assert held(change([samples.encryption_set()])) == [HeldKey("kv-bakery", "disks", VERSION)]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://KV-Bakery.vault.azure.net/keys/Disks/0A/", HeldKey("kv-bakery", "disks", "0a")),
        ("https://kv-bakery.vault.azure.net/keys/disks", HeldKey("kv-bakery", "disks")),
        (
            "https://hsm.managedhsm.azure.net/keys/disks/01",
            HeldKey("hsm.managedhsm.azure.net", "disks", "01"),
        ),
        ("https://[kv/keys/disks/01", HeldKey("")),
        ("no url", HeldKey("")),
        ("", HeldKey("")),
    ],
)
def test_urls_of_keys(url: str, expected: HeldKey) -> None:
    assert held(change([samples.encryption_set(key_url=url)])) == [expected]


def test_keys_that_were_rotated_away_may_still_be_in_use() -> None:
    row = samples.encryption_set()
    url = "https://kv-bakery.vault.azure.net/keys/disks/older"
    row["outputs"]["previousKeys"] = [{"keyUrl": url}, {"keyUrl": None}, "text"]
    assert held(change([row]))[1:] == [HeldKey("kv-bakery", "disks", "older")]


def test_a_set_that_nobody_declares_tells_nothing() -> None:
    assert held(change([samples.disk()])) == []


def test_an_unknown_url_is_that_of_the_key_it_was_made_from() -> None:
    found = change(after=[new_key(), new_set(activeKey=new_key())])
    (set_id,) = KeyHolders(found).sets
    assert held(found, set_id) == [HeldKey("kv-new", "disks")]


def test_an_unknown_vault_is_the_one_that_the_key_was_made_from() -> None:
    new_vault = declared(types.KEY_VAULT, "vault", {"vaultName": "kv-new"})
    made = depending(new_key(vault_name=unknown()), vaultName=new_vault)
    holders = KeyHolders(change(after=[new_vault, made]))
    assert list(holders.keys) == [("kv-new", "disks")]
    assert list(holders.vaults) == ["kv-new"]


def test_what_has_no_name_yet_is_called_by_its_urn() -> None:
    new_vault = declared(types.KEY_VAULT, "vault", {"vaultName": unknown()})
    made = depending(new_key(unknown(), unknown()), vaultName=new_vault)
    alone = declared(types.KEY, "alone", made.inputs)
    holders = KeyHolders(change(after=[new_vault, made, alone]))
    urn = new_vault.urn.lower()
    assert set(holders.vaults) == {urn}
    assert set(holders.keys) == {
        (urn, made.urn.lower()),
        (alone.urn.lower(), alone.urn.lower()),
    }


def test_where_the_key_is_unknown_the_vault_may_be_known() -> None:
    made = new_set(activeKey=declared(types.KEY_VAULT, "vault", {}))
    named = {"keyUrl": unknown(), "sourceVault": {"id": vault()["id"].upper()}}
    literal = replace(new_set(), inputs={**made.inputs, "activeKey": named})
    found = change([vault()], [existing(vault()), literal])
    (set_id,) = KeyHolders(found).sets
    assert held(found, set_id) == [HeldKey("kv-bakery")]
    bare = change(after=[new_set()])
    (set_id,) = KeyHolders(bare).sets
    assert held(bare, set_id) == [HeldKey("")]


def test_names_come_from_ids_where_no_input_tells_them() -> None:
    holders = KeyHolders(change([vault(), key()]))
    assert list(holders.vaults) == ["kv-bakery"]
    assert list(holders.keys) == [("kv-bakery", "disks")]


def test_what_goes_is_known_and_what_is_there_wins() -> None:
    rows = [vault(), key(), samples.encryption_set()]
    found = change(rows, actions=dict.fromkeys(["kv-bakery", "disks", "set"], Action.DELETE))
    holders = KeyHolders(found)
    assert (len(holders.sets), len(holders.vaults), len(holders.keys)) == (1, 1, 1)
    again = declared(types.KEY_VAULT, "again", {"vaultName": "kv-bakery"})
    renewed = change([vault()], [again], {"kv-bakery": Action.DELETE, "again": Action.CREATE})
    assert KeyHolders(renewed).vaults["kv-bakery"].logical_name == "again"


def test_a_resource_without_facts_has_no_names() -> None:
    assert KeyHolders(change([samples.disk()])).keys == {}
