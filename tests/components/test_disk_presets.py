from typing import Any

import pytest

from azure_disk_facts.disks import OsType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import ManagedDisk, ManagedDiskArgs
from azure_disk_protection.disk_presets import (
    confidential_os_disk,
    database_disk,
    export_through,
    trusted_launch_os_disk,
    upload_target,
)
from tests.components.recording import GROUP, SET_ID, record

ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"
BASE: ManagedDiskArgs = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "sku": DiskSku.PREMIUM_LRS,
    "disk_encryption_set_id": SET_ID,
}
EMPTY: ManagedDiskArgs = {**BASE, "size_gib": 64, "zone": "1"}
PLAIN: ManagedDiskArgs = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "sku": DiskSku.PREMIUM_LRS,
}
IMAGE: ManagedDiskArgs = {**PLAIN, "image_id": f"{GROUP}/providers/Microsoft.Compute/images/i"}
CUSTOMER_KEY = "ConfidentialVM_DiskEncryptedWithCustomerKey"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (
            export_through(EMPTY, ACCESS),
            {
                "networkAccessPolicy": "AllowPrivate",
                "publicNetworkAccess": "Disabled",
                "diskAccessId": ACCESS,
            },
        ),
        (
            upload_target(BASE, 20_972_032),
            {"networkAccessPolicy": "AllowAll", "publicNetworkAccess": "Enabled"},
        ),
        (
            upload_target(PLAIN, 20_972_032, disk_access_id=ACCESS),
            {
                "networkAccessPolicy": "AllowPrivate",
                "diskAccessId": ACCESS,
                "encryption": {"type": "EncryptionAtRestWithPlatformKey"},
            },
        ),
        (
            trusted_launch_os_disk({**IMAGE, "disk_encryption_set_id": SET_ID}, OsType.LINUX),
            {
                "osType": "Linux",
                "hyperVGeneration": "V2",
                "securityProfile": {"securityType": "TrustedLaunch"},
            },
        ),
        (
            confidential_os_disk(IMAGE, OsType.WINDOWS),
            {
                "osType": "Windows",
                "securityProfile": {"securityType": "ConfidentialVM_DiskEncryptedWithPlatformKey"},
                "encryption": {"type": "EncryptionAtRestWithPlatformKey"},
            },
        ),
        (
            confidential_os_disk(IMAGE, OsType.LINUX, confidential_set_id=SET_ID),
            {
                "securityProfile": {
                    "securityType": CUSTOMER_KEY,
                    "secureVMDiskEncryptionSetId": SET_ID,
                }
            },
        ),
        (
            database_disk(EMPTY),
            {"sku": {"name": "PremiumV2_LRS"}, "diskIOPSReadWrite": 3000, "diskMBpsReadWrite": 750},
        ),
        (
            database_disk(EMPTY, iops=16_000),
            {"diskIOPSReadWrite": 16_000, "diskMBpsReadWrite": 2000},
        ),
    ],
)
def test_inputs_that_go_together(args: ManagedDiskArgs, expected: dict[str, Any]) -> None:
    """Each passes the checks and ends in these properties."""
    made = record(lambda: ManagedDisk("d", args))["d-disk"]
    assert {name: made.inputs[name] for name in expected} == expected
