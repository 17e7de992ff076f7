"""Disk backup policies and instances (rules E3, E14, E15, E18, E19)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from azure_disk_facts.backup import (
    BACKUP_INTERVALS,
    RetentionRule,
    RetentionTag,
    allowed_intervals,
    exceeds_cap,
    is_supported_interval,
    kept_points,
)
from azure_disk_facts.durations import format_duration, parse_duration, parse_timestamp
from azure_disk_facts.limits import MAX_SCHEDULED_RECOVERY_POINTS
from azure_disk_facts.names import BACKUP_POLICY_NAME, BACKUP_VAULT_NAME
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_POLICY,
    DISK,
    DISK_ENCRYPTION_SET,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_facts.skus import DISK_SKUS, DiskSku
from azure_disk_protection.checks.encryption import check_duration, duration_of
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_imports,
    check_name,
    run,
)
from azure_disk_protection.checks.places import (
    check_region,
    check_same_region,
    check_same_subscription,
)
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import join, schema_case

_TAG_INPUTS = {None: "keep", RetentionTag.DAILY: "keep_daily", RetentionTag.WEEKLY: "keep_weekly"}


def check_interval(given: Given) -> Iterator[Problem]:
    """Only the intervals that disk backup takes (rule E15)."""
    every = duration_of(given, "every")
    if every is not None and not is_supported_interval(every):
        yield given.problem(
            "every", ", ".join(BACKUP_INTERVALS), "disk backup takes no other interval, choose one"
        )


def check_start(given: Given) -> Iterator[Problem]:
    """The start in extended ISO 8601 with an offset; compact forms are refused (rule E15)."""
    start = given.text("start")
    if start is None:
        return
    try:
        parse_timestamp(start)
    except ValueError:
        yield given.problem(
            "start",
            "a date-time with offset, for example 2026-01-01T02:00:00+00:00",
            "write it with hyphens, colons and an offset",
        )


def check_time_zone(given: Given) -> Iterator[Problem]:
    """The schedule's time zone by its Windows name, which holds no slash (rule E15)."""
    zone = given.text("time_zone")
    if zone is not None and ("/" in zone or not zone.strip()):
        yield given.problem(
            "time_zone",
            "a Windows time zone name, for example W. Europe Standard Time",
            "Azure takes no IANA names, look it up in Windows' list",
        )


def retention_rules(given: Given) -> list[tuple[str, RetentionRule]]:
    """Return the retention rules that are well formed, each with its input's name."""
    found = []
    for tag, name in _TAG_INPUTS.items():
        keep = duration_of(given, name)
        if keep is not None:
            found.append((name, RetentionRule(keep, tag)))
    return found


def check_retention(given: Given) -> Iterator[Problem]:
    """No more recovery points than a disk may have, and none kept for no time (rule E15)."""
    every = duration_of(given, "every")
    rules = retention_rules(given)
    for name, rule in rules:
        if rule.keep <= timedelta(0):
            yield given.problem(name, "a duration longer than zero", "choose how long to keep it")
    if every is None or not is_supported_interval(every) or not rules:
        return
    bare = [rule for _, rule in rules]
    if exceeds_cap(every, bare):
        yield given.problem(
            rules[-1][0] if not exceeds_cap(every, bare[:1]) else "keep",
            f"at most {MAX_SCHEDULED_RECOVERY_POINTS} recovery points of a disk, "
            f"this policy keeps {kept_points(every, bare)}",
            "keep them for a shorter time, or take them less often",
        )


def check_disk_interval(name: str) -> Check:
    """Return a check that Premium SSD v2 and Ultra are backed up every 12 or 24 hours (E15).

    ``name`` is the input to blame.
    """

    def check(given: Given) -> Iterator[Problem]:
        sku, every = given.choice("disk_sku", DiskSku), duration_of(given, "policy_every")
        if sku is None or every is None or not is_supported_interval(every):
            return
        allowed = allowed_intervals(
            incremental_snapshots_only=DISK_SKUS[sku].incremental_snapshots_only
        )
        if every not in [parse_duration(text) for text in allowed]:
            yield given.problem(
                name,
                f"a policy every {' or '.join(allowed)} for {sku.value}, "
                f"not {format_duration(every)}",
                "choose such a policy",
            )

    return check


def check_principal(given: Given) -> Iterator[Problem]:
    """``principalId`` of a backup vault without an identity of its own is empty (rule E6)."""
    if given.text("vault_principal_id") == "":
        yield given.problem(
            "vault_principal_id",
            "the object id of an identity of the backup vault",
            "it has none of its own, give that of a user-assigned one",
        )


POLICY_CHECKS: tuple[Check, ...] = (
    check_name("vault_name", BACKUP_VAULT_NAME),
    check_name("policy_name", BACKUP_POLICY_NAME),
    check_duration("every"),
    check_interval,
    check_start,
    check_duration("keep"),
    check_duration("keep_daily"),
    check_duration("keep_weekly"),
    check_retention,
    check_time_zone,
    check_imports(policy=BACKUP_POLICY.arm_type),
)

BACKUP_CHECKS: tuple[Check, ...] = (
    check_name("vault_name", BACKUP_VAULT_NAME),
    check_region("disk_location"),
    check_region("vault_location"),
    check_same_region(
        "vault_location",
        "disk_location",
        "a backup vault protects disks of its own region only, choose a vault there",
    ),
    check_principal,
    check_id("disk_id", DISK.arm_type),
    check_id("policy_id", BACKUP_POLICY.arm_type),
    check_id("snapshot_resource_group_id", RESOURCE_GROUP.arm_type),
    check_same_subscription(
        "snapshot_resource_group_id",
        "disk_id",
        "the snapshot resource group lies in the disk's subscription, choose one there",
    ),
    check_id("disk_encryption_set_id", DISK_ENCRYPTION_SET.arm_type),
    check_id("identity_id", USER_ASSIGNED_IDENTITY.arm_type),
    check_disk_interval("policy_every"),
    check_imports(
        backup=BACKUP_INSTANCE.arm_type,
        disk_grant=ROLE_ASSIGNMENT.arm_type,
        snapshots_grant=ROLE_ASSIGNMENT.arm_type,
        set_grant=ROLE_ASSIGNMENT.arm_type,
    ),
)

_CHECKED_BY = ("vault_location", "disk_sku", "policy_every")
"""Inputs below ``checks``: they end in no resource."""


def policy_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a disk backup policy."""
    return run(POLICY_CHECKS, values, path)


def backup_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about the backup of a disk.

    What only feeds checks stands beside the other inputs, or below ``checks``.
    """
    given = values.get("checks")
    if not isinstance(given, Mapping):
        return run(BACKUP_CHECKS, values, path)
    found = run(BACKUP_CHECKS, {**values, **given}, path)
    below = {join(path, schema_case(name)) for name in _CHECKED_BY}
    return [
        replace(each, path=join(join(path, "checks"), each.path.rsplit(".", 1)[-1]))
        if each.path in below
        else each
        for each in found
    ]
