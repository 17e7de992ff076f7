from typing import Any

import pulumi
import pytest

from azure_disk_protection.checks.disk_performance import PERFORMANCE_CHECKS
from azure_disk_protection.checks.given import run

PREMIUM: dict[str, Any] = {"sku": "Premium_LRS", "size_gib": 1024}
V2: dict[str, Any] = {"sku": "PremiumV2_LRS", "size_gib": 1024}


def problems(values: dict[str, Any]) -> list[str]:
    return [
        f"{each.path}: {each.allowed}; {each.action}" for each in run(PERFORMANCE_CHECKS, values)
    ]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"iops": 1, "read_only_iops": 1, "performance_plus": True},
        {**V2, "max_shares": 2, "read_only_iops": 80_000, "read_only_mbps": 2000},
        {**V2, "iops": pulumi.Output.from_input(8_000), "mbps": 2000},
        {"sku": "Standard_LRS", "size_gib": 513, "performance_plus": True},
        {"sku": "Standard_LRS", "performance_plus": True},
        {"sku": "Standard_LRS", "size_gib": 4, "performance_plus": False},
        {"sku": "Premium_LRS", "size_gib": 4097, "tier": "P60"},
        {**PREMIUM, "tier": "P50"},
    ],
)
def test_what_azure_takes(values: dict[str, Any]) -> None:
    assert problems(values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {**PREMIUM, "max_shares": 2, "read_only_iops": 500},
            "readOnlyIops: nothing, unless maxShares is above 1 on one of PremiumV2_LRS, "
            "UltraSSD_LRS; remove it, or share such a disk",
        ),
        (
            {**V2, "read_only_mbps": 500},
            "readOnlyMbps: nothing, unless maxShares is above 1 on one of PremiumV2_LRS, "
            "UltraSSD_LRS; remove it, or share such a disk",
        ),
        (
            {**V2, "max_shares": 2, "read_only_iops": 80_001},
            "readOnlyIops: 1 to 80000 for PremiumV2_LRS; choose a number in that range",
        ),
        (
            {**PREMIUM, "tier": "P60"},
            "tier: at most P50 for 1024 GiB; choose one of them, or a disk from 4097 GiB",
        ),
        (
            {**V2, "performance_plus": True},
            "performancePlus: true for Standard_LRS, StandardSSD_LRS, StandardSSD_ZRS, "
            "Premium_LRS, Premium_ZRS from 513 GiB; remove it, or choose such a disk",
        ),
        (
            {"sku": "Premium_LRS", "size_gib": 512, "performance_plus": True},
            "performancePlus: true for Standard_LRS, StandardSSD_LRS, StandardSSD_ZRS, "
            "Premium_LRS, Premium_ZRS from 513 GiB; remove it, or choose such a disk",
        ),
        (
            {**V2, "logical_sector_size": 1024},
            "logicalSectorSize: 512 or 4096 bytes; choose one of them",
        ),
        (
            {**PREMIUM, "logical_sector_size": 512},
            "logicalSectorSize: nothing for Premium_LRS; remove it, or choose one of "
            "PremiumV2_LRS, UltraSSD_LRS",
        ),
    ],
)
def test_what_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(values) == [expected]
