import pytest

from azure_disk_facts import skus
from azure_disk_facts.skus import DISK_SKUS, DiskSku, SnapshotSku


def test_every_sku_has_facts() -> None:
    assert set(DISK_SKUS) == set(DiskSku)


def test_zone_redundant_skus_are_the_ones_named_so() -> None:
    assert {sku for sku, facts in DISK_SKUS.items() if facts.is_zone_redundant} == {
        sku for sku in DiskSku if sku.value.endswith("_ZRS")
    }


def test_premium_v2_and_ultra_take_incremental_snapshots_only() -> None:
    only = {sku for sku, facts in DISK_SKUS.items() if facts.incremental_snapshots_only}
    assert only == {DiskSku.PREMIUM_V2_LRS, DiskSku.ULTRA_SSD_LRS}
    for sku in only:
        facts = DISK_SKUS[sku]
        assert not facts.can_be_os_disk
        assert not facts.can_double_encrypt
        assert facts.logical_sector_sizes[0] == 4096


@pytest.mark.parametrize(
    ("sku", "size_gib", "iops"),
    [
        (DiskSku.PREMIUM_V2_LRS, 1, 3000),
        (DiskSku.PREMIUM_V2_LRS, 10, 5000),
        (DiskSku.PREMIUM_V2_LRS, 1000, 80_000),
        (DiskSku.ULTRA_SSD_LRS, 4, 4000),
        (DiskSku.ULTRA_SSD_LRS, 65536, 400_000),
    ],
)
def test_iops_ceiling(sku: DiskSku, size_gib: int, iops: int) -> None:
    performance = DISK_SKUS[sku].performance
    assert performance is not None
    assert performance.iops_ceiling(size_gib) == iops


def test_throughput_ceiling() -> None:
    performance = DISK_SKUS[DiskSku.PREMIUM_V2_LRS].performance
    assert performance is not None
    assert performance.mbps_ceiling(3000) == 750
    assert performance.mbps_ceiling(80_000) == 2000


@pytest.mark.parametrize(("size_gib", "tier"), [(1, "P1"), (64, "P6"), (65, "P10"), (32767, "P80")])
def test_baseline_tier(size_gib: int, tier: str) -> None:
    assert skus.baseline_tier(size_gib) == tier


def test_no_tier_beyond_the_largest_disk() -> None:
    with pytest.raises(ValueError, match="no premium SSD has 40000 GiB"):
        skus.baseline_tier(40_000)


def test_find_ignores_case() -> None:
    assert skus.find_disk_sku("premium_lrs") is DISK_SKUS[DiskSku.PREMIUM_LRS]
    assert skus.find_disk_sku("Premium") is None
    assert skus.find_disk_sku(3) is None


def test_default_snapshot_sku_follows_the_region() -> None:
    assert skus.default_snapshot_sku(region_has_zones=True) is SnapshotSku.STANDARD_ZRS
    assert skus.default_snapshot_sku(region_has_zones=False) is SnapshotSku.STANDARD_LRS


def test_only_premium_v2_needs_a_zone() -> None:
    assert [sku for sku, facts in DISK_SKUS.items() if facts.needs_zone] == [DiskSku.PREMIUM_V2_LRS]


def test_tiers_of_large_disks_are_those_above_4096_gib() -> None:
    large = {tier for tier, size in skus.PREMIUM_TIERS.items() if size > 4096}
    assert set(skus.LARGE_DISK_TIERS) == large
    assert skus.baseline_tier(skus.MIN_LARGE_DISK_SIZE_GIB) == skus.LARGE_DISK_TIERS[0]


def test_performance_plus_is_where_the_size_decides() -> None:
    plus = {sku for sku, facts in DISK_SKUS.items() if facts.can_have_performance_plus}
    assert plus == {sku for sku, facts in DISK_SKUS.items() if facts.performance is None}
    assert skus.MIN_PERFORMANCE_PLUS_SIZE_GIB == 513
    assert DISK_SKUS[DiskSku.PREMIUM_V2_LRS].performance is skus.PREMIUM_V2_LIMITS


@pytest.mark.parametrize(
    ("sku", "size_gib", "most"),
    [
        (DiskSku.PREMIUM_LRS, 512, 3),
        (DiskSku.STANDARD_SSD_ZRS, 513, 5),
        (DiskSku.PREMIUM_ZRS, 4097, 10),
        (DiskSku.PREMIUM_LRS, None, 10),
        (DiskSku.STANDARD_LRS, 32, 1),
        (DiskSku.ULTRA_SSD_LRS, 4, 15),
    ],
)
def test_shares_go_by_size(sku: DiskSku, size_gib: int | None, most: int) -> None:
    """A19."""
    assert skus.max_shares(DISK_SKUS[sku], size_gib) == most


@pytest.mark.parametrize(
    ("sku", "size_gib", "billed"),
    [
        (DiskSku.PREMIUM_LRS, 1, 4),
        (DiskSku.STANDARD_SSD_LRS, 16, 16),
        (DiskSku.STANDARD_LRS, 1, 32),
        (DiskSku.STANDARD_LRS, 32.5, 64),
        (DiskSku.PREMIUM_ZRS, 32767, 32767),
        (DiskSku.PREMIUM_LRS, 32768, None),
        (DiskSku.ULTRA_SSD_LRS, 100, None),
        (DiskSku.PREMIUM_V2_LRS, 100, None),
    ],
)
def test_sizes_are_billed_at_steps(sku: DiskSku, size_gib: float, billed: int | None) -> None:
    """A4."""
    assert skus.billed_size_gib(sku, size_gib) == billed
