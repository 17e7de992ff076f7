from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.blast import blast_radius
from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.report import BlastRadius
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from tests.analysis import samples
from tests.analysis.check.changes import (
    change,
    declared,
    deleting,
    depending,
    existing,
    unknown,
    with_inputs,
)
from tests.analysis.check.test_keys import VERSION, key, new_key, new_set, vault
from tests.analysis.samples import Row

ALL = (vault(), key(), samples.encryption_set())
BY_SET: dict[str, Any] = {
    "encryption": {"diskEncryptionSetId": samples.encryption_set_id().upper()}
}


def radius(found: Change) -> dict[str, BlastRadius]:
    """Return what was found by type and name."""
    rows = blast_radius(found)
    named = {f"{row.subject.type.rsplit(':', 1)[-1]} {row.subject.name}": row for row in rows}
    assert len(named) == len(rows)
    return named


def test_all_that_hangs_on_a_vault() -> None:
    rows = [
        *ALL,
        samples.disk(),
        samples.snapshot("point", **BY_SET),
        samples.disk("bare", encryption=None),
    ]
    found = radius(change(rows))
    assert list(found) == [
        "Vault kv-bakery",
        "Key disks",
        f"Key disks/{VERSION}",
        "DiskEncryptionSet set",
    ]
    for row in found.values():
        assert (row.disks, row.snapshots, row.backups, row.goes) == (
            ("web",),
            ("point",),
            (),
            False,
        )
    assert [row.recoverable_days for row in found.values()] == [30, 30, 30, 0]
    assert found["Vault kv-bakery"].subject.urn == samples.urn(types.KEY_VAULT.token, "kv-bakery")


def test_a_set_of_which_the_key_is_not_known_stands_for_itself() -> None:
    row = samples.encryption_set(key_url="")
    assert list(radius(change([row, samples.disk()]))) == ["DiskEncryptionSet set"]
    row["outputs"]["activeKey"]["sourceVault"] = {"id": vault()["id"]}
    found = radius(change([vault(), row, samples.disk()]))
    assert list(found) == ["Vault kv-bakery", "DiskEncryptionSet set"]


def test_what_nothing_hangs_on_is_left_out() -> None:
    assert radius(change([*ALL, samples.disk("bare", encryption=None)])) == {}


def test_keys_that_the_program_does_not_declare_are_named_by_their_users() -> None:
    found = radius(change([samples.disk()]))
    (row,) = found.values()
    assert row.subject.name == "set"
    assert row.subject.urn == samples.urn(types.DISK.token, "web")
    found = radius(change([samples.disk(), samples.encryption_set()]))
    assert list(found) == [
        "Vault kv-bakery",
        "Key kv-bakery/disks",
        f"Key kv-bakery/disks/{VERSION}",
        "DiskEncryptionSet set",
    ]
    assert [row.recoverable_days for row in found.values()] == [None, None, None, 0]


def test_keys_that_were_rotated_away_count_too() -> None:
    row = samples.encryption_set()
    row["outputs"]["previousKeys"] = [{"keyUrl": "https://kv-bakery.vault.azure.net/keys/disks/0"}]
    assert "Key disks/0" in radius(change([vault(), key(), row, samples.disk()]))


def test_confidential_disks_have_a_set_of_their_own_kind() -> None:
    secure = {"secureVMDiskEncryptionSetId": samples.encryption_set_id()}
    disk = samples.disk(encryption=None, securityProfile=secure)
    assert radius(change([*ALL, disk]))["DiskEncryptionSet set"].disks == ("web",)


@pytest.mark.parametrize(
    ("changed", "days"),
    [
        ({}, 30),
        ({"softDeleteRetentionInDays": None}, 90),
        ({"softDeleteRetentionInDays": 7.0}, 7),
        ({"enablePurgeProtection": None}, 0),
        ({"enablePurgeProtection": False}, 0),
        ({"enableSoftDelete": False}, 0),
        ({"enableSoftDelete": True}, 30),
    ],
)
def test_days_for_which_a_deletion_can_be_undone(changed: Row, days: int) -> None:
    rows = [vault(**changed), key(), samples.encryption_set(), samples.disk()]
    assert radius(change(rows))["Vault kv-bakery"].recoverable_days == days


@pytest.mark.parametrize(
    "name", ["enableSoftDelete", "enablePurgeProtection", "softDeleteRetentionInDays"]
)
def test_what_is_not_known_yet_decides_nothing(name: str) -> None:
    before = existing(vault())
    after = with_inputs(before, properties={"enablePurgeProtection": True, name: unknown()})
    rest = [samples.encryption_set(), samples.disk()]
    found = change([before, *rest], [after, *rest], {"kv-bakery": Action.UPDATE})
    assert radius(found)["Vault kv-bakery"].recoverable_days is None


def test_snapshots_without_a_set_have_that_of_their_disk() -> None:
    disk = declared(types.DISK, "new", {"encryption": {"diskEncryptionSetId": unknown()}})
    first, made = new_key(), new_set()
    made = depending(made, activeKey=first)
    disk = depending(disk, encryption=made)
    creation = {"createOption": "Copy", "sourceResourceId": unknown()}
    point = depending(declared(types.SNAPSHOT, "a", {"creationData": creation}), creationData=disk)
    again = depending(declared(types.SNAPSHOT, "b", {"creationData": creation}), creationData=point)
    found = radius(change(after=[first, made, disk, point, again]))
    assert list(found) == ["Vault kv-new", "Key key", "DiskEncryptionSet set"]
    for row in found.values():
        assert (row.disks, row.snapshots) == (("new",), ("a", "b"))


@pytest.mark.parametrize(
    "creation",
    [
        {"createOption": "CopyStart", "sourceResourceId": samples.disk_id()},
        {"createOption": "Copy", "sourceResourceId": samples.disk_id("other")},
        {"createOption": "Copy"},
        {},
    ],
)
def test_copies_and_strangers_have_no_set_of_a_disk(creation: Row) -> None:
    point = samples.snapshot("point", creationData=creation)
    assert radius(change([*ALL, samples.disk(), point]))["Key disks"].snapshots == ()


def test_snapshots_that_run_in_a_circle_have_no_set() -> None:
    rows = [
        samples.snapshot(one, creationData={"createOption": "Copy", "sourceResourceId": other})
        for one, other in (("a", samples.snapshot_id("b")), ("b", samples.snapshot_id("a")))
    ]
    assert radius(change(rows)) == {}


def test_a_snapshot_of_a_disk_that_goes_keeps_its_set() -> None:
    rows = [*ALL, samples.disk(), samples.snapshot()]
    row = radius(change(rows, actions=deleting("web")))["Key disks"]
    assert (row.disks, row.snapshots) == ((), ("monday",))


def test_backups_have_the_key_of_their_disk() -> None:
    rows = [*ALL, samples.disk(), samples.backup_policy(), samples.backup_instance()]
    assert radius(change(rows))["Vault kv-bakery"].backups == ("web-backup",)


@pytest.mark.parametrize(
    ("gone", "goes"),
    [
        ("kv-bakery", [True, True, True, False]),
        ("disks", [False, True, True, False]),
        ("set", [False, False, False, True]),
        ("web", [False, False, False, False]),
    ],
)
def test_what_the_change_itself_takes_away_is_marked(gone: str, goes: list[bool]) -> None:
    rows = [*ALL, samples.disk(), samples.disk("other")]
    found = radius(change(rows, actions=deleting(gone)))
    assert [row.goes for row in found.values()] == goes
    assert {row.disks for row in found.values()} == {
        ("other",) if gone == "web" else ("other", "web")
    }


def test_a_replaced_key_goes() -> None:
    inputs = {"resourceGroupName": "rg-bakery", "vaultName": "kv-bakery", "keyName": "disks"}
    replaced = declared(types.KEY, "disks", inputs)
    rest = [vault(), samples.encryption_set(), samples.disk()]
    found = radius(change([*rest, key()], [*rest, replaced], {"disks": Action.REPLACE}))
    assert found["Key disks"].goes
    assert not found["Vault kv-bakery"].goes


def test_a_key_that_is_retained_does_not_go() -> None:
    kept = {**key(), "retainOnDelete": True}
    found = radius(change([vault(), kept, *ALL[2:], samples.disk()], actions=deleting("disks")))
    assert not found["Key disks"].goes


def test_disks_that_the_program_forgets_are_there_all_the_same() -> None:
    rows = [*ALL, samples.disk()]
    found = radius(change(rows, actions={"web": Action.FORGET}))
    assert found["Key disks"].disks == ("web",)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["1", "2"])), min_size=1, max_size=5
    ),
    st.lists(st.integers(0, 4), max_size=8),
)
def test_a_vault_reaches_whatever_its_keys_and_they_whatever_their_versions(
    urls: list[tuple[str, str]], users: list[int]
) -> None:
    sets: list[Any] = [
        samples.encryption_set(f"s{index}", f"https://kv.vault.azure.net/keys/{name}/{version}")
        for index, (name, version) in enumerate(urls)
    ]
    disks = [
        samples.disk(f"d{index}", encryption={"diskEncryptionSetId": sets[user % len(sets)]["id"]})
        for index, user in enumerate(users)
    ]
    found = blast_radius(change([*sets, *disks]))
    by_name = {row.subject.name: set(row.disks) for row in found}
    everything = {f"d{index}" for index in range(len(users))}
    assert by_name.get("kv", set()) == everything
    keys = {name: by_name.get(f"kv/{name}", set()) for name in "abc"}
    assert set().union(*keys.values()) == everything
    for name, reached in keys.items():
        versions = [by_name.get(f"kv/{name}/{version}", set()) for version in "12"]
        assert set().union(*versions) == reached


def test_a_resource_of_a_type_that_is_none_is_passed_over() -> None:
    assert (
        radius(change([Resource("urn", "t:m:T", id="text"), samples.disk("b", encryption=None)]))
        == {}
    )
