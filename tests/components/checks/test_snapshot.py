from typing import Any

import pytest

from azure_disk_protection.checks.snapshot import copy_problems, full_problems, snapshot_problems
from tests.components.recording import DISK_ID, SET_ID, SNAPSHOT_ID

SNAPSHOT: dict[str, Any] = {
    "location": "westeurope",
    "source_disk_id": DISK_ID,
    "disk_encryption_set_id": SET_ID,
}
COPY: dict[str, Any] = {
    "location": "northeurope",
    "source_location": "westeurope",
    "source_snapshot_id": SNAPSHOT_ID,
    "disk_encryption_set_id": SET_ID,
}


@pytest.mark.parametrize("values", [{}, {"sku": "Standard_ZRS"}, {"sku": "Standard_LRS"}])
def test_snapshots_that_azure_takes(values: dict[str, Any]) -> None:
    assert snapshot_problems({**SNAPSHOT, **values}) == []
    assert copy_problems({**COPY, **values}) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"sku": "Premium_LRS"}, "sku: Standard_LRS, Standard_ZRS"),
        ({"location": "ukwest", "sku": "Standard_ZRS"}, "sku: Standard_LRS in ukwest"),
        ({"source_disk_id": SNAPSHOT_ID}, "sourceDiskId: the id of a Microsoft.Compute/disks"),
        (
            {"encryption_type": "EncryptionAtRestWithPlatformKey"},
            "diskEncryptionSetId: nothing with EncryptionAtRestWithPlatformKey",
        ),
        (
            {"disk_encryption_set_id": DISK_ID},
            "diskEncryptionSetId: the id of a Microsoft.Compute/diskEncryptionSets",
        ),
        (
            {"disk_encryption_set_id": None},
            "diskEncryptionSetId: the id of a disk encryption set in the same region",
        ),
    ],
)
def test_snapshots_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    found = snapshot_problems({**SNAPSHOT, **values})
    assert [f"{each.path}: {each.allowed}" for each in found] == [expected]


def test_a_copy_goes_to_another_region_from_a_snapshot() -> None:
    found = copy_problems({**COPY, "location": "westeurope", "source_snapshot_id": DISK_ID}, "c")
    assert [each.path for each in found] == ["c.location", "c.sourceSnapshotId"]


FULL: dict[str, Any] = {
    "location": "westeurope",
    "source_id": DISK_ID,
    "disk_encryption_set_id": SET_ID,
}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"sku": "Premium_LRS"},
        {"source_id": SNAPSHOT_ID},
        {"source_sku": "Premium_ZRS"},
        {"disk_encryption_set_id": SET_ID.replace("0001", "0002")},
    ],
)
def test_full_snapshots_that_azure_takes(values: dict[str, Any]) -> None:
    """B4, B9: on premium storage, from snapshots, in another subscription."""
    assert full_problems({**FULL, **values}) == []


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"source_sku": "PremiumV2_LRS"}, "f.sourceSku"),
        ({"sku": "Standard_ZRS", "location": "ukwest"}, "f.sku"),
        ({"source_id": SET_ID}, "f.sourceId"),
        ({"imports": {"snapshot": DISK_ID}}, "f.imports"),
    ],
)
def test_full_snapshots_that_azure_refuses(values: dict[str, Any], path: str) -> None:
    """B3, B4, B5."""
    assert [each.path for each in full_problems({**FULL, **values}, "f")] == [path]
