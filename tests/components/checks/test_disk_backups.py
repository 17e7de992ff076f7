from typing import Any

import pulumi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_protection.checks.disk_backups import backups_problems, selected, set_name
from tests.components.recording import DISK_ID, GROUP, OTHER_SUBSCRIPTION, POLICY_ID, SET_ID
from tests.components.recording import SUBSCRIPTION as HERE

DISK = {"disk_id": DISK_ID}
BASE: dict[str, Any] = {
    "vault_name": "bv-bakery",
    "location": "westeurope",
    "policy_id": POLICY_ID,
    "disks": {"web": DISK},
    "snapshot_groups": {"points": GROUP},
}
SEVERAL = {"snapshot_groups": {"a": GROUP, "b": f"{GROUP}-b"}}


def later() -> Any:
    """Return an output, of which nothing is known."""
    return object.__new__(pulumi.Output)


def texts(values: dict[str, Any]) -> list[str]:
    found = backups_problems({**BASE, **values})
    return [f"{each.path}: {each.allowed}" for each in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"location": "nowhere"},
         ["location: the name of an Azure region, for example westeurope"]),
        ({"snapshot_groups": {}}, ["snapshotGroups: one at least"]),
        ({"snapshot_groups": {"points": DISK_ID}},
         ["snapshotGroups.points: the id of a Microsoft.Resources/resourceGroups"]),
        ({"snapshot_groups": {"points": GROUP.replace(HERE, OTHER_SUBSCRIPTION)}},
         [f"disks.web.snapshotResourceGroupId: an id in subscription {HERE}"]),
        ({"snapshot_groups": {"a": GROUP, "b": GROUP.upper()},
          "disks": {"web": {**DISK, "snapshot_group": "a"}}},
         ["snapshotGroups: each resource group once"]),
        (SEVERAL, ["disks.web.snapshotGroup: a, b"]),
        ({**SEVERAL, "disks": {"web": {**DISK, "snapshot_group": "c"}}},
         ["disks.web.snapshotGroup: a, b"]),
        ({"disks": {"web": {"disk_id": GROUP}}},
         ["disks.web.diskId: the id of a Microsoft.Compute/disks"]),
        ({"disks": {"web": {**DISK, "disk_sku": "UltraSSD_LRS"}}, "policy_every": "PT4H"},
         ["disks.web.policyEvery: a policy every PT12H or P1D for UltraSSD_LRS, not PT4H"]),
        ({"disks": {"web": {**DISK, "disk_sku": "UltraSSD_LRS", "policy_id": POLICY_ID}},
          "policy_every": "PT4H"}, []),
        ({"select": {"exclude": ["db"]}}, ["select.exclude: web"]),
        ({"select": {"exclude": ["web"]}}, ["select: a selection of one disk at least"]),
        ({"disks": {"web": {**DISK, "disk_encryption_set_id": later()}}},
         ["disks.web.encryptionSet: a name that disks of one encryption set share"]),
        ({"disks": {"web": {**DISK, "encryption_set": "a"}}},
         ["disks.web.encryptionSet: nothing without diskEncryptionSetId"]),
        ({"disks": {"web": {**DISK, "disk_encryption_set_id": SET_ID, "encryption_set": "a"},
                    "db": {**DISK, "disk_encryption_set_id": SET_ID}}},
         ["disks: one encryptionSet for each encryption set"]),
        ({"snapshot_groups": {"a": GROUP, "b": GROUP}, "grant_snapshot_group": False,
          "disks": {"web": {**DISK, "snapshot_group": "a"}}}, []),
        ({"disks": {"web": {**DISK, "disk_encryption_set_id": later()}},
          "grant_encryption_set": False}, []),
        ({"disks": {"web": {**DISK, "encryption_set": "a"}}, "grant_encryption_set": False},
         ["disks.web.encryptionSet: nothing without diskEncryptionSetId"]),
        ({"disks": {"web": {**DISK, "disk_encryption_set_id": SET_ID}},
          "imports": {"points-snapshots-grant": GROUP, "des-set-grant": GROUP},
          "grant_snapshot_group": False, "grant_encryption_set": False},
         ["imports: web-backup, web-disk-grant", "imports: web-backup, web-disk-grant"]),
        ({"imports": {"web": DISK_ID}},
         ["imports: web-backup, web-disk-grant, points-snapshots-grant"]),
        ({"imports": {"web-backup": DISK_ID}, "disks": {"web": {**DISK,
          "disk_encryption_set_id": SET_ID}}},
         ["imports: the id of a Microsoft.DataProtection/backupVaults/backupInstances for "
          "'web-backup'"]),
    ],
)  # fmt: skip
def test_backups(values: dict[str, Any], expected: list[str]) -> None:
    assert texts(values) == expected


TAGS = st.dictionaries(st.sampled_from(["tier", "Tier", "team"]), st.sampled_from(["a", "b"]))


@given(st.dictionaries(st.sampled_from(["web", "db", "log"]), TAGS), TAGS, TAGS)
def test_a_selection_and_its_opposite_never_meet(
    disks: dict[str, dict[str, str]], wanted: dict[str, str], unwanted: dict[str, str]
) -> None:
    given_disks = {name: {"tags": tags} for name, tags in disks.items()}
    taken = selected(given_disks, {"tags": wanted, "without_tags": unwanted})
    for name, tags in disks.items():
        lower = {key.lower(): value for key, value in tags.items()}
        has_all = all(lower.get(key.lower()) == value for key, value in wanted.items())
        has_bad = any(lower.get(key.lower()) == value for key, value in unwanted.items())
        assert (name in taken) == (has_all and not has_bad)


def test_without_a_selection_all_are_taken() -> None:
    assert selected({"a": {}, "b": {}}, None) == {"a": {}, "b": {}}
    assert list(selected({"a": {}, "b": {}}, {"exclude": ["a"]})) == ["b"]


def test_an_encryption_set_goes_by_its_name() -> None:
    assert set_name({}) is None
    assert set_name({"disk_encryption_set_id": f"{SET_ID}/"}) == "des"
    assert set_name({"disk_encryption_set_id": later(), "encryption_set": "a"}) == "a"
