"""Snapshots, incremental and full, and copies (rules A18, B1, B3-B5, B9-B11, B15)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.names import COMPUTE_NAME
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_facts.skus import DISK_SKUS, DiskSku, SnapshotSku
from azure_disk_protection.checks.access import ACCESS_CHECKS
from azure_disk_protection.checks.encryption import check_encryption_set
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    run,
)
from azure_disk_protection.checks.places import (
    check_apart,
    check_group,
    check_region,
    check_same_subscription,
    region_of,
)
from azure_disk_protection.problems import Problem

DISK_ENCRYPTION_SET_TYPE = "Microsoft.Compute/diskEncryptionSets"


def check_snapshot_sku(name: str) -> Check:
    """Return a check of an incremental snapshot's SKU: standard storage whatever the disk (B4)."""
    check_zones = check_snapshot_zones(name)

    def check(given: Given) -> Iterator[Problem]:
        if given.choice(name, SnapshotSku) is SnapshotSku.PREMIUM_LRS:
            yield given.problem(
                name,
                f"{SnapshotSku.STANDARD_LRS.value}, {SnapshotSku.STANDARD_ZRS.value}",
                "incremental snapshots lie on standard storage whatever the disk, choose one",
            )
        yield from check_zones(given)

    return check


def check_snapshot_zones(name: str) -> Check:
    """Return a check that a region has the zones that a snapshot's SKU needs (rule B4)."""

    def check(given: Given) -> Iterator[Problem]:
        sku, region = given.choice(name, SnapshotSku), region_of(given)
        if sku is SnapshotSku.STANDARD_ZRS and region is not None and not region.zones:
            yield given.problem(
                name,
                f"{SnapshotSku.STANDARD_LRS.value} in {region.name}",
                "the region has no zones, choose locally redundant storage",
            )

    return check


def check_full_sku(given: Given) -> Iterator[Problem]:
    """Premium SSD v2 and Ultra disks have no full snapshots (rule B3)."""
    sku = given.choice("source_sku", DiskSku)
    if sku is not None and DISK_SKUS[sku].incremental_snapshots_only:
        yield given.problem(
            "source_sku",
            ", ".join(
                each.value
                for each, facts in DISK_SKUS.items()
                if not facts.incremental_snapshots_only
            ),
            "such disks have incremental snapshots only, declare an IncrementalSnapshot",
        )


_PLACE: tuple[Check, ...] = (
    check_group(),
    check_region(),
    check_name("snapshot_name", COMPUTE_NAME),
)
_PROTECTION: tuple[Check, ...] = (
    *ACCESS_CHECKS,
    check_encryption_set,
    check_id("disk_encryption_set_id", DISK_ENCRYPTION_SET_TYPE),
)

_COMMON: tuple[Check, ...] = (*_PLACE, check_snapshot_sku("sku"), *_PROTECTION)

FULL_CHECKS: tuple[Check, ...] = (
    *_PLACE,
    check_snapshot_zones("sku"),
    *_PROTECTION,
    check_full_sku,
    check_id("source_id", DISK.arm_type, SNAPSHOT.arm_type),
    check_imports(snapshot=SNAPSHOT.arm_type),
)

SNAPSHOT_CHECKS: tuple[Check, ...] = (
    *_COMMON,
    check_imports(snapshot=SNAPSHOT.arm_type),
    check_id("source_disk_id", DISK.arm_type),
    check_same_subscription(
        "disk_encryption_set_id",
        "source_disk_id",
        "disk, snapshot and encryption set lie in one subscription, choose a set there",
    ),
)

COPY_CHECKS: tuple[Check, ...] = (
    *_COMMON,
    check_region("source_location"),
    check_apart("location", "source_location"),
    check_id("source_snapshot_id", SNAPSHOT.arm_type),
    check_same_subscription(
        "disk_encryption_set_id",
        "source_snapshot_id",
        "a copy stays in its source's subscription, choose a set there",
    ),
)


def snapshot_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about an incremental snapshot."""
    return run(SNAPSHOT_CHECKS, values, path)


def full_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a full snapshot."""
    return run(FULL_CHECKS, values, path)


def copy_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a copy in another region."""
    return run(COPY_CHECKS, values, path)
