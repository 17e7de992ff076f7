from typing import Any

import pytest

from azure_disk_protection.checks.disk import disk_problems
from tests.components.recording import GROUP, SET_ID

BASE: dict[str, Any] = {
    "location": "westeurope",
    "sku": "Premium_LRS",
    "size_gib": 1024,
    "disk_encryption_set_id": SET_ID,
}
V2: dict[str, Any] = {"sku": "PremiumV2_LRS", "zone": "1"}
OS: dict[str, Any] = {"os_type": "Linux", "size_gib": 64}
STORAGE = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/a"
SOURCE = f"{GROUP}/providers/Microsoft.Compute/disks/d"
IMAGE = f"{GROUP}/providers/Microsoft.Compute/images/i"


def problems(**values: Any) -> list[str]:
    merged = {name: value for name, value in {**BASE, **values}.items() if value is not None}
    return [f"{each.path}: {each.allowed}" for each in disk_problems(merged)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"zone": "3"},
        {"sku": "Premium_ZRS"},
        {"location": "ukwest"},
        {"tier": "P30"},
        {"tier": "P50"},
        {"tier": "P80", "size_gib": 4097},
        {"bursting": True},
        {"bursting": False, "sku": "Standard_LRS"},
        {"max_shares": 3, "size_gib": 512},
        {"max_shares": 5, "size_gib": 4096},
        {"max_shares": 10, "size_gib": 4097},
        {"max_shares": 15, "sku": "UltraSSD_LRS"},
        {**OS, "hyper_v_generation": "V2", "architecture": "Arm64"},
        {**OS, "image_id": IMAGE, "size_gib": None},
        {**OS, "size_gib": 4095},
        {**V2, "iops": 3000, "mbps": 125, "logical_sector_size": 512},
        {**V2, "iops": 80_000, "mbps": 2000},
        {**V2, "zone": None, "location": "ukwest"},
        {"sku": "UltraSSD_LRS", "size_gib": 4, "iops": 4000, "mbps": 1000},
        {"source_uri": "https://a/b.vhd", "storage_account_id": STORAGE},
        {"upload_size_bytes": 20_972_032, "size_gib": None},
        {"edge_zone": "microsoftlondon1"},
        {"optimized_for_frequent_attach": True},
        {**OS, "supports_hibernation": True, "accelerated_network": False},
        {"imports": {"disk": SOURCE}},
    ],
)  # fmt: skip
def test_disks_that_azure_takes(values: dict[str, Any]) -> None:
    assert problems(**values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"sku": "StandardSSD_ZRS", "location": "ukwest"},
         "sku: Standard_LRS, StandardSSD_LRS, Premium_LRS, PremiumV2_LRS, UltraSSD_LRS"),
        (
            {"disk_name": "-d"},
            "diskName: 1 to 80 letters, digits, '_', '.' or '-', starting with a letter or digit "
            "and ending with a letter, digit or '_'",
        ),
        (
            {"source_uri": "https://a/b.vhd"},
            "storageAccountId: the id of the storage account that holds the VHD",
        ),
        (
            {"upload_size_bytes": 512},
            "uploadSizeBytes: 20972032 to 35183298347520 bytes, the 512 of the footer included",
        ),
        ({"sku": "UltraSSD_LRS", "size_gib": 2}, "sizeGib: 4 to 65536 GiB for UltraSSD_LRS"),
        ({**V2, "size_gib": 70_000}, "sizeGib: 1 to 65536 GiB for PremiumV2_LRS"),
        ({**V2, "iops": 2000}, "iops: 3000 to 80000 for PremiumV2_LRS of 1024 GiB"),
        (
            {**V2, "size_gib": None, "source_id": SOURCE, "iops": 90_000},
            "iops: 3000 to 80000 for PremiumV2_LRS",
        ),
        ({**V2, "iops": 4000, "mbps": 1001}, "mbps: 125 to 1000 MB/s at 4000 IOPS"),
        ({"mbps": 100}, "mbps: nothing for Premium_LRS, its size decides"),
        ({"sku": "StandardSSD_LRS", "tier": "P30"}, "tier: nothing for StandardSSD_LRS"),
        (
            {"tier": "P99"},
            "tier: P1, P2, P3, P4, P6, P10, P15, P20, P30, P40, P50, P60, P70, P80",
        ),
        (
            {"sku": "StandardSSD_LRS", "bursting": True},
            "bursting: true for Premium_LRS, Premium_ZRS from 513 GiB",
        ),
        (
            {"sku": "Premium_ZRS", "zone": "1"},
            "zone: nothing for Premium_ZRS, which lies in all zones",
        ),
        ({"location": "ukwest", "zone": "1"}, "zone: nothing, ukwest has no zones"),
        ({"architecture": "x64"}, "architecture: nothing on a data disk"),
        (
            {**OS, "hyper_v_generation": "V1", "architecture": "Arm64"},
            "hyperVGeneration: V2",
        ),
        ({"sku": "Standard_LRS", "max_shares": 2}, "maxShares: 1 to 1 for Standard_LRS"),
        (
            {"size_gib": 512, "max_shares": 4},
            "maxShares: 1 to 3 for Premium_LRS of 512 GiB",
        ),
        ({"zone": "1", "edge_zone": "microsoftlondon1"}, "zone: nothing beside edgeZone"),
        (
            {"sku": "Premium_ZRS", "edge_zone": "microsoftlondon1"},
            "edgeZone: nothing for Premium_ZRS, which lies in all zones of the region",
        ),
        ({"supports_hibernation": True}, "supportsHibernation: nothing on a data disk"),
        ({"accelerated_network": True}, "acceleratedNetwork: nothing on a data disk"),
        ({"disk_controllers": ["SCSI"]}, "diskControllers: nothing on a data disk"),
        ({"purchase_plan": {"name": "n"}}, "purchasePlan: nothing on a data disk"),
        ({"image_id": IMAGE}, "osType: Linux, Windows"),
        (
            {**OS, "optimized_for_frequent_attach": True},
            "optimizedForFrequentAttach: nothing on an OS disk",
        ),
        ({**OS, "image_id": IMAGE, "image_lun": 0}, "imageLun: nothing on an OS disk"),
        (
            {"imports": {"disk": GROUP}},
            "imports: the id of a Microsoft.Compute/disks for 'disk'",
        ),
        (
            {**V2, "encryption_type": "EncryptionAtRestWithPlatformAndCustomerKeys"},
            "encryptionType: EncryptionAtRestWithCustomerKey for PremiumV2_LRS",
        ),
    ],
)  # fmt: skip
def test_disks_that_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]


def test_what_is_not_known_is_not_judged() -> None:
    assert problems(sku=None, iops=1, zone="9", size_gib=1, tier="P1", location=None) == []
    assert problems(size_gib=0, tier="P1") == ["sizeGib: 1 to 32767 GiB for Premium_LRS"]
