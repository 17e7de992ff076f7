"""A machine rebuilt from the snapshots of its disks."""

from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.resource_types import VIRTUAL_MACHINE
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import VmRestore
from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change
from tests.components.cases.backups import GROUP, HOME
from tests.components.cases.restores import (
    ACCESS,
    AWAY,
    AWAY_SUBNET,
    INTERFACE,
    OTHER_SUBNET,
    SETS,
    SUBNET,
    prepare_restores,
    snapshot_id,
)

_ONLY_CHECKED = "the restore is only checked against it"
_TAKEN = "2026-01-01T06:00:00Z"
_OS: dict[str, Any] = {
    "snapshot_id": snapshot_id("system"),
    "sku": DiskSku.PREMIUM_LRS,
    "os_type": "Linux",
}
_DATA: dict[str, Any] = {"snapshot_id": snapshot_id("web"), "sku": DiskSku.PREMIUM_LRS}
_TRUSTED: dict[str, Any] = {
    "os_disk": {
        **_OS,
        "snapshot_id": snapshot_id("trusted"),
        "hyper_v_generation": "V2",
        "security_type": "TrustedLaunch",
    }
}
_KEYED: dict[str, Any] = {
    "encryption_type": EncryptionType.CUSTOMER_KEY,
    "disk_encryption_set_id": SETS["des"],
}
_KEYED_SNAPSHOTS: dict[str, Any] = {
    "encryption_type": EncryptionType.CUSTOMER_KEY,
    "os_disk": {**_OS, "snapshot_encryption_set_id": SETS["des"]},
    "data_disks": {"0": {**_DATA, "snapshot_encryption_set_id": SETS["des"]}},
}
_FAST: dict[str, Any] = {
    "zone": "1",
    "data_disks": {
        "0": {**_DATA, "sku": DiskSku.PREMIUM_V2_LRS, "logical_sector_size": 512},
    },
}


def args() -> dict[str, Any]:
    """Return what a machine with one data disk needs."""
    return {
        "resource_group_name": "rg",
        "location": HOME,
        "vm_size": "Standard_D4s_v5",
        "subnet_id": SUBNET,
        "os_disk": dict(_OS),
        "data_disks": {"0": dict(_DATA)},
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }


def _stop(azure: Azure) -> None:
    """Azure takes some changes of disks only while their machine is deallocated (A9, A13, C14)."""
    for machine in azure.list(GROUP, VIRTUAL_MACHINE.arm_type):
        azure.deallocate(machine["id"])


def _data(to: Any, name: str, **more: Any) -> Change:
    return Change(to, at=f"data_disks.0.{name}", **more)


_OS_CHANGES = {
    "snapshot_id": Change(snapshot_id("system2")),
    "sku": Change(DiskSku.STANDARD_SSD_LRS, meanwhile=_stop),
    "os_type": Change("Windows", along={"os_disk.snapshot_id": snapshot_id("windows")}),
    "hyper_v_generation": Change("V1"),
    "architecture": Change("x64"),
    "security_type": Change(
        "TrustedLaunch",
        along={
            "os_disk.snapshot_id": snapshot_id("trusted"),
            "os_disk.hyper_v_generation": "V2",
        },
    ),
    "taken": Change(_TAKEN, why=_ONLY_CHECKED),
    "disk_name": Change("till-os"),
    "size_gib": Change(128, meanwhile=_stop),
    "caching": Change("ReadOnly"),
    "tier": Change("P20"),
    "snapshot_location": Change(HOME, why=_ONLY_CHECKED),
    "snapshot_size_gib": Change(64, why=_ONLY_CHECKED),
    "snapshot_encryption_set_id": Change(SETS["other"], given=_KEYED_SNAPSHOTS, meanwhile=_stop),
}
_DATA_CHANGES = {
    "snapshot_id": _data(snapshot_id("db"), "snapshot_id"),
    "sku": _data(DiskSku.STANDARD_SSD_LRS, "sku", meanwhile=_stop),
    "taken": _data(_TAKEN, "taken", why=_ONLY_CHECKED),
    "disk_name": _data("till-data", "disk_name"),
    "size_gib": _data(128, "size_gib"),
    "caching": _data("ReadOnly", "caching"),
    "iops": _data(4000, "iops", given=_FAST),
    "mbps": _data(200, "mbps", given=_FAST),
    "tier": _data("P20", "tier"),
    "logical_sector_size": _data(
        512,
        "logical_sector_size",
        given={"zone": "1"},
        along={"data_disks.0.sku": DiskSku.PREMIUM_V2_LRS},
        meanwhile=_stop,
    ),
    "snapshot_location": _data(HOME, "snapshot_location", why=_ONLY_CHECKED),
    "snapshot_size_gib": _data(64, "snapshot_size_gib", why=_ONLY_CHECKED),
    "snapshot_incremental": _data(to=True, name="snapshot_incremental", why=_ONLY_CHECKED),
    "snapshot_encryption_set_id": _data(
        SETS["other"],
        "snapshot_encryption_set_id",
        given=_KEYED_SNAPSHOTS,
        meanwhile=_stop,
    ),
    "source_sku": _data(
        DiskSku.PREMIUM_LRS,
        "source_sku",
        given={"zone": "1"},
        along={"data_disks.0.sku": DiskSku.PREMIUM_V2_LRS},
        meanwhile=_stop,
    ),
    "source_sector_size": _data(
        512,
        "source_sector_size",
        given={"zone": "1"},
        along={"data_disks.0.sku": DiskSku.PREMIUM_V2_LRS},
        meanwhile=_stop,
    ),
}

CASE = Case(
    component=VmRestore,
    args=args,
    prepare=prepare_restores,
    changes={
        "resource_group_name": Change("rg-other"),
        "location": Change(
            AWAY,
            along={
                "os_disk.snapshot_id": snapshot_id("system-away"),
                "data_disks.0.snapshot_id": snapshot_id("web-away"),
                "subnet_id": AWAY_SUBNET,
            },
        ),
        "vm_size": Change("Standard_D8s_v5"),
        **{f"os_disk.{name}": change for name, change in _OS_CHANGES.items()},
        **{f"data_disks.{name}": change for name, change in _DATA_CHANGES.items()},
        "max_spread": Change("PT10M", why=_ONLY_CHECKED),
        "subnet_id": Change(OTHER_SUBNET),
        "network_interface_id": Change(INTERFACE, along={"subnet_id": None}),
        "network_interface_name": Change("till-nic"),
        "private_ip_address": Change("10.0.1.4"),
        "accelerated_networking": Change(to=True),
        "vm_name": Change("till"),
        "zone": Change("2"),
        "encryption_at_host": Change(to=False),
        "secure_boot": Change(to=False, given=_TRUSTED),
        "vtpm": Change(to=False, given=_TRUSTED),
        "encryption_type": Change(
            EncryptionType.CUSTOMER_KEY,
            along={"disk_encryption_set_id": SETS["des"]},
            meanwhile=_stop,
        ),
        "disk_encryption_set_id": Change(SETS["other"], given=_KEYED, meanwhile=_stop),
        "other_encryption_set": Change(to=True, why=_ONLY_CHECKED),
        "network_access_policy": Change("AllowAll"),
        "disk_access_id": Change(ACCESS, along={"network_access_policy": "AllowPrivate"}),
        "public_network_access": Change("Enabled"),
        "data_access_auth_mode": Change("AzureActiveDirectory"),
        "tags": Change({"team": "web"}),
        "protect": Change(to=False),
        "retain": Change(to=False),
    },
)
