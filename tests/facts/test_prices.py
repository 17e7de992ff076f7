from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts import prices
from azure_disk_facts.prices import LIST_PRICES, METERS, tier_meter, ultra_billed_gib
from azure_disk_facts.regions import REGIONS
from azure_disk_facts.skus import DiskSku


@pytest.mark.parametrize(
    ("sku", "size_gib", "tier", "meter"),
    [
        (DiskSku.PREMIUM_LRS, 1, "", "P1 LRS"),
        (DiskSku.PREMIUM_LRS, 64, "", "P6 LRS"),
        (DiskSku.PREMIUM_LRS, 65, "", "P10 LRS"),
        (DiskSku.PREMIUM_ZRS, 32767, "", "P80 ZRS"),
        (DiskSku.PREMIUM_LRS, 256, "P30", "P30 LRS"),
        (DiskSku.PREMIUM_LRS, 1024, "P15", "P30 LRS"),
        (DiskSku.PREMIUM_LRS, 256, "p50", "P50 LRS"),
        (DiskSku.PREMIUM_LRS, 256, "P31", None),
        (DiskSku.PREMIUM_LRS, 256, "fast", "P15 LRS"),
        (DiskSku.STANDARD_SSD_LRS, 100, "", "E10 LRS"),
        (DiskSku.STANDARD_SSD_ZRS, 100, "P30", "E10 ZRS"),
        (DiskSku.STANDARD_LRS, 1, "", "S4 LRS"),
        (DiskSku.STANDARD_LRS, 33, "", "S6 LRS"),
        (DiskSku.PREMIUM_LRS, 32768, "", None),
        (DiskSku.PREMIUM_V2_LRS, 64, "", None),
        (DiskSku.ULTRA_SSD_LRS, 64, "", None),
    ],
)
def test_a_disk_is_billed_by_its_tier(
    sku: DiskSku, size_gib: int, tier: str, meter: str | None
) -> None:
    assert tier_meter(sku, size_gib, tier) == meter


@given(
    st.sampled_from(list(DiskSku)),
    st.integers(1, 70_000),
    st.sampled_from(["", "P4", "P10", "P30", "P80"]),
)
def test_a_meter_is_always_a_known_one(sku: DiskSku, size_gib: int, tier: str) -> None:
    assert tier_meter(sku, size_gib, tier) in {*METERS, None}


@pytest.mark.parametrize(
    ("size_gib", "billed"),
    [(4, 4), (5, 8), (512, 512), (513, 1024), (1024, 1024), (2000, 2048), (65536, 65536)],
)
def test_ultra_disks_are_billed_in_steps(size_gib: int, billed: int) -> None:
    assert ultra_billed_gib(size_gib) == billed


def test_prices_are_of_known_regions_and_meters() -> None:
    assert set(LIST_PRICES) <= set(REGIONS)
    for region, meter, price in prices.all_list_prices():
        assert meter in METERS, (region, meter)
        assert price.amount > 0, (region, meter)
        assert price.source.reference, (region, meter)
        assert date(2024, 1, 1) <= price.source.as_of <= date(2026, 11, 22), (region, meter)


def test_a_larger_tier_never_costs_less() -> None:
    numbers = (1, 2, 3, 4, 6, 10, 15, 20, 30, 40, 50, 60, 70, 80)
    listed = LIST_PRICES["eastus"]
    for letter, redundancy in (
        ("P", "LRS"),
        ("P", "ZRS"),
        ("E", "LRS"),
        ("E", "ZRS"),
        ("S", "LRS"),
    ):
        names = [f"{letter}{number} {redundancy}" for number in numbers]
        amounts = [listed[name].amount for name in names if name in listed]
        assert amounts == sorted(amounts)
        assert len(amounts) == (11 if letter == "S" else 14)


def test_zone_redundant_tiers_cost_half_as_much_again() -> None:
    listed = LIST_PRICES["eastus"]
    for name, price in listed.items():
        other = listed.get(name.replace("LRS", "ZRS"))
        if name[0] in "PE" and name.endswith("LRS") and other is not None:
            assert other.amount == pytest.approx(1.5 * price.amount, rel=1e-3), name


def test_amounts_of_other_regions_are_those_that_were_seen() -> None:
    assert LIST_PRICES["westeurope"]["P10 LRS"].amount == 21.68
    assert LIST_PRICES["brazilsouth"]["P10 ZRS"].amount == 51.075


def test_components_are_by_the_month() -> None:
    # 2,048 GiB, 4,000 IOPS and 20 MB/s of Ultra: infracost's managed_disk_test.golden.
    listed = LIST_PRICES["eastus"]
    assert 2048 * listed["Ultra LRS GiB"].amount == pytest.approx(245.19, abs=0.01)
    assert 4000 * listed["Ultra LRS IOPS"].amount == pytest.approx(198.56, abs=0.01)
    assert 20 * listed["Ultra LRS MBps"].amount == pytest.approx(6.99, abs=0.01)
    assert listed["PremiumV2 LRS GiB"].amount == pytest.approx(0.0803)


@pytest.mark.parametrize(
    ("region", "meter"),
    [("eastus", "Premium LRS Snapshots"), ("westeurope", "P30 LRS"), ("nowhere", "P10 LRS")],
)
def test_what_no_source_shows_has_no_price(region: str, meter: str) -> None:
    assert prices.find_list_price(region, meter) is None


def test_a_price_is_found_by_region_and_meter() -> None:
    found = prices.find_list_price("eastus", "P30 LRS")
    assert found is not None
    assert found.amount == 135.17
