"""``ManagedDisk``: every input, in the simulated Azure."""

from collections.abc import Callable
from typing import Any

import pulumi
from pulumi_azure_native import compute, resources

from azure_disk_facts.disks import (
    Architecture,
    CopySpeed,
    DiskController,
    HyperVGeneration,
    OsType,
    SecurityType,
)
from azure_disk_facts.encryption import EncryptionSetType, EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskEncryption, ManagedDisk
from tests.components.case import Case, Change

REGION = "westeurope"
GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/other"
COMPUTE = f"{GROUP}/providers/Microsoft.Compute"
VHD: dict[str, Any] = {
    "size_gib": None,
    "source_uri": "https://bakery.blob.core.windows.net/vhds/a.vhd",
    "storage_account_id": f"{GROUP}/providers/Microsoft.Storage/storageAccounts/bakery",
}
IMAGE: dict[str, Any] = {
    "size_gib": None,
    "os_type": OsType.LINUX,
    "image_id": f"{COMPUTE}/images/a",
    "purchase_plan": {"publisher": "bakers", "product": "till", "name": "basic"},
}
GALLERY: dict[str, Any] = {"size_gib": None, "os_type": OsType.LINUX}
VERSIONS = {
    "gallery_image_id": f"{COMPUTE}/galleries/g/images/i/versions",
    "shared_gallery_image_id": "/SharedGalleries/g/Images/i/Versions",
    "community_gallery_image_id": "/CommunityGalleries/g/Images/i/Versions",
}
SHARED: dict[str, Any] = {"sku": DiskSku.PREMIUM_V2_LRS, "zone": "1", "max_shares": 2}
UPLOAD: dict[str, Any] = {
    "size_gib": None,
    "upload_size_bytes": 20_972_032,
    "os_type": OsType.LINUX,
    "security_type": SecurityType.CONFIDENTIAL_GUEST_STATE,
}
RESTORE_POINT = f"{COMPUTE}/restorePointCollections/c/restorePoints/p/diskRestorePoints"
SAN = f"{GROUP}/providers/Microsoft.ElasticSan/elasticSans/s/volumeGroups/g/snapshots"


class Neighbours:
    """What the running program has declared before the disk."""

    group: resources.ResourceGroup
    other_group: resources.ResourceGroup


def args() -> dict[str, Any]:
    """Declare a resource group; an empty disk under a platform key goes into it."""
    group = resources.ResourceGroup("group", resource_group_name="rg", location=REGION)
    other = resources.ResourceGroup("other-group", resource_group_name="rg2", location=REGION)
    Neighbours.group, Neighbours.other_group = group, other
    return {
        "resource_group_name": group.name,
        "location": REGION,
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 1024,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }


def snapshot(name: str) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a disk with an incremental snapshot."""

    def declare() -> pulumi.Output[str]:
        source = compute.Disk(
            f"{name}-source",
            resource_group_name=Neighbours.group.name,
            location=REGION,
            sku={"name": "Premium_LRS"},
            disk_size_gb=4,
            creation_data={"create_option": "Empty"},
        )
        taken = compute.Snapshot(
            name,
            resource_group_name=Neighbours.group.name,
            location=REGION,
            incremental=True,
            creation_data={"create_option": "Copy", "source_resource_id": source.id},
        )
        return taken.id

    return declare


def encryption_set(name: str, **inputs: Any) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a key with its encryption set."""

    def declare() -> pulumi.Output[str]:
        given = {
            "resource_group_name": Neighbours.group.name,
            "location": REGION,
            "key_vault_name": f"kv-{name}",
            # A program that turns to another set declares this one no longer.
            "protect": False,
            **inputs,
        }
        return DiskEncryption(name, given).disk_encryption_set_id  # type: ignore[arg-type]

    return declare


def confidential_set(name: str) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a confidential encryption set."""
    return encryption_set(
        name,
        encryption_type=EncryptionSetType.CONFIDENTIAL_VM,
        confidential_vm_orchestrator_id="00000000-0000-0000-0000-0000000000dd",
    )


def disk_access(name: str) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a disk access."""

    def declare() -> pulumi.Output[str]:
        group = Neighbours.group.name
        return compute.DiskAccess(name, resource_group_name=group, location=REGION).id

    return declare


COPY: dict[str, Any] = {"size_gib": 8, "source_id": snapshot("one")}
CONFIDENTIAL: dict[str, Any] = {
    **IMAGE,
    "security_type": SecurityType.CONFIDENTIAL_CUSTOMER_KEY,
    "secure_vm_disk_encryption_set_id": confidential_set("one"),
}
OWN_SET = encryption_set("one")
OWN: dict[str, Any] = {
    "os_type": OsType.LINUX,
    "encryption_type": None,
    "disk_encryption_set_id": OWN_SET,
    "network_access_policy": NetworkAccessPolicy.ALLOW_PRIVATE,
    "disk_access_id": disk_access("one"),
}

CASE = Case(
    component=ManagedDisk,
    args=args,
    changes={
        "resource_group_name": Change(lambda: Neighbours.other_group.name),
        "location": Change("northeurope"),
        "sku": Change(DiskSku.PREMIUM_ZRS),
        "disk_name": Change("books"),
        "size_gib": Change(2048),
        "source_id": Change(snapshot("two"), COPY),
        "copy_start": Change(True, COPY),
        "copy_speed": Change(CopySpeed.ENHANCED, {**COPY, "copy_start": True}),
        "restore_point_id": Change(
            f"{RESTORE_POINT}/b", {"restore_point_id": f"{RESTORE_POINT}/a"}
        ),
        "elastic_san_snapshot_id": Change(f"{SAN}/b", {"elastic_san_snapshot_id": f"{SAN}/a"}),
        "image_id": Change(f"{COMPUTE}/images/b", IMAGE),
        **{
            name: Change(f"{versions}/2", {**GALLERY, name: f"{versions}/1"})
            for name, versions in VERSIONS.items()
        },
        "image_lun": Change(1, {**IMAGE, "os_type": None, "purchase_plan": None, "image_lun": 0}),
        "source_uri": Change("https://bakery.blob.core.windows.net/vhds/b.vhd", VHD),
        "storage_account_id": Change(f"{VHD['storage_account_id']}2", VHD),
        "security_data_uri": Change("https://bakery.blob.core.windows.net/vhds/a.vmgs", VHD),
        "upload_size_bytes": Change(20_972_544, UPLOAD),
        "upload_guest_state": Change(True, UPLOAD),
        "zone": Change("2", SHARED),
        "edge_zone": Change("microsoftlondon1", {"location": "uksouth"}),
        "os_type": Change(OsType.WINDOWS, OWN),
        "hyper_v_generation": Change(HyperVGeneration.V2, IMAGE),
        "architecture": Change(Architecture.ARM64, IMAGE),
        "disk_controllers": Change([DiskController.SCSI, DiskController.NVME], IMAGE),
        "accelerated_network": Change(True, IMAGE),
        "supports_hibernation": Change(True, IMAGE),
        **{
            f"purchase_plan.{name}": Change("other", IMAGE)
            for name in ("publisher", "product", "name", "promotion_code")
        },
        "security_type": Change(SecurityType.TRUSTED_LAUNCH, IMAGE),
        "secure_vm_disk_encryption_set_id": Change(confidential_set("two"), CONFIDENTIAL),
        "iops": Change(5000, SHARED),
        "mbps": Change(400, SHARED),
        "read_only_iops": Change(4000, SHARED),
        "read_only_mbps": Change(300, SHARED),
        "tier": Change("P40"),
        "bursting": Change(True),
        "performance_plus": Change(True),
        "optimized_for_frequent_attach": Change(True),
        "max_shares": Change(2),
        "logical_sector_size": Change(512, SHARED),
        "encryption_type": Change(
            EncryptionType.CUSTOMER_KEY, along={"disk_encryption_set_id": OWN_SET}
        ),
        "disk_encryption_set_id": Change(encryption_set("two"), OWN),
        "network_access_policy": Change(NetworkAccessPolicy.ALLOW_ALL),
        "disk_access_id": Change(disk_access("two"), OWN),
        "public_network_access": Change(PublicNetworkAccess.ENABLED),
        "data_access_auth_mode": Change(DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY),
        "tags": Change({"vm": "till"}),
        "protect": Change(False),
        "retain": Change(True),
    },
)
