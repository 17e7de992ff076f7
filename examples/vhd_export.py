"""A snapshot as a VHD in an existing storage account; open to export, and taken for that alone."""

from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import IncrementalSnapshot, ManagedDisk, VhdExport

group = resources.ResourceGroup("bakery", location="westeurope")
disk = ManagedDisk(
    "orders",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 4,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    },
)
snapshot = IncrementalSnapshot(
    "for-export",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "source_disk_id": disk.disk_id,
        "encryption_type": EncryptionType.PLATFORM_KEY,
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
