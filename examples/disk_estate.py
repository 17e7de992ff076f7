"""A company's disks in two regions: keys, snapshots, copies away and backups of all of them."""

import pulumi

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEstate

estate = DiskEstate(
    "bakery",
    {
        "name": "bakery",
        "tags": {"owner": "it@bakery.example"},
        "sites": {
            "westeurope": {
                "resource_group": "rg-bakery-we",
                "key_vault": "kv-bakery-we",
                "backup_vault": "bv-bakery-we",
            },
            # It receives copies, under a key of its own.
            "northeurope": {"resource_group": "rg-bakery-ne", "key_vault": "kv-bakery-ne"},
        },
        "backup_policies": {
            "four-hourly": {"every": "PT4H", "keep": "P7D", "keep_daily": "P14D"},
        },
        "disks": {
            name: {
                "site": "westeurope",
                "sku": DiskSku.PREMIUM_LRS,
                "size_gib": size_gib,
                "backup_policy": "four-hourly",
                "snapshot": True,
                "copy_to": ["northeurope"],
            }
            for name, size_gib in {"orders": 256, "recipes": 64}.items()
        },
    },
)
pulumi.export("disks", estate.disk_ids)
