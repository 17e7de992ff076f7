from typing import Any

import pytest

from azure_disk_protection.checks.copies import copies_of, copies_problems
from tests.components.recording import DISK_ID, SET_ID, SNAPSHOT_ID

ONE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "northeurope",
    "source_location": "westeurope",
    "source_snapshot_id": SNAPSHOT_ID,
    "disk_encryption_set_id": SET_ID,
}
SHARED: dict[str, Any] = {
    "source_location": "westeurope",
    "source_snapshot_id": SNAPSHOT_ID,
    "tags": {"team": "web", "copy": "1"},
    "sku": "Standard_LRS",
}
NORTH = {"resource_group_name": "rg", "disk_encryption_set_id": SET_ID}
SWEDEN = {"resource_group_name": "rg", "disk_encryption_set_id": f"{SET_ID}-sweden"}
ACCESS_ID = DISK_ID.replace("/disks/", "/diskAccesses/")


def several(**targets: Any) -> dict[str, Any]:
    return {**SHARED, "targets": targets}


def test_one_copy_has_the_inputs_as_they_are() -> None:
    assert copies_of({**ONE, "wait": False, "imports": {}}) == [("copy", ONE)]
    assert copies_problems(ONE) == []


def test_each_target_wins_over_what_all_share() -> None:
    values = several(
        northeurope={**NORTH, "tags": {"copy": "2"}}, swedencentral={**SWEDEN, "retain": False}
    )
    assert copies_problems(values) == []
    (north_role, north), (sweden_role, sweden) = copies_of(values)
    assert (north_role, sweden_role) == ("copy-northeurope", "copy-swedencentral")
    assert north["location"] == "northeurope"
    assert north["tags"] == {"team": "web", "copy": "2"}
    assert north["sku"] == sweden["sku"] == "Standard_LRS"
    assert sweden["tags"] == {"team": "web", "copy": "1"}
    assert sweden["retain"] is False


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {**SHARED, "disk_encryption_set_id": SET_ID},
            [
                "resourceGroupName: a value, or targets",
                "location: a value, or targets",
            ],
        ),
        (several(), ["targets: at least one region"]),
        (
            {**several(northeurope=NORTH), "location": "northeurope"},
            ["location: nothing beside targets"],
        ),
        (
            several(atlantis=NORTH),
            ["targets: names of Azure regions, for example northeurope"],
        ),
        (
            several(westeurope=NORTH),
            ["targets.westeurope: a region other than the source's, westeurope"],
        ),
        (
            several(northeurope={"resource_group_name": "rg"}),
            [
                "targets.northeurope.diskEncryptionSetId: the id of a disk encryption set in the "
                "same region"
            ],
        ),
        (
            {**several(northeurope=NORTH), "source_snapshot_id": DISK_ID},
            ["sourceSnapshotId: the id of a Microsoft.Compute/snapshots"],
        ),
        (
            {**several(northeurope=NORTH), "imports": {"copy": SNAPSHOT_ID}},
            ["imports: copy-northeurope"],
        ),
        (
            several(northeurope=NORTH, swedencentral={**SWEDEN, **NORTH}),
            [
                "targets.swedencentral.diskEncryptionSetId: an id in swedencentral, not the one "
                "for northeurope"
            ],
        ),
        (
            {
                **several(northeurope=NORTH, swedencentral=SWEDEN),
                "network_access_policy": "AllowPrivate",
                "disk_access_id": ACCESS_ID,
            },
            [
                "targets.swedencentral.diskAccessId: an id in swedencentral, not the one for "
                "northeurope"
            ],
        ),
        ({**ONE, "imports": {"copy": DISK_ID}}, ["imports: the id of a Microsoft.Compute/"]),
    ],
)
def test_wrong_copies(values: dict[str, Any], expected: list[str]) -> None:
    found = [f"{each.path}: {each.allowed}" for each in copies_problems(values)]
    assert len(found) == len(expected)
    assert all(text.startswith(start) for text, start in zip(found, expected, strict=True)), found
