"""The bulk: a fleet of protected disks."""

from benchmarks.hand_written.backups import back_up_as_others
from benchmarks.hand_written.storage import copy, empty_disk, snapshot
from benchmarks.shared import AWAY, Shared


def declare_fleet(shared: Shared, disks: int) -> None:
    """Declare disks with a snapshot, a copy in another region, and a backup each."""
    for number in range(disks):
        name = f"disk-{number:04d}"
        own = shared.encryption_set_id
        disk = empty_disk(name, shared.disks.name, own, size_gib=128, zone="1")
        taken = snapshot(f"{name}-snapshot", shared.snapshots.name, disk.id, own)
        copy(f"{name}-{AWAY}", shared.away.name, taken, shared.away_encryption_set_id)
        back_up_as_others(name, disk, shared)
