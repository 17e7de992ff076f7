from typing import Any

import pytest

from azure_disk_protection import InvalidInputs, VhdExport
from azure_disk_protection.transfer.vhd_export import OUTPUTS
from tests.components.recording import DISK_ID, GROUP, SNAPSHOT_ID, Child, record

BASE: dict[str, Any] = {
    "source_id": SNAPSHOT_ID,
    "storage_account_name": "bakeryexports",
    "container_name": "exports",
    "blob_name": "orders.vhd",
}
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"
DELTA = {"base_snapshot_id": SNAPSHOT_ID + "0", "base_blob_name": "base.vhd"}


def export(**inputs: Any) -> Child:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: VhdExport("e", args))["e-export"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "sourceId", SNAPSHOT_ID),
        ({}, "storageAccountName", "bakeryexports"),
        ({}, "containerName", "exports"),
        ({}, "blobName", "orders.vhd"),
        ({"blob_endpoint": "https://b.example"}, "blobEndpoint", "https://b.example"),
        ({"file_format": "VHDX"}, "fileFormat", "VHDX"),
        ({"access_hours": 3}, "accessHours", 3),
        ({"disk_access_id": ACCESS}, "diskAccessId", ACCESS),
        ({"guest_state_blob_name": "orders.vmgs"}, "guestStateBlobName", "orders.vmgs"),
        (DELTA, "baseSnapshotId", DELTA["base_snapshot_id"]),
        (DELTA, "baseBlobName", "base.vhd"),
        ({"read_back": False}, "readBack", False),
        ({"retain": False}, "retain", False),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert export(**inputs).at(path) == expected


def test_what_is_left_out_is_left_out() -> None:
    child = export()
    assert child.token == "pulumi-python:dynamic/azure-disk-protection:VhdExport"
    given = {name for name, value in child.inputs.items() if value is not None}
    assert given - {"__provider"} == {"sourceId", "storageAccountName", "containerName", "blobName"}
    assert not given & set(OUTPUTS)


def test_protection() -> None:
    assert not export().request.protect
    assert export(protect=True).request.protect


def test_wrong_inputs_are_reported_together() -> None:
    with pytest.raises(InvalidInputs) as caught:
        export(source_id=GROUP, storage_account_name="Bakery", base_blob_name="b.vhd")
    assert [problem.path for problem in caught.value.problems] == [
        "sourceId",
        "storageAccountName",
        "baseSnapshotId",
    ]


def test_a_disk_may_be_exported() -> None:
    assert export(source_id=DISK_ID).at("sourceId") == DISK_ID
