"""A disk as it was at a snapshot, in another zone and on other storage."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskRestore, IncrementalSnapshot, ManagedDisk

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location="westeurope", opts=kept)
place = {"resource_group_name": group.name, "location": "westeurope"}
own_key = {"encryption_type": EncryptionType.PLATFORM_KEY}
orders = ManagedDisk("orders", {**place, **own_key, "sku": DiskSku.PREMIUM_LRS, "size_gib": 64})
monday = IncrementalSnapshot("monday", {**place, **own_key, "source_disk_id": orders.disk_id})
restored = DiskRestore(
    "orders-restored",
    {
        **place,
        **own_key,
        "snapshot_id": monday.snapshot_id,
        "sku": DiskSku.STANDARD_SSD_LRS,
        "zone": "2",
        "snapshot_size_gib": 64,
        "source_sku": DiskSku.PREMIUM_LRS,
    },
)
pulumi.export("disk", restored.disk_id)
pulumi.export("from", restored.restored_from)
