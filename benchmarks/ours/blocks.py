"""What is there for every so many disks: the components that stand alone, a few of each."""

import pulumi

from azure_disk_facts.network import NetworkAccessPolicy
from azure_disk_facts.skus import DiskSku
from azure_disk_facts.snapshot_tags import FullSnapshotReason
from azure_disk_protection import (
    DiskAccess,
    DiskBackup,
    DiskBackups,
    FullSnapshot,
    IncrementalSnapshot,
    ManagedDisk,
    SnapshotAccess,
    SnapshotCopy,
    SnapshotSeries,
)
from azure_disk_protection.retention_presets import keep_last
from benchmarks.ours.restores import declare_restores
from benchmarks.shared import AS_OF, AWAY, DISKS_OF_A_BLOCK, FAR, HOME, PEOPLE, POINTS, Shared


def declare_block(shared: Shared, number: int, zone_id: pulumi.Input[str]) -> None:
    """Declare a disk with everything around it, disks backed up from a map, and restores."""
    name = f"block-{number:02d}"
    access = DiskAccess(
        name,
        {
            "resource_group_name": shared.disks.name,
            "location": HOME,
            "disk_access_name": name,
            "subnet_id": shared.exports_subnet_id,
            "endpoint_name": name,
            "private_dns_zone_id": zone_id,
        },
    )
    disk = _disk(shared, name, access.disk_access_id)
    snapshot = IncrementalSnapshot(
        f"{name}-now",
        {
            "resource_group_name": shared.snapshots.name,
            "location": HOME,
            "source_disk_id": disk.disk_id,
            "snapshot_name": f"{name}-now",
            "disk_encryption_set_id": shared.encryption_set_id,
        },
    )
    full = FullSnapshot(
        f"{name}-full",
        {
            "resource_group_name": shared.snapshots.name,
            "location": HOME,
            "source_id": disk.disk_id,
            "reason": FullSnapshotReason.BASELINE,
            "snapshot_name": f"{name}-full",
            "disk_encryption_set_id": shared.encryption_set_id,
        },
    )
    _copies(shared, name, snapshot)
    _series(shared, name, disk)
    _backups(shared, name, number)
    _access(shared, name, number)
    declare_restores(shared, name, snapshot=snapshot.snapshot_id, full=full.snapshot_id)


def _disk(shared: Shared, name: str, access_id: pulumi.Output[str]) -> ManagedDisk:
    disk = ManagedDisk(
        name,
        {
            "disk_name": name,
            "resource_group_name": shared.disks.name,
            "location": HOME,
            "sku": DiskSku.PREMIUM_LRS,
            "size_gib": 256,
            "disk_encryption_set_id": shared.encryption_set_id,
            "network_access_policy": NetworkAccessPolicy.ALLOW_PRIVATE,
            "disk_access_id": access_id,
        },
    )
    DiskBackup(
        name,
        {
            "resource_group_name": shared.disks.name,
            "vault_name": shared.backup_vault_name,
            "vault_principal_id": shared.vault_principal_id,
            "policy_id": shared.backup_policy_id,
            "disk_id": disk.disk_id,
            "disk_location": HOME,
            "snapshot_resource_group_id": shared.snapshots.id,
            "instance_name": name,
            "grant_snapshot_group": False,
        },
    )
    return disk


def _copies(shared: Shared, name: str, snapshot: IncrementalSnapshot) -> None:
    SnapshotCopy(
        name,
        {
            "source_snapshot_id": snapshot.snapshot_id,
            "source_location": HOME,
            "targets": {
                AWAY: {
                    "resource_group_name": shared.away.name,
                    "snapshot_name": f"{name}-{AWAY}",
                    "disk_encryption_set_id": shared.away_encryption_set_id,
                },
                FAR: {
                    "resource_group_name": shared.far.name,
                    "snapshot_name": f"{name}-{FAR}",
                    "disk_encryption_set_id": shared.far_encryption_set_id,
                },
            },
            "wait": False,
        },
    )


def _series(shared: Shared, name: str, disk: ManagedDisk) -> None:
    SnapshotSeries(
        f"{name}-series",
        {
            "resource_group_name": shared.snapshots.name,
            "location": HOME,
            "source_disk_id": disk.disk_id,
            "schedules": [keep_last(48, every="PT30M")],
            "points": list(POINTS),
            "as_of": AS_OF,
            "disk_encryption_set_id": shared.encryption_set_id,
        },
    )


def _backups(shared: Shared, name: str, number: int) -> None:
    disks = {
        each: ManagedDisk(
            f"{name}-{each}",
            {
                "disk_name": f"{name}-{each}",
                "resource_group_name": shared.disks.name,
                "location": HOME,
                "sku": DiskSku.PREMIUM_LRS,
                "size_gib": 64,
                "zone": "2",
                "disk_encryption_set_id": shared.encryption_set_id,
            },
        )
        for each in DISKS_OF_A_BLOCK
    }
    DiskBackups(
        name,
        {
            "resource_group_name": shared.disks.name,
            "vault_name": shared.backup_vault_name,
            "vault_principal_id": shared.vault_principal_id,
            "policy_id": shared.backup_policy_id,
            "location": HOME,
            "disks": {
                each: {"disk_id": disk.disk_id, "instance_name": f"{name}-{each}"}
                for each, disk in disks.items()
            },
            "snapshot_groups": {"own": shared.block_snapshots[number].id},
        },
    )


def _access(shared: Shared, name: str, number: int) -> None:
    SnapshotAccess(
        name,
        {
            "snapshot_resource_group_id": shared.block_snapshots[number].id,
            "disk_scope_ids": {"disks": shared.disks.id},
            "readers": {"auditors": {"principal_id": PEOPLE["readers"]}},
            "creators": {"night-shift": {"principal_id": PEOPLE["creators"]}},
            "deleters": {"storage-team": {"principal_id": PEOPLE["deleters"]}},
        },
    )
