"""What a disk may be restored from, and as what (rules A7, B9, B14, B19, E9, E19, E21)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.arm_id import same_id
from azure_disk_facts.disks import SecurityType
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.names import COMPUTE_NAME
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    DISK,
    DISK_ENCRYPTION_SET,
    ROLE_ASSIGNMENT,
    SNAPSHOT,
)
from azure_disk_facts.skus import DISK_SKUS, DiskSku
from azure_disk_protection.checks.access import ACCESS_CHECKS
from azure_disk_protection.checks.backup import check_principal
from azure_disk_protection.checks.disk import (
    DISK_CHECKS,
    check_shares,
    check_size,
    check_zone_redundancy,
)
from azure_disk_protection.checks.disk_performance import PERFORMANCE_CHECKS
from azure_disk_protection.checks.encryption import ENCRYPTED_CHECKS
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    run,
)
from azure_disk_protection.checks.places import check_group, check_region
from azure_disk_protection.checks.recovery_point import (
    check_set_subscription,
    check_target_subscription,
    check_vault_inputs,
)
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import LATER, schema_case

SECTORS = (512, 4096)
"""Bytes of a logical sector: that of most disks, and that of Premium SSD v2 and Ultra (A7)."""

_TOLD_OF_A_SNAPSHOT = (
    "snapshot_location",
    "snapshot_size_gib",
    "snapshot_incremental",
    "snapshot_encryption_set_id",
    "other_encryption_set",
    "source_sku",
    "source_sector_size",
)
"""Inputs that say what the snapshot is, to check the disk by it."""

_OF_A_SNAPSHOT = (
    "zone",
    "os_type",
    "hyper_v_generation",
    "architecture",
    "security_type",
    "logical_sector_size",
    *_TOLD_OF_A_SNAPSHOT,
)
"""Inputs that mean nothing for a recovery point: the vault restores what was backed up (E21)."""

_OF_A_VAULT = (
    "recovery_point",
    "vault_principal_id",
    "target_subscription_id",
    "grant_target_group",
)


def check_one_source(given: Given) -> Iterator[Problem]:
    """A snapshot or a backup instance, and the inputs of the one that it is."""
    has_snapshot, has_vault = given.has("snapshot_id"), given.has("backup_instance_id")
    if has_snapshot == has_vault:
        yield given.problem(
            "backup_instance_id" if has_vault else "snapshot_id",
            "the id of a snapshot in snapshotId, or of a backup instance in backupInstanceId",
            "a disk is restored from one of them, give exactly one",
        )
        return
    other, why = (
        (_OF_A_VAULT, "with a snapshot") if has_snapshot else (_OF_A_SNAPSHOT, "with a backup")
    )
    for name in other:
        if given.has(name):
            yield given.problem(name, f"nothing {why}", "remove it, or restore from the other")


def check_children(given: Given) -> Iterator[Problem]:
    """A disk of a snapshot is taken over, or the vault's grant: a restore itself runs once."""
    if given.has("backup_instance_id"):
        yield from check_imports(target_grant=ROLE_ASSIGNMENT.arm_type)(given)
    else:
        yield from check_imports(disk=DISK.arm_type)(given)


def check_snapshot_sku(given: Given) -> Iterator[Problem]:
    """A disk of a snapshot has a SKU of its own: Azure's default is a slow one (rule A2)."""
    if given.has("snapshot_id") and not given.has("sku"):
        allowed = ", ".join(sku.value for sku in DiskSku)
        yield given.problem("sku", allowed, "a snapshot has no disk SKU, choose one")


def check_place(given: Given) -> Iterator[Problem]:
    """A disk lies where its snapshot lies (rules B9, B19)."""
    here, there = given.text("location"), given.text("snapshot_location")
    if here is not None and there is not None and not same_region(here, there):
        yield given.problem(
            "location",
            f"the snapshot's region, {there}",
            "restore there, or copy the snapshot here first with SnapshotCopy",
        )


def check_room(given: Given) -> Iterator[Problem]:
    """A disk is at least as large as its snapshot (rule B19)."""
    size, least = given.number("size_gib"), given.number("snapshot_size_gib")
    if size is not None and least is not None and size < least:
        yield given.problem(
            "size_gib",
            f"at least {least} GiB, the size of the snapshot",
            "choose a larger size or leave it out; no disk shrinks",
        )


def check_sectors(given: Given) -> Iterator[Problem]:
    """Premium SSD v2 and Ultra: incremental snapshots, and the source's sectors (A7, B19)."""
    sku, source = given.choice("sku", DiskSku), sector_size_of_source(given)
    if sku is None:
        return
    if not DISK_SKUS[sku].incremental_snapshots_only:
        if source == SECTORS[1]:
            fitting = ", ".join(
                each.value for each, facts in DISK_SKUS.items() if facts.logical_sector_sizes
            )
            yield given.problem(
                "sku", f"{fitting} for a source of 4096-byte sectors", "choose one of them"
            )
        return
    if given.flag("snapshot_incremental") is False:
        yield given.problem(
            "sku",
            "a SKU other than Premium SSD v2 and Ultra for a full snapshot",
            "only incremental snapshots make such disks, choose another",
        )
    own = given.number("logical_sector_size")
    if own is not None and source is not None and own != source:
        yield given.problem(
            "logical_sector_size",
            f"{source} bytes, as the source's",
            "leave it out, or write that",
        )


def sector_size_of_source(given: Given) -> int | None:
    """Return the sector size of the disk that a snapshot is of, as far as it is known."""
    size, sku = given.number("source_sector_size"), given.choice("source_sku", DiskSku)
    if size is not None or sku is None:
        return size
    # Premium SSD v2 and Ultra have either, so that nothing follows for them.
    return None if DISK_SKUS[sku].logical_sector_sizes else SECTORS[0]


def check_same_set(given: Given) -> Iterator[Problem]:
    """A snapshot under a customer key makes disks under the same one, to be safe (B14, B19)."""
    if given.flag("other_encryption_set") or not given.has("snapshot_encryption_set_id"):
        return
    if given.choice("encryption_type", EncryptionType) is EncryptionType.PLATFORM_KEY:
        yield given.problem(
            "encryption_type",
            "an encryption with the snapshot's customer key",
            "Azure's documentation differs on leaving it: remove encryptionType, or set "
            "otherEncryptionSet to true",
        )
    own, its = given.text("disk_encryption_set_id"), given.text("snapshot_encryption_set_id")
    if own is not None and its is not None and not same_id(own, its):
        yield given.problem(
            "disk_encryption_set_id",
            f"{its}, that of the snapshot",
            "Azure's documentation differs on other sets: leave it out, or set "
            "otherEncryptionSet to true",
        )


def check_confidential(given: Given) -> Iterator[Problem]:
    """A confidential disk's customer key comes along with its snapshot (rules B19, D5)."""
    kind = given.choice("security_type", SecurityType)
    if kind is SecurityType.CONFIDENTIAL_CUSTOMER_KEY and given.has("snapshot_id"):
        yield given.problem(
            "security_type",
            "another one, or nothing",
            "the snapshot of such a disk brings its type and its confidential encryption set "
            "along, remove it",
        )


def check_known_sector(given: Given) -> Iterator[Problem]:
    """Sectors have 512 or 4096 bytes (rule A7)."""
    size = given.number("source_sector_size")
    if size is not None and size not in SECTORS:
        yield given.problem("source_sector_size", "512 or 4096 bytes", "correct it")


RESTORE_CHECKS: tuple[Check, ...] = (
    check_one_source,
    check_vault_inputs,
    check_principal,
    check_target_subscription,
    check_snapshot_sku,
    check_id("snapshot_id", SNAPSHOT.arm_type),
    check_id("backup_instance_id", BACKUP_INSTANCE.arm_type),
    check_id("snapshot_encryption_set_id", DISK_ENCRYPTION_SET.arm_type),
    check_region("snapshot_location"),
    check_place,
    check_room,
    check_known_sector,
    check_sectors,
    check_confidential,
    check_same_set,
    check_children,
)

_VAULT_CHECKS: tuple[Check, ...] = (
    check_group(),
    check_region(),
    check_name("disk_name", COMPUTE_NAME),
    check_size,
    *PERFORMANCE_CHECKS,
    check_shares,
    check_zone_redundancy,
    check_set_subscription,
    *ACCESS_CHECKS,
)

_UNLIKE_A_DISK = frozenset({*_OF_A_VAULT, *_TOLD_OF_A_SNAPSHOT, "snapshot_id"})
"""Inputs that a plain disk does not have."""


def disk_inputs(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of a plain disk that a restore from a snapshot makes."""
    given = Given(values)
    made = {name: value for name, value in values.items() if name not in _UNLIKE_A_DISK}
    made["source_id"] = values.get("snapshot_id")
    is_platform = given.choice("encryption_type", EncryptionType) is EncryptionType.PLATFORM_KEY
    if made.get("disk_encryption_set_id") is None and not is_platform:
        made["disk_encryption_set_id"] = values.get("snapshot_encryption_set_id")
    sku = given.choice("sku", DiskSku)
    if made.get("logical_sector_size") is None and sku is not None:
        takes_any = bool(DISK_SKUS[sku].logical_sector_sizes)
        made["logical_sector_size"] = sector_size_of_source(given) if takes_any else None
    return {name: value for name, value in made.items() if value is not None}


def restore_problems(values: dict[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a restore."""
    found = run(RESTORE_CHECKS, values, path)
    if values.get("backup_instance_id") is not None:
        encrypted = ("disk_encryption_set_id", "encryption_type")
        has_key = any(values.get(name) is not None for name in encrypted)
        return [
            *found,
            *run((*_VAULT_CHECKS, *(ENCRYPTED_CHECKS if has_key else ())), values, path),
        ]
    if values.get("snapshot_id") is None or values.get("sku") in (None, LATER):
        return found
    reported = {problem.path for problem in found}
    prefix = f"{path}." if path else ""
    made = disk_inputs(values)
    if made.get("size_gib") is None:
        # A disk without a size of its own is as large as its snapshot.
        made["size_gib"] = values.get("snapshot_size_gib")
    others = run(DISK_CHECKS, made, path)
    # The disk's own checks know the snapshot as its source, and say the same of what is wrong.
    unlike = ("source_id", "secure_vm_disk_encryption_set_id")
    skipped = {*reported, *(f"{prefix}{schema_case(name)}" for name in unlike)}
    return [*found, *(problem for problem in others if problem.path not in skipped)]
