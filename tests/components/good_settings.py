"""Settings that Azure takes, and ways to spoil them."""

import copy
from typing import Any

Row = tuple[str, str, object, str]

DISK_IDS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute"
KEYS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-old"
REMOVE = object()

GOOD: dict[str, Any] = {
    "name": "bakery",
    "sites": {
        "westeurope": {
            "resourceGroup": "rg-we",
            "keyVault": "kv-bakery-we",
            "backupVault": "bv-bakery-we",
        },
        "northeurope": {"resourceGroup": "rg-ne", "keyVault": "kv-bakery-ne"},
        "ukwest": {"resourceGroup": "rg-uk", "keyVault": "kv-bakery-uk"},
    },
    "encryption": {"rotateEvery": "P90D"},
    "backupVaults": {"softDelete": "On"},
    "backupPolicies": {
        "four-hourly": {"every": "PT4H", "keep": "P7D"},
        "daily": {"every": "P1D", "keep": "P30D"},
    },
    "disks": {
        "os": {
            "site": "westeurope",
            "sku": "Premium_LRS",
            "sizeGib": 64,
            "osType": "Linux",
            "image": "Canonical:ubuntu-24_04-lts:server:24.04.1",
            "backupPolicy": "four-hourly",
            "snapshot": True,
            "copyTo": ["northeurope"],
        },
        "data": {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 1024},
        "fast": {
            "site": "westeurope",
            "sku": "PremiumV2_LRS",
            "sizeGib": 8,
            "zone": "1",
            "backupPolicy": "daily",
        },
    },
}


def changed(path: str, value: object) -> dict[str, Any]:
    """Return good settings with one changed."""
    estate = copy.deepcopy(GOOD)
    *parents, last = path.split(".")
    place = estate
    for part in parents:
        place = place[part]
    if value is REMOVE:
        del place[last]
    else:
        place[last] = value
    if path.startswith("sites.ukwest.backupVault"):
        estate["backupVaults"]["redundancy"] = "ZoneRedundant"
    if path == "disks.os.sourceId":
        del estate["disks"]["os"]["image"]
        estate["disks"]["os"]["imageId"] = f"{DISK_IDS}/images/i"
    return estate
