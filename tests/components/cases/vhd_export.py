"""Exports; tests/components/transfer makes them."""

from typing import Any

from azure_disk_protection import VhdExport
from tests.components.case import Case, Change
from tests.components.recording import DISK_ID, GROUP, SNAPSHOT_ID

_DELTA = {"base_snapshot_id": SNAPSHOT_ID + "0", "base_blob_name": "base.vhd"}


def _args() -> dict[str, Any]:
    return {
        "source_id": SNAPSHOT_ID,
        "storage_account_name": "bakeryexports",
        "container_name": "exports",
        "blob_name": "orders.vhd",
    }


CASE = Case(
    component=VhdExport,
    args=_args,
    in_preview=True,
    changes={
        "source_id": Change(DISK_ID),
        "storage_account_name": Change("bakeryother"),
        "container_name": Change("other"),
        "blob_name": Change("other.vhd"),
        "blob_endpoint": Change("https://own.example"),
        "file_format": Change("VHDX"),
        "access_hours": Change(12),
        "disk_access_id": Change(f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"),
        "guest_state_blob_name": Change("orders.vmgs"),
        "base_snapshot_id": Change(SNAPSHOT_ID + "1", given=_DELTA),
        "base_blob_name": Change("other-base.vhd", given=_DELTA),
        "read_back": Change(False),
        "retain": Change(False),
        "protect": Change(True),
    },
)
