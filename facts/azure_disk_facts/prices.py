"""List prices of disks and snapshots a month, by region and meter (azure-facts J, rule A4).

Only what a source shows stands here: an amount that is missing is not known, and never worked out
from another region's. Prices are in US dollars, for pay-as-you-go; agreements differ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from azure_disk_facts.skus import PROVISIONED_SIZES_GIB, DiskSku, SnapshotSku, billed_size_gib
from azure_disk_facts.source import Certainty, Source

SOURCE = Source(
    rule="J, A3, A4, A5, B4, B22, E23",
    reference="Azure Retail Prices API as public repositories record it, each price with its own "
    "source; disks-understand-billing.md; disk-backup-overview.md",
    as_of=date(2026, 11, 22),
)

CURRENCY = "USD"
HOURS_PER_MONTH = 730
"""What Azure reckons a month at where a meter counts hours."""

_TIER_NUMBERS = (1, 2, 3, 4, 6, 10, 15, 20, 30, 40, 50, 60, 70, 80)
_NUMBER_OF_SIZE = dict(zip(PROVISIONED_SIZES_GIB, _TIER_NUMBERS, strict=True))
_FAMILIES = {
    DiskSku.PREMIUM_LRS: ("P", "LRS"),
    DiskSku.PREMIUM_ZRS: ("P", "ZRS"),
    DiskSku.STANDARD_SSD_LRS: ("E", "LRS"),
    DiskSku.STANDARD_SSD_ZRS: ("E", "ZRS"),
    DiskSku.STANDARD_LRS: ("S", "LRS"),
}
"""SKUs that are billed by tier: letter and redundancy."""


@dataclass(frozen=True)
class Provisioned:
    """The meters of a SKU that is billed by what is provisioned, each by the month."""

    gib: str
    iops: str
    mbps: str
    free_iops: int = 0
    free_mbps: int = 0


PROVISIONED_METERS: Mapping[DiskSku, Provisioned] = MappingProxyType(
    {
        DiskSku.PREMIUM_V2_LRS: Provisioned(
            "PremiumV2 LRS GiB", "PremiumV2 LRS IOPS", "PremiumV2 LRS MBps", 3000, 125
        ),
        DiskSku.ULTRA_SSD_LRS: Provisioned("Ultra LRS GiB", "Ultra LRS IOPS", "Ultra LRS MBps"),
    }
)
"""Premium SSD v2 has its least performance free of charge, Ultra has none (rule A3)."""

SNAPSHOT_METERS: Mapping[SnapshotSku, str] = MappingProxyType(
    {
        SnapshotSku.STANDARD_LRS: "LRS Snapshots",
        SnapshotSku.STANDARD_ZRS: "ZRS Snapshots",
        SnapshotSku.PREMIUM_LRS: "Premium LRS Snapshots",
    }
)
"""Of a GB of used data a month; incremental snapshots lie on standard storage (B4, B22)."""

BACKUP_INSTANCE_FEE = 0.0
"""What Azure Backup takes for a disk beside its snapshots (rule E23: disk-backup-overview.md)."""

METERS: frozenset[str] = frozenset(
    {
        *(
            f"{letter}{number} {redundancy}"
            for letter, redundancy in _FAMILIES.values()
            for number in (_TIER_NUMBERS if letter != "S" else _TIER_NUMBERS[3:])
        ),
        *(
            name
            for each in PROVISIONED_METERS.values()
            for name in (each.gib, each.iops, each.mbps)
        ),
        *SNAPSHOT_METERS.values(),
    }
)
"""Every meter that anything is priced by."""


def tier_meter(sku: DiskSku, size_gib: float, premium_tier: str = "") -> str | None:
    """Return the meter of a disk that is billed by its tier; ``None`` where there is none.

    Args:
        sku: the disk's.
        size_gib: its provisioned size.
        premium_tier: its performance tier, such as ``P30``; one above the size's own is what is
            billed (rule A5).
    """
    family = _FAMILIES.get(sku)
    billed = billed_size_gib(sku, size_gib)
    if family is None or billed is None:
        return None
    letter, redundancy = family
    number = _NUMBER_OF_SIZE[billed]
    if letter == "P" and premium_tier[1:].isdecimal():
        number = max(number, int(premium_tier[1:]))
    meter = f"{letter}{number} {redundancy}"
    return meter if meter in METERS else None


_SMALL_ULTRA_GIB = 512
_LARGE_ULTRA_STEP_GIB = 1024


def ultra_billed_gib(size_gib: float) -> int:
    """Return the size an Ultra disk is billed at: powers of two, then whole TiB (rule A4)."""
    if size_gib > _SMALL_ULTRA_GIB:
        return -(-int(size_gib) // _LARGE_ULTRA_STEP_GIB) * _LARGE_ULTRA_STEP_GIB
    return next(size for size in PROVISIONED_SIZES_GIB if size >= size_gib)


@dataclass(frozen=True)
class ListPrice:
    """What one unit of a meter costs a month."""

    amount: float
    source: Source


def _source(reference: str, as_of: date, certainty: Certainty = Certainty.VERIFIED) -> Source:
    return Source("J", reference, as_of, certainty)


_EAST_US_TIERS = _source(
    "nudgebee/nudgebee storage_pricing.go, eastus rows of the Azure Retail Prices API; P20 to P60 "
    "equal the API's answer of 2026-07-23, P4, E4, E30 and S4 infracost's recorded prices, P15, "
    "E10 and S15 mattrobinsonsre/terrapod PR 1008 of 2026-07-22",
    date(2026, 7, 22),
)
_EAST_US_PROVISIONED = _source(
    "Retail Prices API rows recorded in public tests (Ultra Disks, Azure Premium SSD v2); Ultra "
    "equals infracost's managed_disk_test.golden",
    date(2026, 11, 1),
)
_EAST_US_SNAPSHOTS = _source(
    "meters 'LRS Snapshots' and 'ZRS Snapshots' of the Retail Prices API in public samples of 2026",
    date(2026, 11, 1),
    Certainty.CONFLICTING,  # one site, of lower authority, says that ZRS costs more
)
_US_2 = _source(
    "P6 LRS Disk of the Retail Prices API: eastus2 read 2026-10-03, westus2 read 2026-09-29",
    date(2026, 9, 29),
)
_CENTRAL_US = _source("opencost/opencost issue 3870: P4 LRS Disk in Central US", date(2026, 6, 19))
_WEST_EUROPE = _source(
    "infracost image_test.golden and snapshot_test.golden, West Europe (S10 rounded to cents); "
    "P10: Retail Prices API answer in the README of a public client",
    date(2024, 1, 1),
    Certainty.KNOWLEDGE,  # the amounts are as recorded, the day of the recording is not told
)
_BRAZIL_SOUTH = _source(
    "Retail Prices API rows of brazilsouth, captured in a public repository", date(2026, 11, 1)
)


def _prices(source: Source, amounts: Mapping[str, float]) -> dict[str, ListPrice]:
    return {meter: ListPrice(amount, source) for meter, amount in amounts.items()}


def _tiers(
    letter: str, redundancy: str, amounts: tuple[float, ...], source: Source
) -> dict[str, ListPrice]:
    numbers = _TIER_NUMBERS[-len(amounts) :]
    names = (f"{letter}{number} {redundancy}" for number in numbers)
    return _prices(source, dict(zip(names, amounts, strict=True)))


_P_LRS = (
    0.6, 1.2, 2.4, 5.2795, 10.207, 19.71, 38.012142, 73.22, 135.17, 259.0457, 495.5657, 946.08,
    1802.06, 3604.11,
)  # fmt: skip
_P_ZRS = (
    0.9, 1.8, 3.6, 7.919, 15.31, 29.565, 57.018, 109.81, 202.73, 388.57, 743.35, 1419.12, 2703.09,
    5406.16,
)  # fmt: skip
_E_LRS = (
    0.3, 0.6, 1.2, 2.4, 4.8, 9.6, 19.2, 38.4, 76.8, 153.6, 307.2, 614.4, 1228.8, 2457.6,
)  # fmt: skip
_E_ZRS = (
    0.45, 0.9, 1.8, 3.6, 7.2, 14.4, 28.8, 57.6, 115.2, 230.4, 460.8, 921.6, 1843.2, 3686.4,
)  # fmt: skip
_S_LRS = (
    1.536, 3.008, 5.888, 11.328, 21.76, 40.96, 77.824, 143.36, 262.14, 491.52, 953.55,
)  # fmt: skip

_HOURLY_EAST_US = {
    "PremiumV2 LRS GiB": 0.00011,
    "PremiumV2 LRS IOPS": 0.000007,
    "PremiumV2 LRS MBps": 0.000055,
    "Ultra LRS GiB": 0.000164,
    "Ultra LRS IOPS": 0.000068,
    "Ultra LRS MBps": 0.000479,
}

LIST_PRICES: Mapping[str, Mapping[str, ListPrice]] = MappingProxyType(
    {
        "eastus": {
            **_tiers("P", "LRS", _P_LRS, _EAST_US_TIERS),
            **_tiers("P", "ZRS", _P_ZRS, _EAST_US_TIERS),
            **_tiers("E", "LRS", _E_LRS, _EAST_US_TIERS),
            **_tiers("E", "ZRS", _E_ZRS, _EAST_US_TIERS),
            **_tiers("S", "LRS", _S_LRS, _EAST_US_TIERS),
            **_prices(
                _EAST_US_PROVISIONED,
                {meter: rate * HOURS_PER_MONTH for meter, rate in _HOURLY_EAST_US.items()},
            ),
            **_prices(_EAST_US_SNAPSHOTS, {"LRS Snapshots": 0.05, "ZRS Snapshots": 0.05}),
        },
        "eastus2": _prices(_US_2, {"P6 LRS": 9.2801}),
        "westus2": _prices(_US_2, {"P6 LRS": 9.2801}),
        "centralus": _prices(_CENTRAL_US, {"P4 LRS": 5.2795}),
        "westeurope": _prices(
            _WEST_EUROPE,
            {
                "P4 LRS": 5.81,
                "P10 LRS": 21.68,
                "E4 LRS": 2.4,
                "S10 LRS": 5.89,
                "LRS Snapshots": 0.05,
                # Of backups of disks Microsoft says that both cost the same (rule E23).
                "ZRS Snapshots": 0.05,
            },
        ),
        "brazilsouth": _prices(
            _BRAZIL_SOUTH, {"P10 LRS": 34.05, "P10 ZRS": 51.075, "E10 LRS": 17.92}
        ),
    }
)
"""By region and meter. Premium snapshots stand nowhere: sources of 2021 alone name an amount, and
they disagree; nor do bursting, shared disks' mounts, transactions and bandwidth."""

NOT_LISTED: tuple[str, ...] = (
    "on-demand bursting",
    "mounts of shared disks",
    "instant access to snapshots",
)
"""What Azure bills beside the meters above and no source here prices."""


def find_list_price(region: str, meter: str) -> ListPrice | None:
    """Return the list price of a meter in a region by its ARM name, or ``None``: not known."""
    return LIST_PRICES.get(region, {}).get(meter)


def all_list_prices() -> Iterator[tuple[str, str, ListPrice]]:
    """Yield region, meter and price of everything that is known."""
    for region, prices in LIST_PRICES.items():
        for meter, price in prices.items():
            yield region, meter, price
