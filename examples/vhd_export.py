"""A snapshot as a VHD in an existing storage account; open to export, and taken for that alone."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import IncrementalSnapshot, ManagedDisk, VhdExport

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location="westeurope", opts=kept)
place = {"resource_group_name": group.name, "location": "westeurope"}
own_key = {"encryption_type": EncryptionType.PLATFORM_KEY}
disk = ManagedDisk("orders", {**place, **own_key, "sku": DiskSku.PREMIUM_LRS, "size_gib": 4})
snapshot = IncrementalSnapshot(
    "for-export",
    {
        **place,
        **own_key,
        "source_disk_id": disk.disk_id,
        "network_access_policy": NetworkAccessPolicy.ALLOW_ALL,
        "public_network_access": PublicNetworkAccess.ENABLED,
    },
)
VhdExport(
    "orders",
    {
        "source_id": snapshot.snapshot_id,
        "storage_account_name": "bakeryexports",
        "container_name": "exports",
        "blob_name": "orders/2026-11-22.vhd",
    },
)
