"""By which meters a disk is billed, from its properties (rules A3 to A6, A19)."""

from collections.abc import Iterator
from dataclasses import dataclass

from azure_disk_analysis.check.links import raw_at
from azure_disk_analysis.deployment import Resource
from azure_disk_analysis.estate import Disk
from azure_disk_facts.prices import (
    NOT_LISTED,
    PROVISIONED_METERS,
    Provisioned,
    tier_meter,
    ultra_billed_gib,
)
from azure_disk_facts.skus import DEFAULT_DISK_SKU, DiskSku, find_disk_sku

_BURSTING, _MOUNTS, _ = NOT_LISTED


@dataclass(frozen=True)
class Usage:
    """Units of a meter that are used in a month."""

    location: str
    meter: str
    units: float


@dataclass(frozen=True)
class Unpriced:
    """A part of which nobody can tell the price."""

    what: str


def disk_usage(disk: Disk, resource: Resource) -> Iterator[Usage | Unpriced]:
    """Yield what a disk is billed by; its snapshots and backups are apart."""
    values = resource.properties
    # A disk that names no SKU is a Standard HDD (rule A2).
    is_named = values.get("sku") is not None
    sku = find_disk_sku(disk.sku if is_named else DEFAULT_DISK_SKU.value)
    if sku is None:
        yield Unpriced(f"SKU {disk.sku}" if disk.sku else "SKU not known")
    elif disk.size_gib is None:
        yield Unpriced("size not known")
    elif not disk.location:
        yield Unpriced("region not known")
    else:
        yield from _usage(sku.sku, disk, resource)
    # What is not known yet may be so.
    if values.get("burstingEnabled") not in (None, False):
        yield Unpriced(_BURSTING)
    if values.get("maxShares") not in (None, 1):
        yield Unpriced(_MOUNTS)


def _usage(sku: DiskSku, disk: Disk, resource: Resource) -> Iterator[Usage | Unpriced]:
    size = disk.size_gib or 0
    provisioned = PROVISIONED_METERS.get(sku)
    if provisioned is not None:
        gib = ultra_billed_gib(size) if sku is DiskSku.ULTRA_SSD_LRS else size
        yield Usage(disk.location, provisioned.gib, gib)
        yield from _performance(provisioned, disk, resource)
        return
    tier = resource.properties.get("tier")
    if tier is not None and not isinstance(tier, str):
        yield Unpriced("performance tier not known")
        return
    meter = tier_meter(sku, size, tier or "")
    if meter is None:
        yield Unpriced(f"{size:,} GiB of {sku.value}")
    else:
        yield Usage(disk.location, meter, 1)


def _performance(
    provisioned: Provisioned, disk: Disk, resource: Resource
) -> Iterator[Usage | Unpriced]:
    for name, meter, free in (
        ("diskIOPSReadWrite", provisioned.iops, provisioned.free_iops),
        ("diskMBpsReadWrite", provisioned.mbps, provisioned.free_mbps),
    ):
        # What a disk gets that asks for nothing is free, where anything is.
        given = raw_at(resource.properties, (name,))
        wanted = free or None if given is None else given
        if not isinstance(wanted, int | float):
            yield Unpriced(f"{name} not known")
        elif wanted > free:
            yield Usage(disk.location, meter, wanted - free)
