"""Exports; tests/components/transfer makes them."""

from typing import Any

from azure_disk_protection import VhdExport
from azure_disk_simulator.azure import Azure
from tests.azurite.service import ACCOUNT
from tests.components.case import Case, Change
from tests.simulator.estate import Estate

_GROUP = f"/subscriptions/{Azure.in_memory().subscription_id}/resourceGroups/rg"
_SNAPSHOT = f"{_GROUP}/providers/Microsoft.Compute/snapshots/s"
_OPEN = {"properties": {"networkAccessPolicy": "AllowAll", "publicNetworkAccess": "Enabled"}}


def _args() -> dict[str, Any]:
    return {
        "source_id": _SNAPSHOT,
        "storage_account_name": ACCOUNT,
        "container_name": "lives",
        "blob_name": "orders.vhd",
    }


def _prepare(azure: Azure) -> None:
    estate = Estate(azure)
    estate.snapshot("s", estate.disk("d", size=1), **_OPEN)


CASE = Case(
    component=VhdExport,
    args=_args,
    prepare=_prepare,
    in_preview=True,
    changes={
        "source_id": Change(f"{_GROUP}/providers/Microsoft.Compute/disks/d"),
        "storage_account_name": Change("bakeryother"),
        "container_name": Change("other"),
        "blob_name": Change("other.vhd"),
        "blob_endpoint": Change("https://own.example"),
        "file_format": Change("VHDX"),
        "access_hours": Change(12),
        "disk_access_id": Change(f"{_GROUP}/providers/Microsoft.Compute/diskAccesses/a"),
        "guest_state_blob_name": Change("orders.vmgs"),
        "base_snapshot_id": Change(f"{_SNAPSHOT}0", along={"base_blob_name": "base.vhd"}),
        "base_blob_name": Change("base.vhd", along={"base_snapshot_id": f"{_SNAPSHOT}0"}),
        "read_back": Change(False),
        "retain": Change(False),
        "protect": Change(True),
    },
)
