"""What each disk SKU takes: size, zone, performance, tier, bursting, sectors (A3-A8, A19, A21)."""

from datetime import timedelta

from azure_disk_facts import regions, skus
from azure_disk_facts.skus import DiskSku, DiskSkuFacts
from azure_disk_simulator import errors
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import integer

SIZE = "properties.diskSizeGB"
IOPS = "properties.diskIOPSReadWrite"
MBPS = "properties.diskMBpsReadWrite"
SECTOR = "properties.creationData.logicalSectorSize"
BURSTING = "properties.burstingEnabled"
READ_ONLY_IOPS = "properties.diskIOPSReadOnly"
READ_ONLY_MBPS = "properties.diskMBpsReadOnly"
PERFORMANCE_PLUS = "properties.creationData.performancePlus"
FREQUENT = "properties.optimizedForFrequentAttach"
SHARES = "properties.maxShares"

MAX_SKU_CHANGES_PER_DAY = 2
MIN_BURSTING_TIME = timedelta(hours=12)

SECTOR_SIZES = (512, 4096)
"""Bytes of a logical sector: that of most SKUs, and that of Premium SSD v2 and Ultra (A7)."""


def facts_of(write: Write) -> DiskSkuFacts:
    """Return the facts of the SKU a disk is to have."""
    return skus.DISK_SKUS[DiskSku(write.text("sku.name"))]


def check(write: Write) -> None:
    """Check everything that depends on the SKU; the size must be known."""
    facts = facts_of(write)
    _check_size(write, facts)
    _check_zones(write, facts)
    _check_performance(write, facts)
    _check_read_only_performance(write, facts)
    _check_performance_plus(write, facts)
    _check_tier(write, facts)
    _check_bursting(write, facts)
    _check_sector(write, facts)
    _check_shares(write, facts)
    _check_os(write, facts)


def _refuse(write: Write, path: str, why: str) -> errors.ArmError:
    """Return a refusal with a simulated text; Azure's is unknown."""
    return errors.invalid_parameter(
        f"The value '{write.get(path)}' of parameter '{path}' is not supported for disk "
        f"'{write.name}' of SKU '{write.text('sku.name')}': {why}."
    )


def _check_size(write: Write, facts: DiskSkuFacts) -> None:
    integer(write, SIZE, (facts.min_size_gib, facts.max_size_gib))


def _check_zones(write: Write, facts: DiskSkuFacts) -> None:
    """A3, A8: at most one zone, none with ZRS, one for PremiumV2 where there are zones."""
    zones = write.get("zones") or []
    region = regions.REGIONS[write.location]
    if not isinstance(zones, list) or len(zones) > 1:
        raise _refuse(write, "zones", "a disk takes at most one zone")
    if zones and facts.is_zone_redundant:
        raise _refuse(write, "zones", "zone-redundant disks name no zone")
    if zones and str(zones[0]) not in region.zones:
        known = ", ".join(region.zones) or "none"
        raise _refuse(write, "zones", f"region '{region.name}' has zones {known}")
    if zones and write.get("extendedLocation"):
        raise _refuse(write, "zones", "an edge zone has no availability zones")
    if not zones and facts.needs_zone and region.zones:
        raise _refuse(write, "zones", f"it is zonal in region '{region.name}'")


def _check_performance(write: Write, facts: DiskSkuFacts) -> None:
    """A3: IOPS and MB/s are set on Premium SSD v2 and Ultra only, within their bounds."""
    limits = facts.performance
    if limits is None:
        for path in (IOPS, MBPS):
            if write.get(path) is not None:
                raise _refuse(write, path, "only Premium SSD v2 and Ultra disks take it")
        return
    size = integer(write, SIZE) or 0
    write.body["properties"].setdefault("diskIOPSReadWrite", limits.free_iops)
    write.body["properties"].setdefault("diskMBpsReadWrite", limits.min_mbps)
    iops = integer(write, IOPS, (limits.min_iops, limits.iops_ceiling(size))) or 0
    integer(write, MBPS, (limits.min_mbps, limits.mbps_ceiling(iops)))


def _check_read_only_performance(write: Write, facts: DiskSkuFacts) -> None:
    """A3, A19: what machines share read-only is set on shared Premium SSD v2 and Ultra disks."""
    limits = facts.performance
    is_shared = (integer(write, SHARES) or 1) > 1
    for path in (READ_ONLY_IOPS, READ_ONLY_MBPS):
        if write.get(path) is not None and not (limits and is_shared):
            raise _refuse(write, path, "only shared Premium SSD v2 and Ultra disks take it")
    if limits is not None:
        integer(write, READ_ONLY_IOPS, (1, limits.max_iops))
        integer(write, READ_ONLY_MBPS, (1, limits.max_mbps))


def _check_performance_plus(write: Write, facts: DiskSkuFacts) -> None:
    """A7: above 512 GiB, where the size decides the performance."""
    if write.get(PERFORMANCE_PLUS) is not True:
        return
    if not facts.can_have_performance_plus:
        raise _refuse(write, PERFORMANCE_PLUS, "its IOPS and MB/s are set apart from its size")
    if (integer(write, SIZE) or 0) < skus.MIN_PERFORMANCE_PLUS_SIZE_GIB:
        raise _refuse(write, PERFORMANCE_PLUS, "performance plus needs more than 512 GiB")


def _check_tier(write: Write, facts: DiskSkuFacts) -> None:
    """A5: Premium SSD only, not below the size's own tier."""
    tier = write.get("properties.tier")
    if tier is None:
        return
    if not facts.has_performance_tier:
        raise _refuse(write, "properties.tier", "only Premium SSD disks have tiers")
    tiers = list(skus.PREMIUM_TIERS)
    if tier not in tiers:
        raise errors.invalid_value("properties.tier", tier, tiers)
    baseline = skus.baseline_tier(integer(write, SIZE) or 0)
    if tiers.index(str(tier)) < tiers.index(baseline):
        raise _refuse(write, "properties.tier", f"the least for its size is {baseline}")
    is_large = (integer(write, SIZE) or 0) >= skus.MIN_LARGE_DISK_SIZE_GIB
    if tier in skus.LARGE_DISK_TIERS and not is_large:
        raise _refuse(write, "properties.tier", "it is for disks larger than 4096 GiB")


def _check_bursting(write: Write, facts: DiskSkuFacts) -> None:
    """A6: Premium SSD above 512 GiB; off again after 12 hours at the soonest."""
    before = bool(write.existing.get(BURSTING)) if write.existing is not None else False
    wanted = bool(write.get(BURSTING))
    size = integer(write, SIZE) or 0
    if wanted and not facts.has_on_demand_bursting:
        raise _refuse(write, BURSTING, "only Premium SSD disks burst on demand")
    if wanted and size < skus.MIN_ON_DEMAND_BURSTING_SIZE_GIB:
        raise _refuse(write, BURSTING, "on-demand bursting needs more than 512 GiB")
    if wanted == before:
        return
    changed = write.state.get("bursting_changed")
    too_soon = changed is not None and write.world.now - from_micros(changed) < MIN_BURSTING_TIME
    if too_soon and not wanted:
        raise errors.operation_not_allowed(
            f"On-demand bursting of disk '{write.name}' can be turned off no sooner than 12 "
            "hours after it was turned on."
        )
    write.state["bursting_changed"] = to_micros(write.world.now)


def _check_sector(write: Write, facts: DiskSkuFacts) -> None:
    """A7: 512 or 4096, a choice only on Premium SSD v2 and Ultra, where 4096 is the default."""
    size = integer(write, SECTOR)
    if size is None:
        if facts.logical_sector_sizes and write.existing is None:
            write.body["properties"]["creationData"]["logicalSectorSize"] = (
                facts.logical_sector_sizes[0]
            )
        return
    if size not in SECTOR_SIZES:
        raise errors.invalid_value(SECTOR, size, SECTOR_SIZES)
    if size == SECTOR_SIZES[1] and not facts.logical_sector_sizes:
        raise _refuse(write, SECTOR, "only Premium SSD v2 and Ultra disks have 4096")


def _check_shares(write: Write, facts: DiskSkuFacts) -> None:
    """A19."""
    shares, most = integer(write, SHARES), skus.max_shares(facts, integer(write, SIZE))
    if shares is not None and not 1 <= shares <= most:
        raise _refuse(write, SHARES, f"the most is {most}")


def _check_os(write: Write, facts: DiskSkuFacts) -> None:
    """A3, A4, A10: which SKUs and sizes carry an operating system."""
    is_empty = write.text("properties.creationData.createOption") == "Empty"
    if write.get("properties.hyperVGeneration") and is_empty and not write.get("properties.osType"):
        raise _refuse(write, "properties.hyperVGeneration", "it belongs to disks with an osType")
    if not write.get("properties.osType"):
        return
    if write.get(FREQUENT) is True:
        raise _refuse(write, FREQUENT, "it is for data disks")
    if not facts.can_be_os_disk:
        raise _refuse(write, "properties.osType", "it cannot be an operating system disk")
    if (integer(write, SIZE) or 0) > skus.MAX_OS_DISK_SIZE_GIB:
        most = skus.MAX_OS_DISK_SIZE_GIB
        raise _refuse(write, SIZE, f"an operating system disk has at most {most}")


def check_sku_change(write: Write) -> None:
    """A13: twice a day, never from or to Ultra, never away from Premium SSD v2.

    Raises:
        ArmError: 409, code and texts are assumed.
    """
    if write.existing is None or not write.changes("sku.name"):
        return
    old, new = str(write.existing.get("sku.name")), write.text("sku.name")
    if DiskSku.ULTRA_SSD_LRS in (old, new) or old == DiskSku.PREMIUM_V2_LRS:
        raise errors.operation_not_allowed(
            f"Disk '{write.name}' cannot be converted from '{old}' to '{new}'."
        )
    if new == DiskSku.PREMIUM_V2_LRS and write.get(BURSTING):
        raise errors.operation_not_allowed(
            f"Disk '{write.name}' cannot be converted to '{new}' while it bursts on demand."
        )
    day_ago = to_micros(write.world.now - timedelta(days=1))
    recent = [moment for moment in write.state.get("sku_changes", []) if moment > day_ago]
    if len(recent) >= MAX_SKU_CHANGES_PER_DAY:
        raise errors.operation_not_allowed(
            f"The SKU of disk '{write.name}' has been changed {len(recent)} times within a day; "
            f"the most is {MAX_SKU_CHANGES_PER_DAY}."
        )
    write.state["sku_changes"] = [*recent, to_micros(write.world.now)]
