"""Copies of a snapshot in two other regions; the deployment ends when all their data is there."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import IncrementalSnapshot, ManagedDisk, SnapshotCopy

HOME, AWAY, FAR, KEY = "westeurope", "northeurope", "swedencentral", EncryptionType.PLATFORM_KEY
kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
groups = {
    region: resources.ResourceGroup(region, location=region, opts=kept)
    for region in (HOME, AWAY, FAR)
}
here = {"resource_group_name": groups[HOME].name, "location": HOME, "encryption_type": KEY}
disk = ManagedDisk("orders", {**here, "sku": DiskSku.PREMIUM_LRS, "size_gib": 64})
snapshot = IncrementalSnapshot("orders", {**here, "source_disk_id": disk.disk_id})
copies = SnapshotCopy(
    "orders",
    {
        "source_snapshot_id": snapshot.snapshot_id,
        "source_location": HOME,
        "targets": {region: {"resource_group_name": groups[region].name} for region in (AWAY, FAR)},
        "encryption_type": KEY,
    },
)
pulumi.export("complete", copies.complete)
