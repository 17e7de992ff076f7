"""A small estate from plain data."""

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEstate
from benchmarks.shared import AWAY, HOME


def declare_estate() -> None:
    """Declare two sites with a disk, whose snapshot is copied from one to the other."""
    DiskEstate(
        "bakery",
        {
            "name": "bakery",
            "sites": {
                HOME: {
                    "resource_group": "rg-bakery",
                    "key_vault": "kv-bakery-home",
                    "backup_vault": "bv-bakery",
                },
                AWAY: {"resource_group": "rg-bakery-away", "key_vault": "kv-bakery-away"},
            },
            "backup_policies": {"hourly": {"every": "PT4H", "keep": "P7D"}},
            "disks": {
                "orders": {
                    "site": HOME,
                    "sku": DiskSku.PREMIUM_LRS,
                    "size_gib": 256,
                    "zone": "1",
                    "backup_policy": "hourly",
                    "snapshot": True,
                    "copy_to": [AWAY],
                }
            },
        },
    )
