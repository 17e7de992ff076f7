from typing import Any

import pytest

from azure_disk_protection.checks.vhd_export import export_problems
from tests.components.recording import DISK_ID, OTHER_SUBSCRIPTION, SNAPSHOT_ID, SUBSCRIPTION
from tests.components.test_vhd_export import BASE, DELTA


@pytest.mark.parametrize(
    ("inputs", "problem"),
    [
        (
            {"base_snapshot_id": SNAPSHOT_ID + "0"},
            "baseBlobName: got nothing, allowed: a value, as the base's other half is given; a "
            "delta needs the base snapshot and the blob of its export, give both or neither",
        ),
        (
            {"base_blob_name": "b.vhd"},
            "baseSnapshotId: got nothing, allowed: a value, as the base's other half is given; a "
            "delta needs the base snapshot and the blob of its export, give both or neither",
        ),
        (
            {**DELTA, "source_id": DISK_ID},
            f"sourceId: got '{DISK_ID}', allowed: the id of a Microsoft.Compute/snapshots; what "
            "changed is told between two snapshots, take one of the disk",
        ),
        (
            {**DELTA, "file_format": "VHDX"},
            "fileFormat: got 'VHDX', allowed: VHD; a delta is made of pages of a VHD",
        ),
        (
            {**DELTA, "base_snapshot_id": SNAPSHOT_ID.upper()},
            f"baseSnapshotId: got '{SNAPSHOT_ID.upper()}', allowed: another snapshot than "
            "sourceId; take an older one of the disk",
        ),
        (
            {**DELTA, "base_snapshot_id": SNAPSHOT_ID.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)},
            f"baseSnapshotId: got '{SNAPSHOT_ID.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)}', "
            f"allowed: an id in subscription {SUBSCRIPTION}; both are of one disk, whose "
            "incremental snapshots lie in its subscription",
        ),
        (
            {"guest_state_blob_name": "orders.vhd"},
            "guestStateBlobName: got 'orders.vhd', allowed: another name than blobName; nothing "
            "is overwritten",
        ),
        (
            {**DELTA, "base_blob_name": "orders.vhd"},
            "baseBlobName: got 'orders.vhd', allowed: another name than blobName; nothing is "
            "overwritten",
        ),
        (
            {"blob_endpoint": "http://x"},
            "blobEndpoint: got 'http://x', allowed: a URL that begins with https://; give the "
            "account's blob endpoint",
        ),
        (
            {"blob_endpoint": "https://acct.blob.core.windows.net/?sig=abc"},
            "blobEndpoint: got 'https://acct.blob.core.windows.net/?(left out)', allowed: a URL "
            "without a query; a signature would be kept in the state; an export signs in by "
            "itself, remove it",
        ),
        (
            {**DELTA, "guest_state_blob_name": DELTA["base_blob_name"]},
            f"guestStateBlobName: got '{DELTA['base_blob_name']}', allowed: another name than "
            "baseBlobName; nothing is overwritten",
        ),
        (
            {"access_hours": 1441},
            "accessHours: got 1441, allowed: 1 to 1440 hours; choose a number in that range",
        ),
        (
            {"container_name": "Exports"},
            "containerName: got 'Exports', allowed: 3 to 63 lower-case letters, digits or single "
            "hyphens, starting and ending with a letter or digit; choose another name",
        ),
        (
            {"blob_name": "a?b"},
            "blobName: got 'a?b', allowed: 1 to 1024 characters, without '?', '#' or '\\', not "
            "ending with '.' or '/'; choose another name",
        ),
        (
            {"disk_access_id": DISK_ID},
            f"diskAccessId: got '{DISK_ID}', allowed: the id of a Microsoft.Compute/diskAccesses; "
            "give the resource's id",
        ),
    ],
)
def test_wrong_inputs(inputs: dict[str, Any], problem: str) -> None:
    assert [str(each) for each in export_problems({**BASE, **inputs})] == [problem]


@pytest.mark.parametrize("inputs", [{}, DELTA, {"blob_name": "a/b c.vhd"}, {"access_hours": 1440}])
def test_right_inputs(inputs: dict[str, Any]) -> None:
    assert export_problems({**BASE, **inputs}) == []
