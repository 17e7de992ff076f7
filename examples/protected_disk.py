"""A disk under a customer key with a snapshot, and a copy of it in another region."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEncryption, ProtectedDisk

HOME, AWAY = "westeurope", "northeurope"
group = resources.ResourceGroup("bakery", location=HOME)
points = resources.ResourceGroup("points", location=HOME)
away = resources.ResourceGroup("points-away", location=AWAY)
keys = DiskEncryption(
    "keys", {"resource_group_name": group.name, "location": HOME, "key_vault_name": "kv-bakery"}
)
# A copy has a key of its own region: it stays readable when the disk's region does not.
keys_away = DiskEncryption(
    "keys-away", {"resource_group_name": away.name, "location": AWAY, "key_vault_name": "kv-away"}
)
orders = ProtectedDisk(
    "orders",
    {
        "disk": {
            "resource_group_name": group.name,
            "location": HOME,
            "sku": DiskSku.PREMIUM_LRS,
            "size_gib": 128,
            "disk_encryption_set_id": keys.disk_encryption_set_id,
        },
        "snapshot": {"resource_group_name": points.name},
        "copies": [
            {
                "resource_group_name": away.name,
                "location": AWAY,
                "disk_encryption_set_id": keys_away.disk_encryption_set_id,
            }
        ],
    },
)
pulumi.export("disk", orders.disk_id)
