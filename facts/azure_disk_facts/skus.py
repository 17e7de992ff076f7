"""Disk and snapshot SKUs and what each supports (rules A2-A8, A19, B3, B4, D2, E15)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A2, A3, A5, A6, A7, A8, B3, B4",
    reference="disks-types.md, disks-enable-ultra-ssd.md, disks-deploy-premium-v2.md",
    as_of=date(2026, 11, 1),
)


class DiskSku(str, Enum):
    """Storage types of a managed disk (``sku.name``)."""

    STANDARD_LRS = "Standard_LRS"
    """Standard HDD, locally redundant."""
    STANDARD_SSD_LRS = "StandardSSD_LRS"
    """Standard SSD, locally redundant."""
    STANDARD_SSD_ZRS = "StandardSSD_ZRS"
    """Standard SSD, over three zones."""
    PREMIUM_LRS = "Premium_LRS"
    """Premium SSD, locally redundant."""
    PREMIUM_ZRS = "Premium_ZRS"
    """Premium SSD, over three zones."""
    PREMIUM_V2_LRS = "PremiumV2_LRS"
    """Premium SSD v2: size, IOPS and throughput are set apart."""
    ULTRA_SSD_LRS = "UltraSSD_LRS"
    """Ultra disk: size, IOPS and throughput are set apart."""


class SnapshotSku(str, Enum):
    """Storage types of a snapshot (``sku.name``)."""

    STANDARD_LRS = "Standard_LRS"
    """Locally redundant."""
    STANDARD_ZRS = "Standard_ZRS"
    """Over three zones; only where the region has zones."""
    PREMIUM_LRS = "Premium_LRS"
    """Premium storage; full snapshots only."""


@dataclass(frozen=True)
class PerformanceLimits:
    """What may be provisioned apart from the size, on Premium SSD v2 and Ultra."""

    min_iops: int
    max_iops: int
    iops_per_gib: int
    min_mbps: int
    max_mbps: int
    mbps_per_iops: float
    """Highest MB/s for each provisioned operation per second."""
    free_iops: int
    """IOPS allowed at any size."""

    def iops_ceiling(self, size_gib: int) -> int:
        """Most IOPS a disk of that size may have."""
        return min(self.max_iops, max(self.free_iops, self.iops_per_gib * size_gib))

    def mbps_ceiling(self, iops: int) -> int:
        """Most MB/s a disk with that many IOPS may have."""
        return min(self.max_mbps, max(self.min_mbps, int(self.mbps_per_iops * iops)))


@dataclass(frozen=True)
class DiskSkuFacts:
    """What a disk SKU supports."""

    sku: DiskSku
    min_size_gib: int
    max_size_gib: int
    is_zone_redundant: bool = False
    """``*_ZRS``: such a disk names no zone (rule A8)."""
    can_be_os_disk: bool = True
    incremental_snapshots_only: bool = False
    has_performance_tier: bool = False
    has_on_demand_bursting: bool = False
    performance: PerformanceLimits | None = None
    """Provisioned IOPS and MB/s; ``None`` where the size decides them."""
    can_double_encrypt: bool = True
    logical_sector_sizes: tuple[int, ...] = ()
    """Sector sizes to choose from, default first; empty where there is no choice."""
    max_shares: int = 1
    default_backup_interval: str = "PT4H"
    """The schedule this project takes where none is given; rule E15 bounds it."""

    @property
    def can_have_performance_plus(self) -> bool:
        """Where the size decides the performance, it may be given more (rule A7)."""
        return self.performance is None

    @property
    def needs_zone(self) -> bool:
        """Zonal wherever the region has zones (rule A3)."""
        return self.sku is DiskSku.PREMIUM_V2_LRS


PREMIUM_V2_LIMITS = PerformanceLimits(3000, 80_000, 500, 125, 2_000, 0.25, 3000)
"""Of Premium SSD v2; the least of both is free of charge (rule A3)."""

DISK_SKUS: dict[DiskSku, DiskSkuFacts] = {
    facts.sku: facts
    for facts in (
        DiskSkuFacts(DiskSku.STANDARD_LRS, 1, 32767),
        DiskSkuFacts(DiskSku.STANDARD_SSD_LRS, 1, 32767, max_shares=10),
        DiskSkuFacts(DiskSku.STANDARD_SSD_ZRS, 1, 32767, is_zone_redundant=True, max_shares=10),
        DiskSkuFacts(
            DiskSku.PREMIUM_LRS,
            1,
            32767,
            has_performance_tier=True,
            has_on_demand_bursting=True,
            max_shares=10,
        ),
        DiskSkuFacts(
            DiskSku.PREMIUM_ZRS,
            1,
            32767,
            is_zone_redundant=True,
            has_performance_tier=True,
            has_on_demand_bursting=True,
            max_shares=10,
        ),
        DiskSkuFacts(
            DiskSku.PREMIUM_V2_LRS,
            1,
            65536,
            can_be_os_disk=False,
            incremental_snapshots_only=True,
            performance=PREMIUM_V2_LIMITS,
            can_double_encrypt=False,
            logical_sector_sizes=(4096, 512),
            max_shares=15,
            default_backup_interval="PT12H",
        ),
        DiskSkuFacts(
            DiskSku.ULTRA_SSD_LRS,
            4,
            65536,
            can_be_os_disk=False,
            incremental_snapshots_only=True,
            performance=PerformanceLimits(100, 400_000, 1000, 1, 10_000, 0.25, 100),
            can_double_encrypt=False,
            logical_sector_sizes=(4096, 512),
            max_shares=15,
            default_backup_interval="PT12H",
        ),
    )
}
"""Facts by SKU. Ultra's lowest IOPS and MB/s are engineering knowledge (K)."""

DEFAULT_DISK_SKU = DiskSku.STANDARD_LRS
"""What a disk is that names no SKU (rule A2)."""

ZONE_REDUNDANT_SUFFIX = "_ZRS"
"""Ends the names of SKUs that hold data in three zones (rule A2)."""

MAX_OS_DISK_SIZE_GIB = 4095
"""Largest OS disk (rule A4)."""

MIN_ON_DEMAND_BURSTING_SIZE_GIB = 513
"""On-demand bursting needs a Premium SSD *larger* than 512 GiB (rule A6)."""

MIN_PERFORMANCE_PLUS_SIZE_GIB = 513
"""Performance plus needs a disk larger than 512 GiB: disks-enable-performance.md (rule A7)."""

_SHARES_BY_SIZE_GIB = ((512, 3), (4096, 5))
"""Most machines that share a Premium or Standard SSD up to a size: disks-shared.md (rule A19)."""


def max_shares(facts: DiskSkuFacts, size_gib: int | None) -> int:
    """Return how many machines may share a disk; of an unknown size, as many as any of its SKU."""
    if size_gib is None or facts.performance is not None:
        return facts.max_shares
    by_size = (shares for size, shares in _SHARES_BY_SIZE_GIB if size_gib <= size)
    return min(facts.max_shares, next(by_size, facts.max_shares))


LARGE_DISK_TIERS = ("P60", "P70", "P80")
"""Tiers for disks larger than 4,096 GiB only: disks-change-performance.md (rule A5)."""

MIN_LARGE_DISK_SIZE_GIB = 4097
"""Smallest size that the tiers of large disks are for (rule A5)."""

PROVISIONED_SIZES_GIB: tuple[int, ...] = (
    4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32767,
)  # fmt: skip
"""Sizes that Premium and Standard SSD are billed at; Standard HDD starts at 32 (rule A4)."""

_LEAST_HDD_SIZE_GIB = 32


def billed_size_gib(sku: DiskSku, size_gib: float) -> int | None:
    """Return the size a disk is billed at; ``None`` where it is billed by the GiB, or too large."""
    if DISK_SKUS[sku].performance is not None:
        return None
    least = max(size_gib, _LEAST_HDD_SIZE_GIB if sku is DiskSku.STANDARD_LRS else 0)
    return next((size for size in PROVISIONED_SIZES_GIB if size >= least), None)


_TIERS = tuple(f"P{number}" for number in (1, 2, 3, 4, 6, 10, 15, 20, 30, 40, 50, 60, 70, 80))

PREMIUM_TIERS: dict[str, int] = dict(zip(_TIERS, PROVISIONED_SIZES_GIB, strict=True))
"""Performance tiers of Premium SSD and the size each belongs to (rule A5)."""


def baseline_tier(size_gib: int) -> str:
    """Return the performance tier a Premium SSD of that size starts from."""
    for tier, tier_size in PREMIUM_TIERS.items():
        if size_gib <= tier_size:
            return tier
    raise ValueError(f"no premium SSD has {size_gib} GiB")


def find_disk_sku(name: object) -> DiskSkuFacts | None:
    """Return the facts of a disk SKU by its name in any case, or ``None``."""
    if not isinstance(name, str):
        return None
    return _BY_LOWER_NAME.get(name.lower())


_BY_LOWER_NAME = {sku.value.lower(): facts for sku, facts in DISK_SKUS.items()}


def default_snapshot_sku(*, region_has_zones: bool) -> SnapshotSku:
    """Return the SKU this project sets on incremental snapshots: zone-redundant where it exists."""
    return SnapshotSku.STANDARD_ZRS if region_has_zones else SnapshotSku.STANDARD_LRS
