from typing import Any

import pytest

from azure_disk_analysis.check.change import Action
from azure_disk_analysis.check.disk_meters import Unpriced, Usage, disk_usage
from tests.analysis import samples
from tests.analysis.check.changes import change, existing, unknown, with_inputs


def usage(**properties: Any) -> list[Usage | Unpriced]:
    side = change([samples.disk(**properties)]).side_before
    key = samples.disk_id().lower()
    return list(disk_usage(side.estate.disks[key], side.by_id[key]))


def changed(**inputs: Any) -> list[Usage | Unpriced]:
    """Return what a disk is billed by whose inputs are as they are declared now."""
    web = existing(samples.disk())
    side = change([web], [with_inputs(web, **inputs)], {"web": Action.UPDATE}).side_after
    key = samples.disk_id().lower()
    return list(disk_usage(side.estate.disks[key], side.by_id[key]))


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({}, "P6 LRS"),
        ({"diskSizeGB": 100}, "P10 LRS"),
        ({"tier": "P30"}, "P30 LRS"),
        ({"sku": {"name": "standardssd_zrs"}}, "E6 ZRS"),
        ({"sku": None}, "S6 LRS"),
        ({"maxShares": 1, "burstingEnabled": False}, "P6 LRS"),
    ],
)
def test_a_disk_is_billed_by_its_tier(properties: dict[str, Any], expected: str) -> None:
    assert usage(**properties) == [Usage("westeurope", expected, 1)]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"sku": {"name": "Diamond_LRS"}}, "SKU Diamond_LRS"),
        ({"sku": {}}, "SKU not known"),
        ({"diskSizeGB": None}, "size not known"),
        ({"location": None}, "region not known"),
        ({"diskSizeGB": 40_000}, "40,000 GiB of Premium_LRS"),
    ],
)
def test_what_is_not_known_has_no_price(properties: dict[str, Any], expected: str) -> None:
    assert usage(**properties) == [Unpriced(expected)]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"burstingEnabled": True}, "on-demand bursting"),
        ({"maxShares": 2}, "mounts of shared disks"),
    ],
)
def test_what_no_source_prices_is_named(properties: dict[str, Any], expected: str) -> None:
    assert usage(**properties)[1:] == [Unpriced(expected)]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"sku": {"name": unknown()}}, "SKU not known"),
        ({"sku": unknown()}, "SKU not known"),
        ({"diskSizeGB": unknown()}, "size not known"),
        ({"tier": unknown()}, "performance tier not known"),
        ({"location": unknown()}, "region not known"),
    ],
)
def test_what_a_preview_does_not_know_is_not_guessed(inputs: dict[str, Any], expected: str) -> None:
    assert changed(**inputs) == [Unpriced(expected)]


@pytest.mark.parametrize("name", ["burstingEnabled", "maxShares"])
def test_what_may_cost_extra_is_not_guessed_either(name: str) -> None:
    assert len([each for each in changed(**{name: unknown()}) if isinstance(each, Unpriced)]) == 1


def test_premium_v2_has_its_least_performance_free() -> None:
    sku = {"name": "PremiumV2_LRS"}
    assert usage(sku=sku, diskSizeGB=100) == [Usage("westeurope", "PremiumV2 LRS GiB", 100)]
    assert usage(sku=sku, diskSizeGB=100, diskIOPSReadWrite=4000, diskMBpsReadWrite=125) == [
        Usage("westeurope", "PremiumV2 LRS GiB", 100),
        Usage("westeurope", "PremiumV2 LRS IOPS", 1000),
    ]


def test_ultra_is_billed_for_all_of_it_in_steps() -> None:
    sku = {"name": "UltraSSD_LRS"}
    found = usage(sku=sku, diskSizeGB=2000, diskIOPSReadWrite=4000, diskMBpsReadWrite=20)
    assert found == [
        Usage("westeurope", "Ultra LRS GiB", 2048),
        Usage("westeurope", "Ultra LRS IOPS", 4000),
        Usage("westeurope", "Ultra LRS MBps", 20),
    ]


def test_performance_that_nobody_tells_is_not_guessed() -> None:
    assert usage(sku={"name": "UltraSSD_LRS"}, diskSizeGB=4, diskMBpsReadWrite={})[1:] == [
        Unpriced("diskIOPSReadWrite not known"),
        Unpriced("diskMBpsReadWrite not known"),
    ]
