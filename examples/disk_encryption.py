"""A key that rotates every 90 days, and disks encrypted with it and with Azure's key."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEncryption, ManagedDisk
from azure_disk_protection.encryption_presets import double_encryption

LOCATION = "westeurope"

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location=LOCATION, opts=kept)

keys = DiskEncryption(
    "bakery-keys",
    double_encryption(
        resource_group_name=group.name, location=LOCATION, key_vault_name="kv-bakery-disks"
    ),
)

disk = ManagedDisk(
    "orders",
    {
        "resource_group_name": group.name,
        "location": LOCATION,
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 128,
        "encryption_type": EncryptionType.PLATFORM_AND_CUSTOMER_KEYS,
        # Known once the identity may use the key: the disk is not made before.
        "disk_encryption_set_id": keys.ready,
    },
)

pulumi.export("diskId", disk.disk_id)
pulumi.export("keyUrl", keys.key_url)
