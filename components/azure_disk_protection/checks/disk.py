"""What a managed disk may be (rules A1-A11, A18, A19, D2)."""

import re
from collections.abc import Iterator
from typing import Any

from azure_disk_facts.disks import HyperVGeneration, OsType
from azure_disk_facts.names import COMPUTE_NAME
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import DISK_SKUS, MAX_OS_DISK_SIZE_GIB, max_shares
from azure_disk_protection.checks.access import ACCESS_CHECKS
from azure_disk_protection.checks.disk_performance import PERFORMANCE_CHECKS, facts_of
from azure_disk_protection.checks.disk_security import SECURITY_CHECKS
from azure_disk_protection.checks.disk_source import IMAGES, SOURCE_CHECKS
from azure_disk_protection.checks.encryption import ENCRYPTED_CHECKS
from azure_disk_protection.checks.given import Check, Given, check_imports, check_name, run
from azure_disk_protection.checks.places import check_group, check_region, region_of
from azure_disk_protection.problems import Problem

_IMAGE = re.compile(r"^[^:/\s]+:[^:/\s]+:[^:/\s]+:\d+(?:\.\d+)+\Z")


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


def check_edge_zone(given: Given) -> Iterator[Problem]:
    """An edge zone has no availability zones, and no zone-redundant disks (rule A8, knowledge)."""
    facts = facts_of(given)
    if not given.has("edge_zone"):
        return
    if given.has("zone"):
        yield given.problem("zone", "nothing beside edgeZone", "remove one of them")
    if facts is not None and facts.is_zone_redundant:
        yield given.problem(
            "edge_zone",
            f"nothing for {facts.sku.value}, which lies in all zones of the region",
            "remove it, or choose an LRS disk",
        )


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
    for name in _OF_THE_SYSTEM:
        if given.has(name):
            yield given.problem(
                name, "nothing on a data disk", "set osType if it is an OS disk, else remove it"
            )
    if any(given.has(name) for name in IMAGES) and not given.has("image_lun"):
        allowed = ", ".join(kind.value for kind in OsType)
        yield given.problem("os_type", allowed, "a disk from an image is an OS disk, say which")


def check_data_disk(given: Given) -> Iterator[Problem]:
    """What data disks alone have (rules A1, A21)."""
    if not given.has("os_type"):
        return
    if given.flag("optimized_for_frequent_attach"):
        yield given.problem(
            "optimized_for_frequent_attach",
            "nothing on an OS disk",
            "a machine keeps its OS disk, remove it",
        )
    if given.has("image_lun"):
        yield given.problem(
            "image_lun", "nothing on an OS disk", "a data disk of an image has no osType"
        )


def check_architecture(given: Given) -> Iterator[Problem]:
    """Arm machines start by UEFI only, which is generation 2 (rule A10, knowledge)."""
    generation = given.choice("hyper_v_generation", HyperVGeneration)
    if given.known("architecture") == "Arm64" and generation is HyperVGeneration.V1:
        yield given.problem(
            "hyper_v_generation", HyperVGeneration.V2.value, "Arm64 disks are generation 2"
        )


def check_shares(given: Given) -> Iterator[Problem]:
    """How many machines may share a disk goes by its SKU and size (rule A19)."""
    facts, shares, size = facts_of(given), given.number("max_shares"), given.number("size_gib")
    if facts is None or shares is None:
        return
    most = max_shares(facts, size)
    if not 1 <= shares <= facts.max_shares:
        yield given.problem(
            "max_shares",
            f"1 to {facts.max_shares} for {facts.sku.value}",
            "choose a number in that range, or another sku",
        )
    elif shares > most:
        yield given.problem(
            "max_shares",
            f"1 to {most} for {facts.sku.value} of {size} GiB",
            "choose a number in that range, or a larger disk",
        )


_OF_THE_SYSTEM = (
    "hyper_v_generation",
    "architecture",
    "disk_controllers",
    "accelerated_network",
    "supports_hibernation",
    "purchase_plan",
    "security_type",
)
"""Inputs that only OS disks have."""

DISK_CHECKS: tuple[Check, ...] = (
    check_group(),
    check_region(),
    check_name("disk_name", COMPUTE_NAME),
    *SOURCE_CHECKS,
    check_size,
    *PERFORMANCE_CHECKS,
    check_zone,
    check_edge_zone,
    check_zone_redundancy,
    check_os_disk,
    check_data_disk,
    check_architecture,
    check_shares,
    *SECURITY_CHECKS,
    check_imports(disk=DISK.arm_type),
    *ACCESS_CHECKS,
    *ENCRYPTED_CHECKS,
)


def disk_problems(values: dict[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a disk."""
    return run(DISK_CHECKS, values, path)
