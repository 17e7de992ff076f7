"""A database's disk under a customer key, and the OS disk of a confidential machine."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.disks import OsType, marketplace_image_id
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEncryption, ManagedDisk, ManagedDiskArgs
from azure_disk_protection.disk_presets import confidential_os_disk

REGION = "westeurope"
IMAGE = "Canonical:0001-com-ubuntu-confidential-vm-jammy:22_04-lts-cvm:22.04.202410020"

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location=REGION, opts=kept)
keys = DiskEncryption(
    "keys",
    {"resource_group_name": group.name, "location": REGION, "key_vault_name": "kv-bakery-disks"},
)
orders = ManagedDisk(
    "orders",
    {
        "resource_group_name": group.name,
        "location": REGION,
        "sku": DiskSku.PREMIUM_V2_LRS,
        "size_gib": 256,
        "zone": "1",
        "iops": 8000,
        "disk_encryption_set_id": keys.disk_encryption_set_id,
    },
)
subscription = group.id.apply(lambda known: known.split("/")[2])
till: ManagedDiskArgs = {
    "resource_group_name": group.name,
    "location": REGION,
    "sku": DiskSku.PREMIUM_LRS,
    "image_id": subscription.apply(lambda known: marketplace_image_id(known, REGION, IMAGE)),
}
ManagedDisk("till-os", confidential_os_disk(till, OsType.LINUX))
pulumi.export("createdFrom", orders.created_from)
