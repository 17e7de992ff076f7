"""A resource group of disks that nothing in it, nor the group, is deleted from by mistake."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DeleteLock, ManagedDisk

group = resources.ResourceGroup("bakery", location="westeurope")
disk = ManagedDisk(
    "orders",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 64,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    },
)
lock = DeleteLock("bakery", {"scope_id": group.id, "after": [disk.disk_id]})
pulumi.export("lockId", lock.lock_id)
