"""Pieces that the scenarios put their programs together from."""

from collections.abc import Callable
from typing import Any

import pulumi
from pulumi_azure_native import compute, resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEncryption, ManagedDisk

HOME = "westeurope"
AWAY = "northeurope"
GROUP = "rg-bakery"
AWAY_GROUP = "rg-bakery-away"


def groups() -> pulumi.ResourceOptions:
    """Declare two resource groups and return options that wait for them."""
    made = [
        resources.ResourceGroup("group", resource_group_name=GROUP, location=HOME),
        resources.ResourceGroup("away", resource_group_name=AWAY_GROUP, location=AWAY),
    ]
    return pulumi.ResourceOptions(depends_on=made)


def encryption(name: str, ready: pulumi.ResourceOptions, *, away: bool = False) -> DiskEncryption:
    """Declare a key vault, a key and an encryption set at home or away."""
    return DiskEncryption(
        name,
        {
            "resource_group_name": AWAY_GROUP if away else GROUP,
            "location": AWAY if away else HOME,
            "key_vault_name": f"kv-{name}",
            "disk_encryption_set_name": f"des-{name}",
            "identity_name": f"id-{name}",
        },
        ready,
    )


def web_disk(ready: pulumi.ResourceOptions, **inputs: Any) -> ManagedDisk:
    """Declare an empty disk, under a platform key unless told otherwise."""
    return ManagedDisk(
        "web",
        {
            "resource_group_name": GROUP,
            "location": HOME,
            "sku": DiskSku.PREMIUM_LRS,
            "disk_name": "web",
            "size_gib": 64,
            "encryption_type": EncryptionType.PLATFORM_KEY,
            **inputs,  # type: ignore[typeddict-item]
        },
        ready,
    )


def snapshot(
    name: str, source: pulumi.Input[str], *, away: bool = False, **inputs: Any
) -> compute.Snapshot:
    """Declare a snapshot with azure-native alone, so that nothing is checked before Azure."""
    option = inputs.pop("create_option", "Copy")
    return compute.Snapshot(
        name,
        snapshot_name=name,
        resource_group_name=AWAY_GROUP if away else GROUP,
        location=AWAY if away else HOME,
        creation_data={"create_option": option, "source_resource_id": source},
        **inputs,
    )


def snapshot_of_disk(disk: dict[str, Any] | None = None, **inputs: Any) -> Callable[[], None]:
    """Return a program that takes one snapshot, ``monday``, of one disk."""

    def program() -> None:
        snapshot("monday", web_disk(groups(), **(disk or {})).disk_id, **inputs)

    return program
