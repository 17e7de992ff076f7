"""The program whose steps are a snapshot's life, and the content its disk had at each moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_facts.snapshot_tags import FullSnapshotReason
from azure_disk_protection import (
    DiskEncryption,
    DiskRestore,
    FullSnapshot,
    IncrementalSnapshot,
    ManagedDisk,
    SnapshotCopy,
    SnapshotSeries,
    VhdExport,
)
from azure_disk_simulator.azure import Azure
from tests.azurite.service import ACCOUNT, CONTAINER
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME

BLOCK = 4096
TEAM = {"team": "bakery"}
VHD = "orders/s3.vhd"
RESTORED = ("from-s3", "from-away", "from-baseline", "from-vhd")
OPEN: dict[str, Any] = {
    "network_access_policy": NetworkAccessPolicy.ALLOW_ALL,
    "public_network_access": PublicNetworkAccess.ENABLED,
}
_AT_HOME: dict[str, Any] = {"resource_group_name": GROUP, "location": HOME}
_AWAY: dict[str, Any] = {"resource_group_name": AWAY_GROUP, "location": AWAY}


@dataclass(frozen=True)
class Declared:
    """What the program declares at one step of the life."""

    disk_gib: int
    snapshots: tuple[str, ...] = ()
    passing: frozenset[str] = frozenset()
    """Snapshots that Azure need not keep once they leave the program."""
    copies: bool = False
    """Whether S3 has a copy away and a full baseline."""
    exports: bool = False
    opened: bool = False
    """Whether S3's data may be read over the network."""
    restores: bool = False
    points: tuple[str, ...] = ()
    """Points of the series of each restored disk."""
    as_of: str = ""
    protect: bool = True


@dataclass
class Content:
    """What a disk holds, block by block, worked out apart from the simulated Azure."""

    blocks: dict[int, bytes] = field(default_factory=dict)

    def write(self, offset: int, data: bytes) -> None:
        """Write bytes; what was never written is zeros."""
        taken = 0
        while taken < len(data):
            number, start = divmod(offset + taken, BLOCK)
            piece = data[taken : taken + BLOCK - start]
            before = self.blocks.get(number, bytes(BLOCK))
            self.blocks[number] = before[:start] + piece + before[start + len(piece) :]
            taken += len(piece)

    def now(self) -> "Content":
        """Return what is there at this moment."""
        return Content(dict(self.blocks))

    def since(self, earlier: "Content") -> int:
        """Return the bytes of the blocks that were written since."""
        kept = {at for at, block in earlier.blocks.items() if self.blocks[at] == block}
        return len(self.blocks.keys() - kept) * BLOCK

    def holds(self, azure: Azure, resource_id: str) -> bool:
        """Tell whether a disk or snapshot has this, zeros around it, and zeros at its end."""
        size = azure.get(resource_id)["properties"]["diskSizeBytes"]
        near = {at + step for at in self.blocks for step in (-1, 0, 1)}
        places = {*near, 0, size // BLOCK - 1}
        return all(
            azure.read(resource_id, at * BLOCK, BLOCK) == self.blocks.get(at, bytes(BLOCK))
            for at in places
            if 0 <= at < size // BLOCK
        )


def program(declared: Declared, azure: Azure) -> Callable[[], None]:
    """Return the program of one step."""

    def run() -> None:
        home = _encryption("orders-key", _AT_HOME, protect=declared.protect)
        disk = _disk(declared, home)
        taken = {
            name: _snapshot(name, declared, disk=disk, key=home) for name in declared.snapshots
        }
        if not declared.copies:
            return
        away = _encryption("orders-key-away", _AWAY, protect=declared.protect)
        baseline, copy = _baseline(taken["s3"], home), _copy(taken["s3"], away)
        export = _export(taken["s3"]) if declared.exports else None
        if not declared.restores or export is None:
            return
        made: dict[str, DiskRestore | ManagedDisk] = {
            "from-s3": _restore("from-s3", taken["s3"].snapshot_id, _AT_HOME, key=home),
            "from-away": _restore("from-away", copy.snapshot_id, _AWAY, key=away),
            "from-baseline": _restore("from-baseline", baseline.snapshot_id, _AT_HOME, key=home),
            "from-vhd": _import(declared, azure, export=export, key=home),
        }
        for name, new in made.items() if declared.points else ():
            _series(name, new.disk_id, declared, key=away if name == "from-away" else home)

    return run


def _encryption(name: str, place: Mapping[str, Any], *, protect: bool) -> DiskEncryption:
    return DiskEncryption(
        name,
        {
            **place,  # type: ignore[typeddict-item]
            "key_vault_name": f"kv-{name}",
            "disk_encryption_set_name": f"des-{name}",
            "identity_name": f"id-{name}",
            "protect": protect,
        },
    )


def _disk(declared: Declared, key: DiskEncryption) -> ManagedDisk:
    return ManagedDisk(
        "orders",
        {
            **_AT_HOME,  # type: ignore[typeddict-item]
            "disk_name": "orders",
            "sku": DiskSku.PREMIUM_LRS,
            "size_gib": declared.disk_gib,
            "disk_encryption_set_id": key.ready,
            "tags": TEAM,
            "protect": declared.protect,
        },
    )


def _snapshot(
    name: str, declared: Declared, *, disk: ManagedDisk, key: DiskEncryption
) -> IncrementalSnapshot:
    opened = OPEN if name == "s3" and declared.opened else {}
    return IncrementalSnapshot(
        name,
        {
            **_AT_HOME,  # type: ignore[typeddict-item]
            **opened,
            "source_disk_id": disk.disk_id,
            "snapshot_name": f"orders-{name}",
            "disk_encryption_set_id": key.ready,
            "source_tags": TEAM,
            "tags": {"moment": name},
            "retain": name not in declared.passing,
        },
    )


def _baseline(source: IncrementalSnapshot, key: DiskEncryption) -> FullSnapshot:
    return FullSnapshot(
        "baseline",
        {
            **_AT_HOME,  # type: ignore[typeddict-item]
            "source_id": source.snapshot_id,
            "snapshot_name": "orders-baseline",
            "reason": FullSnapshotReason.BASELINE,
            "source_sku": DiskSku.PREMIUM_LRS,
            "disk_encryption_set_id": key.ready,
            "source_tags": TEAM,
        },
    )


def _copy(source: IncrementalSnapshot, key: DiskEncryption) -> SnapshotCopy:
    return SnapshotCopy(
        "away",
        {
            **_AWAY,  # type: ignore[typeddict-item]
            "source_snapshot_id": source.snapshot_id,
            "source_location": HOME,
            "snapshot_name": "orders-s3-away",
            "disk_encryption_set_id": key.ready,
            "tags": TEAM,
        },
    )


def _export(source: IncrementalSnapshot) -> VhdExport:
    return VhdExport(
        "orders-vhd",
        {
            "source_id": source.snapshot_id,
            "storage_account_name": ACCOUNT,
            "container_name": CONTAINER,
            "blob_name": VHD,
        },
    )


def _restore(
    name: str, source: Any, place: Mapping[str, Any], *, key: DiskEncryption
) -> DiskRestore:
    return DiskRestore(
        name,
        {
            **place,  # type: ignore[typeddict-item]
            "snapshot_id": source,
            "disk_name": name,
            "sku": DiskSku.PREMIUM_LRS,
            "disk_encryption_set_id": key.ready,
            "snapshot_encryption_set_id": key.ready,
            "protect": False,
        },
    )


def _import(
    declared: Declared, azure: Azure, *, export: VhdExport, key: DiskEncryption
) -> ManagedDisk:
    return ManagedDisk(
        "from-vhd",
        {
            **_AT_HOME,  # type: ignore[typeddict-item]
            "disk_name": "from-vhd",
            "sku": DiskSku.PREMIUM_LRS,
            "source_uri": export.url,
            "storage_account_id": account_id(azure),
            "size_gib": export.size_bytes.apply(lambda size: size // 1024**3),
            "disk_encryption_set_id": key.ready,
            "protect": False,
        },
    )


def _series(name: str, disk_id: Any, declared: Declared, *, key: DiskEncryption) -> None:
    place = _AWAY if name == "from-away" else _AT_HOME
    SnapshotSeries(
        f"{name}-hourly",
        {
            **place,  # type: ignore[typeddict-item]
            "source_disk_id": disk_id,
            "schedules": [{"name": "hourly", "every": "PT1H", "keep_last": 1}],
            "points": list(declared.points),
            "as_of": declared.as_of,
            "disk_encryption_set_id": key.ready,
        },
    )


def account_id(azure: Azure) -> str:
    """Return the id of the storage account that exports go to."""
    group = f"/subscriptions/{azure.subscription_id}/resourceGroups/{GROUP}"
    return f"{group}/providers/Microsoft.Storage/storageAccounts/{ACCOUNT}"


def compute_id(azure: Azure, kind: str, name: str, *, away: bool = False) -> str:
    """Return the id of a disk, snapshot or encryption set."""
    group = AWAY_GROUP if away else GROUP
    scope = f"/subscriptions/{azure.subscription_id}/resourceGroups/{group}"
    return f"{scope}/providers/Microsoft.Compute/{kind}/{name}"
