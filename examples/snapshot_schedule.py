"""Snapshots every night of the disks with a tag, kept a week, taken by a Logic App."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import ManagedDisk, SnapshotSchedule

disks = resources.ResourceGroup("bakery", location="westeurope")
kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
snapshots = resources.ResourceGroup("bakery-snapshots", location="westeurope", opts=kept)
ManagedDisk(
    "orders",
    {
        "resource_group_name": disks.name,
        "location": "westeurope",
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 64,
        "encryption_type": EncryptionType.PLATFORM_KEY,
        "tags": {"snapshots": "nightly"},
    },
)
schedule = SnapshotSchedule(
    "nightly",
    {
        "resource_group_name": snapshots.name,
        "location": "westeurope",
        "disk_scope_ids": {"bakery": disks.id},
        "snapshot_resource_group_id": snapshots.id,
        "disk_tag_name": "snapshots",
        "disk_tag_value": "nightly",
        "every": "P1D",
        "start": "2026-01-01T02:00:00",
        "time_zone": "W. Europe Standard Time",
        "keep_for": "P7D",
    },
)
pulumi.export("workflowId", schedule.workflow_id)
