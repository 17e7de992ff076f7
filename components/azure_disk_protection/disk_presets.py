"""Inputs that go together, named by what one wants of a disk: each adds them to given ones.

Example: ``ManagedDisk("till-os", confidential_os_disk(args, OsType.LINUX))``.
"""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

import pulumi

from azure_disk_facts.disks import HyperVGeneration, OsType, SecurityType
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import PREMIUM_V2_LIMITS, DiskSku
from azure_disk_protection.managed_disk_args import ManagedDiskArgs

T = TypeVar("T")


def export_through(args: T, disk_access_id: pulumi.Input[str]) -> T:
    """Let a disk, snapshot or copy be exported by one disk access and by nothing else (A14)."""
    private = {
        "network_access_policy": NetworkAccessPolicy.ALLOW_PRIVATE,
        "public_network_access": PublicNetworkAccess.DISABLED,
        "disk_access_id": disk_access_id,
    }
    return cast("T", {**cast("Mapping[str, Any]", args), **private})


def upload_target(
    args: ManagedDiskArgs,
    vhd_size_bytes: pulumi.Input[int],
    *,
    disk_access_id: pulumi.Input[str] | None = None,
) -> ManagedDiskArgs:
    """Let a disk wait for the upload of a VHD, over the public network or by a disk access.

    By a disk access it has a platform key until the upload is done: Azure takes none into a disk
    with an encryption set too (A17). Close the disk to export afterwards.
    """
    if disk_access_id is not None:
        private: ManagedDiskArgs = {
            **args,
            "upload_size_bytes": vhd_size_bytes,
            "encryption_type": EncryptionType.PLATFORM_KEY,
        }
        return export_through(private, disk_access_id)
    return {
        **args,
        "upload_size_bytes": vhd_size_bytes,
        "network_access_policy": NetworkAccessPolicy.ALLOW_ALL,
        "public_network_access": PublicNetworkAccess.ENABLED,
    }


def trusted_launch_os_disk(args: ManagedDiskArgs, os_type: OsType) -> ManagedDiskArgs:
    """Let a disk start a machine by secure boot, with a virtual TPM (A11)."""
    return {
        **args,
        "os_type": os_type,
        "hyper_v_generation": HyperVGeneration.V2,
        "security_type": SecurityType.TRUSTED_LAUNCH,
    }


def confidential_os_disk(
    args: ManagedDiskArgs,
    os_type: OsType,
    *,
    confidential_set_id: pulumi.Input[str] | None = None,
) -> ManagedDiskArgs:
    """Let a disk start a confidential machine, which alone can read it (A11, D5).

    Under the customer key of a confidential encryption set, or else under a platform key.
    """
    disk: ManagedDiskArgs = {
        **args,
        "os_type": os_type,
        "hyper_v_generation": HyperVGeneration.V2,
        "security_type": SecurityType.CONFIDENTIAL_PLATFORM_KEY,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }
    if confidential_set_id is not None:
        disk["security_type"] = SecurityType.CONFIDENTIAL_CUSTOMER_KEY
        disk["secure_vm_disk_encryption_set_id"] = confidential_set_id
    return disk


def database_disk(args: ManagedDiskArgs, *, iops: int | None = None) -> ManagedDiskArgs:
    """Give a disk its own IOPS, on Premium SSD v2, and all MB/s that these allow (A3).

    Without a number, the IOPS that cost nothing.
    """
    count = PREMIUM_V2_LIMITS.free_iops if iops is None else iops
    return {
        **args,
        "sku": DiskSku.PREMIUM_V2_LRS,
        "iops": count,
        "mbps": PREMIUM_V2_LIMITS.mbps_ceiling(count),
    }
