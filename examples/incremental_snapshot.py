"""A snapshot of a disk before an upgrade: incremental, closed to export, outlives the program."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import IncrementalSnapshot, ManagedDisk

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location="westeurope", opts=kept)
tags = {"team": "orders", "stage": "production"}
disk = ManagedDisk(
    "orders",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 64,
        "encryption_type": EncryptionType.PLATFORM_KEY,
        "tags": tags,
    },
)
snapshot = IncrementalSnapshot(
    "before-upgrade",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "source_disk_id": disk.disk_id,
        "encryption_type": EncryptionType.PLATFORM_KEY,
        "source_tags": tags,
        "tags": {"taken-for": "upgrade to 5.2"},
    },
)
pulumi.export("snapshotId", snapshot.snapshot_id)
