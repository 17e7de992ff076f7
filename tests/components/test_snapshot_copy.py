from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CREATED_WITH
from azure_disk_protection import InvalidInputs, SnapshotCopy
from tests.components.recording import GROUP, SET_ID, SNAPSHOT_ID, Child, Recording, record

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "northeurope",
    "source_snapshot_id": SNAPSHOT_ID,
    "source_location": "westeurope",
    "disk_encryption_set_id": SET_ID,
}
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"


def copy(**inputs: Any) -> Child:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: SnapshotCopy("c", args))["c-copy"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "location", "northeurope"),
        ({}, "incremental", True),
        ({}, "creationData.createOption", "CopyStart"),
        ({}, "creationData.sourceResourceId", SNAPSHOT_ID),
        ({}, "tags", {"source-region": "westeurope"}),
        ({"tags": {"vm": "web"}}, "tags", {"vm": "web", "source-region": "westeurope"}),
        ({}, "sku.name", "Standard_ZRS"),
        ({"sku": "Standard_LRS"}, "sku.name", "Standard_LRS"),
        ({}, "encryption.type", "EncryptionAtRestWithCustomerKey"),
        ({}, "encryption.diskEncryptionSetId", SET_ID),
        (
            {
                "encryption_type": "EncryptionAtRestWithPlatformKey",
                "disk_encryption_set_id": None,
            },
            "encryption",
            {"type": "EncryptionAtRestWithPlatformKey"},
        ),
        ({"enhanced_speed": True}, "creationData.provisionedBandwidthCopySpeed", "Enhanced"),
        ({}, "networkAccessPolicy", "DenyAll"),
        ({}, "publicNetworkAccess", "Disabled"),
        ({"snapshot_name": "away"}, "snapshotName", "away"),
        (
            {"network_access_policy": "AllowPrivate", "disk_access_id": ACCESS},
            "networkAccessPolicy",
            "AllowPrivate",
        ),
        (
            {"network_access_policy": "AllowPrivate", "disk_access_id": ACCESS},
            "diskAccessId",
            ACCESS,
        ),
        ({"public_network_access": "Enabled"}, "publicNetworkAccess", "Enabled"),
        (
            {"data_access_auth_mode": "AzureActiveDirectory"},
            "dataAccessAuthMode",
            "AzureActiveDirectory",
        ),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert copy(**inputs).at(path) == expected


def test_waits_for_its_source_and_outlives_the_program() -> None:
    made = copy()
    assert list(made.request.hooks.on_error) == ["azure-disk-protection-retry-SnapshotCopy-c"]
    assert made.request.retainOnDelete
    assert list(made.request.ignoreChanges) == list(CREATED_WITH)
    assert not copy(retain=False).request.retainOnDelete
    assert copy(protect=True).request.protect
    assert list(copy(keep_version_aliases=True).request.aliases)


def test_needs_another_region_and_a_set_there() -> None:
    with pytest.raises(InvalidInputs) as caught:
        copy(location="West Europe", disk_encryption_set_id=None, source_snapshot_id=SET_ID)
    assert [str(problem) for problem in caught.value.problems] == [
        "diskEncryptionSetId: got nothing, allowed: the id of a disk encryption set in the same "
        "region; give it, or set encryptionType to EncryptionAtRestWithPlatformKey",
        "location: got 'westeurope', allowed: a region other than the source's, westeurope; "
        "a cross-region copy needs another region, choose one",
        f"sourceSnapshotId: got '{SET_ID}', allowed: the id of a Microsoft.Compute/snapshots; "
        "give the resource's id",
    ]


TARGETS: dict[str, Any] = {
    "resource_group_name": None,
    "location": None,
    "disk_encryption_set_id": None,
    "targets": {
        "northeurope": {"resource_group_name": "rg-n", "disk_encryption_set_id": SET_ID},
        "swedencentral": {
            "resource_group_name": "rg-s",
            "disk_encryption_set_id": f"{SET_ID}-sweden",
            "retain": False,
            "tags": {"far": "yes"},
        },
    },
}


def several(**inputs: Any) -> Recording:
    given = {**BASE, **TARGETS, **inputs}
    args: Any = {name: value for name, value in given.items() if value is not None}
    return record(lambda: SnapshotCopy("c", args))


def test_a_copy_in_each_region_one_after_the_other() -> None:
    made = several(tags={"team": "web"})
    north, sweden = made["c-copy-northeurope"], made["c-copy-swedencentral"]
    assert north.at("location") == "northeurope"
    assert sweden.at("resourceGroupName") == "rg-s"
    assert sweden.at("tags") == {"team": "web", "far": "yes", "source-region": "westeurope"}
    assert north.request.retainOnDelete
    assert not sweden.request.retainOnDelete
    assert "c-copy-northeurope" in sweden.depends_on
    assert "c-copy-northeurope" not in north.depends_on


def test_regions_may_be_spelled_as_people_do() -> None:
    targets = TARGETS["targets"]
    made = several(
        targets={
            "North Europe": targets["northeurope"],
            "SwedenCentral": targets["swedencentral"],
        },
        source_location="West Europe",
    )
    assert made.names == several().names
    assert made["c-copy-northeurope"].at("tags") == {"source-region": "westeurope"}


def test_nobody_needs_to_wait() -> None:
    made = several(wait=False)
    sweden = made["c-copy-swedencentral"]
    assert sweden.at("creationData.sourceResourceId") == SNAPSHOT_ID
    assert "c-copy-northeurope" in sweden.depends_on


def test_takes_over_existing_copies() -> None:
    assert copy(imports={"copy": SNAPSHOT_ID}).request.importId == SNAPSHOT_ID
    made = several(imports={"copy-northeurope": SNAPSHOT_ID})
    assert made["c-copy-northeurope"].request.importId == SNAPSHOT_ID
    assert not made["c-copy-swedencentral"].request.importId


def test_a_copy_goes_somewhere() -> None:
    with pytest.raises(InvalidInputs, match="location: got nothing, allowed: a value, or targets"):
        copy(location=None)


def test_tags_may_come_from_other_resources() -> None:
    later = pulumi.Output.from_input("web")
    targets = {
        "northeurope": {**TARGETS["targets"]["northeurope"], "tags": {"far": later}},
        "swedencentral": TARGETS["targets"]["swedencentral"],
    }
    made = several(tags={"team": later}, targets=targets)
    tags = {"team": "web", "far": "web", "source-region": "westeurope"}
    assert made["c-copy-northeurope"].at("tags") == tags
    assert made["c-copy-swedencentral"].at("tags") == {**tags, "far": "yes"}
