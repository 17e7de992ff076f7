"""IOPS, MB/s, tiers, bursting and sectors of a disk (rules A3, A5, A6, A7, A19)."""

from collections.abc import Iterator

from azure_disk_facts.skus import (
    DISK_SKUS,
    LARGE_DISK_TIERS,
    MIN_LARGE_DISK_SIZE_GIB,
    MIN_ON_DEMAND_BURSTING_SIZE_GIB,
    MIN_PERFORMANCE_PLUS_SIZE_GIB,
    PREMIUM_TIERS,
    DiskSku,
    DiskSkuFacts,
    baseline_tier,
)
from azure_disk_protection.checks.given import Check, Given
from azure_disk_protection.problems import Problem

_SMALL_TIERS = [tier for tier in PREMIUM_TIERS if tier not in LARGE_DISK_TIERS]


def facts_of(given: Given) -> DiskSkuFacts | None:
    """Return what the disk's SKU supports, as far as the SKU is known."""
    sku = given.choice("sku", DiskSku)
    return None if sku is None else DISK_SKUS[sku]


def _names(feature: str) -> str:
    return ", ".join(sku.value for sku, facts in DISK_SKUS.items() if getattr(facts, feature))


def check_performance(given: Given) -> Iterator[Problem]:
    """IOPS and MB/s are set on Premium SSD v2 and Ultra only, within limits (rule A3)."""
    facts = facts_of(given)
    if facts is None:
        return
    if facts.performance is None:
        for name in ("iops", "mbps"):
            if given.has(name):
                yield given.problem(
                    name,
                    f"nothing for {facts.sku.value}, its size decides",
                    f"remove it, or choose one of {_names('performance')}",
                )
        return
    limits, size = facts.performance, given.number("size_gib")
    iops, mbps = given.number("iops"), given.number("mbps")
    most = limits.max_iops if size is None else limits.iops_ceiling(size)
    if iops is not None and not limits.min_iops <= iops <= most:
        at_size = "" if size is None else f" of {size} GiB"
        yield given.problem(
            "iops",
            f"{limits.min_iops} to {most} for {facts.sku.value}{at_size}",
            "choose a number in that range, or a larger disk",
        )
    at = iops
    if at is None:
        # IOPS that are known later may be as many as there can be.
        at = most if given.has("iops") else limits.min_iops
    most_mbps = limits.mbps_ceiling(at)
    if mbps is not None and not limits.min_mbps <= mbps <= most_mbps:
        yield given.problem(
            "mbps",
            f"{limits.min_mbps} to {most_mbps} MB/s at {at} IOPS",
            "choose a number in that range, or more IOPS",
        )


def check_read_only_performance(given: Given) -> Iterator[Problem]:
    """What read-only machines get is set on shared disks with own IOPS (rules A3, A19)."""
    facts, shares = facts_of(given), given.number("max_shares")
    if facts is None:
        return
    is_shared = given.has("max_shares") and shares != 1
    most = (
        {}
        if facts.performance is None
        else {
            "read_only_iops": facts.performance.max_iops,
            "read_only_mbps": facts.performance.max_mbps,
        }
    )
    for name in ("read_only_iops", "read_only_mbps"):
        value = given.number(name)
        if given.has(name) and not (most and is_shared):
            yield given.problem(
                name,
                f"nothing, unless maxShares is above 1 on one of {_names('performance')}",
                "remove it, or share such a disk",
            )
        elif value is not None and not 1 <= value <= most[name]:
            yield given.problem(
                name, f"1 to {most[name]} for {facts.sku.value}", "choose a number in that range"
            )


def check_tier(given: Given) -> Iterator[Problem]:
    """A performance tier is for Premium SSD, at least the size's own (rule A5)."""
    facts, tier, size = facts_of(given), given.text("tier"), given.number("size_gib")
    if facts is None or tier is None:
        return
    if not facts.has_performance_tier:
        allowed = f"nothing for {facts.sku.value}"
        yield given.problem(
            "tier", allowed, f"remove it, or choose one of {_names('has_performance_tier')}"
        )
    elif tier not in PREMIUM_TIERS:
        yield given.problem("tier", ", ".join(PREMIUM_TIERS), "choose one of them")
    elif size is not None and 1 <= size <= facts.max_size_gib:
        lowest = baseline_tier(size)
        if PREMIUM_TIERS[tier] < PREMIUM_TIERS[lowest]:
            yield given.problem(
                "tier", f"{lowest} or higher for {size} GiB", "a tier can only add performance"
            )
        elif tier in LARGE_DISK_TIERS and size < MIN_LARGE_DISK_SIZE_GIB:
            yield given.problem(
                "tier",
                f"at most {max(_SMALL_TIERS, key=PREMIUM_TIERS.__getitem__)} for {size} GiB",
                f"choose one of them, or a disk from {MIN_LARGE_DISK_SIZE_GIB} GiB",
            )


def check_bursting(given: Given) -> Iterator[Problem]:
    """On-demand bursting needs a Premium SSD larger than 512 GiB (rule A6)."""
    facts, size = facts_of(given), given.number("size_gib")
    if facts is None or not given.flag("bursting"):
        return
    too_small = size is not None and size < MIN_ON_DEMAND_BURSTING_SIZE_GIB
    if not facts.has_on_demand_bursting or too_small:
        yield given.problem(
            "bursting",
            f"true for {_names('has_on_demand_bursting')} from "
            f"{MIN_ON_DEMAND_BURSTING_SIZE_GIB} GiB",
            "remove it, or choose such a disk",
        )


def check_performance_plus(given: Given) -> Iterator[Problem]:
    """More performance than the size brings needs more than 512 GiB (rule A7)."""
    facts, size = facts_of(given), given.number("size_gib")
    if facts is None or not given.flag("performance_plus"):
        return
    too_small = size is not None and size < MIN_PERFORMANCE_PLUS_SIZE_GIB
    if not facts.can_have_performance_plus or too_small:
        yield given.problem(
            "performance_plus",
            f"true for {_names('can_have_performance_plus')} from "
            f"{MIN_PERFORMANCE_PLUS_SIZE_GIB} GiB",
            "remove it, or choose such a disk",
        )


def check_sector_size(given: Given) -> Iterator[Problem]:
    """Sectors have a choice of size on Premium SSD v2 and Ultra only (rule A7)."""
    facts, sector = facts_of(given), given.number("logical_sector_size")
    if facts is None or sector is None:
        return
    if not facts.logical_sector_sizes:
        allowed = f"nothing for {facts.sku.value}"
        yield given.problem(
            "logical_sector_size",
            allowed,
            f"remove it, or choose one of {_names('logical_sector_sizes')}",
        )
    elif sector not in facts.logical_sector_sizes:
        allowed = " or ".join(str(size) for size in sorted(facts.logical_sector_sizes))
        yield given.problem("logical_sector_size", f"{allowed} bytes", "choose one of them")


PERFORMANCE_CHECKS: tuple[Check, ...] = (
    check_performance,
    check_read_only_performance,
    check_tier,
    check_bursting,
    check_performance_plus,
    check_sector_size,
)
