"""A full snapshot that stands alone, beside the incremental ones: a baseline."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_facts.snapshot_tags import FullSnapshotReason
from azure_disk_protection import FullSnapshot, ManagedDisk

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location="westeurope", opts=kept)
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
baseline = FullSnapshot(
    "baseline",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "source_id": disk.disk_id,
        "source_sku": DiskSku.PREMIUM_LRS,
        "reason": FullSnapshotReason.BASELINE,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    },
)
pulumi.export("snapshotId", baseline.snapshot_id)
