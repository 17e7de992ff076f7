"""Neighbours and changes that the cases of snapshots and copies share."""

from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import ManagedDisk
from tests.components.case import Change
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME, encryption, groups

_ready: list[pulumi.ResourceOptions] = []
_home_set: list[pulumi.Output[str]] = []


def declare_groups() -> None:
    """Declare the two resource groups that all the rest waits for."""
    _ready[:] = [groups()]
    _home_set.clear()


def set_id(name: str, *, away: bool = False) -> pulumi.Output[str]:
    """Declare an encryption set with its key vault."""
    return encryption(name, _ready[0], away=away).disk_encryption_set_id


def disk_id(name: str, **inputs: Any) -> pulumi.Output[str]:
    """Declare an empty disk, under a platform key unless told otherwise."""
    args: Any = {
        "resource_group_name": GROUP,
        "location": HOME,
        "sku": "Premium_LRS",
        "disk_name": name,
        "size_gib": 64,
        "protect": False,
        "encryption_type": EncryptionType.PLATFORM_KEY,
        **inputs,
    }
    return ManagedDisk(name, args, _ready[0]).disk_id


def access_id(*, away: bool = False) -> pulumi.Output[str]:
    """Declare a disk access, through which private endpoints export."""
    return compute.DiskAccess(
        "access",
        resource_group_name=AWAY_GROUP if away else GROUP,
        location=AWAY if away else HOME,
        disk_access_name="access",
        opts=_ready[0],
    ).id


def access_changes(*, away: bool = False) -> dict[str, Change]:
    """Return changes of who may export."""
    return {
        "network_access_policy": Change("AllowAll"),
        "disk_access_id": Change(
            lambda: access_id(away=away), along={"network_access_policy": "AllowPrivate"}
        ),
        "public_network_access": Change("Enabled"),
        "data_access_auth_mode": Change("AzureActiveDirectory"),
    }


def encrypted(name: str, source: str = "source_disk_id") -> Change:
    """Return the change of one input of encryption, with a disk under the same customer key."""

    def own_set() -> pulumi.Output[str]:
        if not _home_set:
            _home_set.append(set_id("home"))
        return _home_set[0]

    def disk() -> pulumi.Output[str]:
        return disk_id(
            "keyed",
            encryption_type=EncryptionType.CUSTOMER_KEY,
            disk_encryption_set_id=own_set(),
        )

    if name == "disk_encryption_set_id":
        return Change(own_set, along={"encryption_type": EncryptionType.CUSTOMER_KEY, source: disk})
    return Change(
        EncryptionType.CUSTOMER_KEY, along={"disk_encryption_set_id": own_set, source: disk}
    )
