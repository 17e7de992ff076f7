"""The bulk: a fleet of protected disks."""

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import ProtectedDisk
from benchmarks.shared import AWAY, HOME, Shared


def declare_fleet(shared: Shared, disks: int) -> None:
    """Declare disks with a snapshot, a copy in another region, and a backup each."""
    for number in range(disks):
        name = f"disk-{number:04d}"
        ProtectedDisk(
            name,
            {
                "disk": {
                    "disk_name": name,
                    "resource_group_name": shared.disks.name,
                    "location": HOME,
                    "sku": DiskSku.PREMIUM_LRS,
                    "size_gib": 128,
                    "zone": "1",
                    "disk_encryption_set_id": shared.encryption_set_id,
                },
                "snapshot": {
                    "resource_group_name": shared.snapshots.name,
                    "snapshot_name": f"{name}-snapshot",
                },
                "copies": [
                    {
                        "location": AWAY,
                        "resource_group_name": shared.away.name,
                        "snapshot_name": f"{name}-{AWAY}",
                        "disk_encryption_set_id": shared.away_encryption_set_id,
                    }
                ],
                "backup": {
                    "resource_group_name": shared.disks.name,
                    "vault_name": shared.backup_vault_name,
                    "vault_principal_id": shared.vault_principal_id,
                    "policy_id": shared.backup_policy_id,
                    "snapshot_resource_group_id": shared.snapshots.id,
                    "instance_name": name,
                    "grant_snapshot_group": False,
                    "grant_encryption_set": False,
                },
            },
        )
