"""What a managed disk may be (rules A1-A11, A18, A19, D2)."""

import re
from collections.abc import Iterator
from typing import Any

from azure_disk_facts.disks import UPLOAD_SIZE_BYTES, CreateOption, HyperVGeneration, OsType
from azure_disk_facts.names import COMPUTE_NAME
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_facts.skus import (
    DISK_SKUS,
    MAX_OS_DISK_SIZE_GIB,
    MIN_ON_DEMAND_BURSTING_SIZE_GIB,
    PREMIUM_TIERS,
    DiskSku,
    DiskSkuFacts,
    baseline_tier,
)
from azure_disk_protection.checks.access import ACCESS_CHECKS
from azure_disk_protection.checks.encryption import ENCRYPTED_CHECKS
from azure_disk_protection.checks.given import Check, Given, check_id, check_name, check_range, run
from azure_disk_protection.checks.places import check_region, region_of
from azure_disk_protection.problems import Problem

SOURCES: dict[str, CreateOption] = {
    "source_id": CreateOption.COPY,
    "image_id": CreateOption.FROM_IMAGE,
    "source_uri": CreateOption.IMPORT,
    "upload_size_bytes": CreateOption.UPLOAD,
}
"""The inputs that name a disk's content, and the create option each stands for (rule A1)."""

_IMAGE = re.compile(r"^[^:/\s]+:[^:/\s]+:[^:/\s]+:\d+(?:\.\d+)+\Z")
_SOURCE_WORDS = "one of sourceId, imageId, sourceUri, uploadSizeBytes"


def facts_of(given: Given) -> DiskSkuFacts | None:
    """Return what the disk's SKU supports, as far as the SKU is known."""
    sku = given.choice("sku", DiskSku)
    return None if sku is None else DISK_SKUS[sku]


def _names(feature: str) -> str:
    return ", ".join(sku.value for sku, facts in DISK_SKUS.items() if getattr(facts, feature))


def check_source(given: Given) -> Iterator[Problem]:
    """A disk has one source at most, and an empty one a size (rule A1)."""
    named = [name for name in SOURCES if given.has(name)]
    if not named and not given.has("size_gib"):
        yield given.problem(
            "size_gib", "a size in GiB", f"an empty disk needs a size, give it or {_SOURCE_WORDS}"
        )
    for name in named[1:]:
        yield given.problem(name, _SOURCE_WORDS, "a disk has one source, remove the others")
    if given.has("source_uri") and not given.has("storage_account_id"):
        yield given.problem(
            "storage_account_id",
            "the id of the storage account that holds the VHD",
            "an import needs it, give it",
        )


def check_image(given: Given) -> Iterator[Problem]:
    """A marketplace image has four parts, and excludes one's own (rule A1)."""
    image = given.text("image")
    if image is not None and not _IMAGE.match(image):
        yield given.problem(
            "image", "publisher:offer:sku:version, a version in full", "write all four parts"
        )
    if given.has("image") and given.has("image_id"):
        yield given.problem(
            "image_id", "nothing beside image", "a disk has one source, remove one of them"
        )


def check_size(given: Given) -> Iterator[Problem]:
    """Sizes go by SKU, and OS disks end at 4,095 GiB (rules A3, A4)."""
    facts, size = facts_of(given), given.number("size_gib")
    if facts is None or size is None:
        return
    if not facts.min_size_gib <= size <= facts.max_size_gib:
        yield given.problem(
            "size_gib",
            f"{facts.min_size_gib} to {facts.max_size_gib} GiB for {facts.sku.value}",
            "choose a size in that range",
        )
    elif given.has("os_type") and size > MAX_OS_DISK_SIZE_GIB:
        yield given.problem(
            "size_gib",
            f"at most {MAX_OS_DISK_SIZE_GIB} GiB for an OS disk",
            "choose a smaller size, or keep the data on a data disk",
        )


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
    most_mbps = limits.mbps_ceiling(limits.min_iops if iops is None else iops)
    if mbps is not None and not limits.min_mbps <= mbps <= most_mbps:
        yield given.problem(
            "mbps",
            f"{limits.min_mbps} to {most_mbps} MB/s at {iops or limits.min_iops} IOPS",
            "choose a number in that range, or more IOPS",
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


def check_zone(given: Given) -> Iterator[Problem]:
    """A zone of the region, none on zone-redundant disks, one on Premium SSD v2 (rules A3, A8)."""
    facts, zone, region = facts_of(given), given.text("zone"), region_of(given)
    if facts is None:
        return
    if zone is None:
        if facts.needs_zone and region is not None and region.zones and not given.has("zone"):
            yield given.problem(
                "zone",
                ", ".join(region.zones),
                f"{facts.sku.value} is zonal in {region.name}, choose a zone",
            )
    elif facts.is_zone_redundant:
        yield given.problem(
            "zone",
            f"nothing for {facts.sku.value}, which lies in all zones",
            "remove the zone, or choose an LRS disk",
        )
    elif region is not None and zone not in region.zones:
        allowed = ", ".join(region.zones) or f"nothing, {region.name} has no zones"
        yield given.problem("zone", allowed, "correct or remove the zone")


def check_zone_redundancy(given: Given) -> Iterator[Problem]:
    """A zone-redundant disk needs a region with zones (rule A2, knowledge)."""
    facts, region = facts_of(given), region_of(given)
    if facts is None or region is None:
        return
    if facts.is_zone_redundant and not region.zones:
        others = ", ".join(sku.value for sku in DISK_SKUS if not DISK_SKUS[sku].is_zone_redundant)
        yield given.problem("sku", others, f"{region.name} has no zones, choose another sku")


def check_os_disk(given: Given) -> Iterator[Problem]:
    """What OS disks alone have, and which SKUs can be one (rules A1, A3, A10)."""
    facts = facts_of(given)
    if given.has("os_type"):
        if facts is not None and not facts.can_be_os_disk:
            yield given.problem(
                "os_type",
                f"nothing for {facts.sku.value}, which cannot be an OS disk",
                "remove it, or choose another sku",
            )
        return
    for name in ("hyper_v_generation", "architecture"):
        if given.has(name):
            yield given.problem(
                name, "nothing on a data disk", "set osType if it is an OS disk, else remove it"
            )
    if given.has("image_id"):
        allowed = ", ".join(kind.value for kind in OsType)
        yield given.problem("os_type", allowed, "a disk from an image is an OS disk, say which")


def check_architecture(given: Given) -> Iterator[Problem]:
    """Arm machines start by UEFI only, which is generation 2 (rule A10, knowledge)."""
    generation = given.choice("hyper_v_generation", HyperVGeneration)
    if given.known("architecture") == "Arm64" and generation is HyperVGeneration.V1:
        yield given.problem(
            "hyper_v_generation", HyperVGeneration.V2.value, "Arm64 disks are generation 2"
        )


def check_shares(given: Given) -> Iterator[Problem]:
    """How many machines may share a disk goes by its SKU (rule A19)."""
    facts, shares = facts_of(given), given.number("max_shares")
    if facts is not None and shares is not None and not 1 <= shares <= facts.max_shares:
        yield given.problem(
            "max_shares",
            f"1 to {facts.max_shares} for {facts.sku.value}",
            "choose a number in that range, or another sku",
        )


DISK_CHECKS: tuple[Check, ...] = (
    check_region(),
    check_name("disk_name", COMPUTE_NAME),
    check_source,
    check_range("upload_size_bytes", UPLOAD_SIZE_BYTES, "bytes, the 512 of the footer included"),
    check_id("source_id", DISK.arm_type, SNAPSHOT.arm_type),
    check_id("storage_account_id", "Microsoft.Storage/storageAccounts"),
    check_size,
    check_performance,
    check_tier,
    check_bursting,
    check_sector_size,
    check_zone,
    check_zone_redundancy,
    check_os_disk,
    check_architecture,
    check_shares,
    *ACCESS_CHECKS,
    *ENCRYPTED_CHECKS,
)


def disk_problems(values: dict[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a disk."""
    return run(DISK_CHECKS, values, path)
