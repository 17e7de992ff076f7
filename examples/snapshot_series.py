"""Snapshots of a disk over time: which there are, and how long each stays, is plain data."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import ManagedDisk, SnapshotSeries
from azure_disk_protection.retention_presets import grandfather_father_son, keep_last

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
series = SnapshotSeries(
    "orders",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "source_disk_id": disk.disk_id,
        "schedules": [keep_last(6, every="PT4H"), grandfather_father_son(daily=7, monthly=12)],
        "time_zone": "Europe/Berlin",
        "points": ["2026-03-01T02:00:00Z"],
        "as_of": "2026-03-01T02:00:00Z",
        "encryption_type": EncryptionType.PLATFORM_KEY,
    },
)
pulumi.export("keptBy", series.kept_by)
pulumi.export("released", series.released)
