"""Disks and a machine from snapshots."""

import pulumi

from azure_disk_facts.disks import OsType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskRestore, VmRestore
from benchmarks.shared import HOME, Shared


def declare_restores(
    shared: Shared, name: str, *, snapshot: pulumi.Output[str], full: pulumi.Output[str]
) -> None:
    """Declare a disk from either snapshot, and a machine with both as data disks."""
    for kind, source in (("now", snapshot), ("full", full)):
        DiskRestore(
            f"{name}-from-{kind}",
            {
                "resource_group_name": shared.restored.name,
                "location": HOME,
                "snapshot_id": source,
                "disk_name": f"{name}-from-{kind}",
                "sku": DiskSku.PREMIUM_LRS,
                "zone": "3",
                "disk_encryption_set_id": shared.encryption_set_id,
            },
        )
    VmRestore(
        name,
        {
            "resource_group_name": shared.restored.name,
            "location": HOME,
            "vm_name": name,
            "vm_size": "Standard_D4s_v5",
            "zone": "1",
            "subnet_id": shared.machines_subnet_id,
            "network_interface_name": name,
            "os_disk": {
                "snapshot_id": shared.system_snapshot_id,
                "sku": DiskSku.PREMIUM_LRS,
                "os_type": OsType.LINUX,
                "disk_name": f"{name}-os",
            },
            "data_disks": {
                str(lun): {
                    "snapshot_id": source,
                    "sku": DiskSku.PREMIUM_LRS,
                    "disk_name": f"{name}-data-{lun}",
                }
                for lun, source in enumerate((snapshot, full))
            },
            "disk_encryption_set_id": shared.encryption_set_id,
        },
    )
