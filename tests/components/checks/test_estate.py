from typing import Any

import pytest

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection.checks.estate import encryption_type, estate_problems

DISK: dict[str, Any] = {"site": "westeurope", "sku": "Premium_LRS", "size_gib": 4}
BASE: dict[str, Any] = {
    "name": "bakery",
    "sites": {
        "westeurope": {"resource_group": "rg", "key_vault": "kv-we", "backup_vault": "bv-bakery"},
        "ukwest": {"resource_group": "rg-uk", "key_vault": "kv-uk"},
    },
    "disks": {"d": DISK},
}


def problems(**estate: Any) -> list[str]:
    values: Any = {**BASE, **estate}
    return [f"{each.path}: {each.allowed}" for each in estate_problems(values, "estate")]


def test_encryption_is_with_customer_keys_unless_told_otherwise() -> None:
    values: Any = BASE
    assert encryption_type(values) is EncryptionType.CUSTOMER_KEY


@pytest.mark.parametrize(
    ("estate", "expected"),
    [
        ({}, []),
        ({"name": "my bakery"}, [
            "estate.name: 1 to 80 letters, digits, '_', '.' or '-', starting with a letter or "
            "digit and ending with a letter, digit or '_'",
            "estate.disks.d: 1 to 80 letters, digits, '_', '.' or '-', starting with a letter or "
            "digit and ending with a letter, digit or '_'",
        ]),
        ({"sites": {"atlantis": {"resource_group": "r.", "key_vault": "kv-a"}}, "disks": {}}, [
            "estate.sites.atlantis: the name of an Azure region, for example westeurope",
            "estate.sites.atlantis.resourceGroup: 1 to 90 letters, digits, '_', '(', ')', '.' or "
            "'-', not ending with '.'",
        ]),
        ({"sites": {"westeurope": {"resource_group": "rg", "key_vault": "kv-a"},
                    "ukwest": {"resource_group": "RG", "key_vault": "kv-b",
                               "snapshot_resource_group": "rg-uk"}}, "disks": {}},
         ["estate.sites.ukwest.resourceGroup: a name that no other site's resource group has, "
          "westeurope has this one"]),
        ({"sites": {"westeurope": {"resource_group": "rg", "key_vault": "kv-a"},
                    "ukwest": {"resource_group": "rg", "key_vault": "kv-b",
                               "create_resource_groups": False}}, "disks": {}}, []),
        ({"disks": {"d": DISK, "D": DISK}},
         ["estate.disks.D: a name that differs from d in more than case"]),
        ({"backup_policies": {"p": {"every": "P1D", "keep": "P7D"}}},
         ["estate.backupPolicies.p: 3 to 150 letters, digits or hyphens, starting with a letter"]),
        ({"sites": {"westeurope": {"resource_group": "rg"}},
          "encryption": {"type": EncryptionType.PLATFORM_KEY}}, []),
        ({"disks": {"d": {**DISK, "site": "francecentral"}}},
         ["estate.disks.d.site: westeurope, ukwest"]),
        ({"disks": {"d": {**DISK, "backup_policy": "daily"}}},
         ["estate.disks.d.backupPolicy: nothing, none is defined"]),
        ({"disks": {"d": {**DISK, "snapshot": True, "copy_to": ["ukwest", "ukwest"]}}},
         ["estate.disks.d.copyTo[1]: each site once"]),
        ({"disks": {"d": {**DISK, "snapshot": True, "copy_to": ["ukwest"],
                          "snapshot_sku": "Standard_ZRS"}}},
         ["estate.disks.d.snapshotSku: Standard_LRS in ukwest"]),
        ({"disks": {"d": {**DISK, "image": "a:b:c:1.0", "image_id": "i", "os_type": "Linux"}}},
         ["estate.disks.d.imageId: nothing beside image"]),
    ],
)  # fmt: skip
def test_estates(estate: dict[str, Any], expected: list[str]) -> None:
    assert problems(**estate) == expected
