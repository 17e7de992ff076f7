"""A disk under a customer key with a snapshot, and a copy of it in another region."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEncryption, ProtectedDisk

HOME, AWAY = "westeurope", "northeurope"
kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location=HOME, opts=kept)
points = resources.ResourceGroup("points", location=HOME, opts=kept)
points_away = resources.ResourceGroup("points-away", location=AWAY, opts=kept)
here = {"resource_group_name": group.name, "location": HOME}
away = {"resource_group_name": points_away.name, "location": AWAY}
keys = DiskEncryption("keys", {**here, "key_vault_name": "kv-bakery"})
# A copy has a key of its own region: it stays readable when the disk's region does not.
keys_away = DiskEncryption("keys-away", {**away, "key_vault_name": "kv-away"})
orders = ProtectedDisk(
    "orders",
    {
        "disk": {
            **here,
            "sku": DiskSku.PREMIUM_LRS,
            "size_gib": 128,
            "disk_encryption_set_id": keys.disk_encryption_set_id,
        },
        "snapshot": {"resource_group_name": points.name},
        "copies": [{**away, "disk_encryption_set_id": keys_away.disk_encryption_set_id}],
    },
)
pulumi.export("disk", orders.disk_id)
