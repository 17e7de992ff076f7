"""Snapshot schedules (rules B4, B6, B9, I1, I2)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.arm_id import ArmId, try_parse
from azure_disk_facts.limits import MAX_INCREMENTAL_SNAPSHOTS_PER_DISK
from azure_disk_facts.resource_types import (
    DISK_ENCRYPTION_SET,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
    USER_ASSIGNED_IDENTITY,
    WORKFLOW,
)
from azure_disk_facts.skus import SnapshotSku
from azure_disk_facts.workflows import LOCAL_START, MAX_INTERVAL, WORKFLOW_NAME, Frequency
from azure_disk_protection.checks.encryption import check_duration, duration_of
from azure_disk_protection.checks.given import (
    Check,
    Given,
    check_id,
    check_name,
    check_range,
    check_roles,
    run,
)
from azure_disk_protection.checks.places import check_region
from azure_disk_protection.problems import Problem
from azure_disk_protection.recurrence import frequency_of, retention_of, runs_within

SUBSCRIPTION_TYPE = "Microsoft.Resources/subscriptions"


def check_ids(name: str, *arm_types: str) -> Check:
    """Return a check that each id of a map names a resource of one of some types, and each once."""
    allowed = " or ".join(f"ids of a {arm_type}" for arm_type in arm_types)

    def check(given: Given) -> Iterator[Problem]:
        for key, text in (given.known(name) or {}).items():
            parsed = try_parse(text)
            if isinstance(text, str) and (
                parsed is None or not any(map(parsed.has_type, arm_types))
            ):
                yield given.problem(name, allowed, f"correct {key!r}")
        yield from check_once_each(name)(given)

    return check


def check_once_each(name: str) -> Check:
    """Return a check that no two ids of a map are the same: Azure takes a grant once (rule G4)."""

    def check(given: Given) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for key, text in (given.known(name) or {}).items():
            if not isinstance(text, str):
                continue
            first = seen.setdefault(text.rstrip("/").lower(), key)
            if first != key:
                yield given.problem(
                    name, "each id once", f"{first!r} and {key!r} are the same, remove one"
                )

    return check


def check_not_empty(name: str, what: str) -> Check:
    """Return a check that a map has something in it."""

    def check(given: Given) -> Iterator[Problem]:
        if given.known(name) == {}:
            yield given.problem(name, what, "name at least one")

    return check


def check_every(given: Given) -> Iterator[Problem]:
    """Whole minutes at least, no more than Logic Apps take (rules B6, I2)."""
    every = given.text("every")
    if every is None:
        return
    found = frequency_of(every)
    if found is None:
        yield given.problem(
            "every",
            "whole minutes, hours, days or weeks, for example PT4H or P1D",
            "choose such a time; more than 7 snapshots of a disk in 5 minutes are not taken",
        )
    elif found[1] > MAX_INTERVAL[found[0].value]:
        most = f"{MAX_INTERVAL[found[0].value]} {found[0].value.lower()}s"
        yield given.problem("every", f"at most {most}", "choose a shorter time")


def check_times(given: Given) -> Iterator[Problem]:
    """Hours and minutes go with days and weeks, days of the week with weeks (rule I2)."""
    for name, high in (("at_hours", 23), ("at_minutes", 59)):
        for value in given.known(name) or []:
            if not isinstance(value, int) or not 0 <= value <= high:
                yield given.problem(name, f"numbers from 0 to {high}", f"correct {value!r}")
    found = frequency_of(given.text("every") or "")
    if found is None:
        return
    frequency = found[0]
    for name in ("at_hours", "at_minutes"):
        if given.has(name) and frequency not in (Frequency.DAY, Frequency.WEEK):
            yield given.problem(
                name, "nothing unless every is in days or weeks", "remove it or change every"
            )
    if given.has("on_days") and frequency is not Frequency.WEEK:
        yield given.problem("on_days", "nothing unless every is in weeks", "set every to P7D")


def check_start(given: Given) -> Iterator[Problem]:
    """The start is local to the schedule's time zone (rule I2)."""
    start = given.text("start")
    if start is not None and not LOCAL_START.match(start):
        yield given.problem(
            "start",
            "a local time, for example 2026-01-01T02:00:00",
            "write it without an offset; timeZone says where it counts",
        )


def check_retention(given: Given) -> Iterator[Problem]:
    """Something is kept, never nothing, and never more than a disk may have (rule B6)."""
    if not given.has("keep_count") and not given.has("keep_for"):
        yield given.problem(
            "keep_count", "a number of snapshots, or a time in keepFor", "give one of them"
        )
    names = ("every", "at_hours", "at_minutes", "on_days", "keep_count", "keep_at_least")
    values = {name: given.known(name) for name in names}
    length = duration_of(given, "keep_for")
    aged = runs_within(length, values) if length else 0
    counted, _ = retention_of(values)
    # The new one is there before an old one goes.
    most = max(aged or 0, counted) + 1
    if most > MAX_INCREMENTAL_SNAPSHOTS_PER_DISK:
        limiting = "keep_for" if (aged or 0) >= counted else "keep_count"
        yield given.problem(
            limiting,
            f"what makes at most {MAX_INCREMENTAL_SNAPSHOTS_PER_DISK} snapshots of a disk, "
            f"not {most}",
            "keep fewer, or run less often",
        )


def check_sku(given: Given) -> Iterator[Problem]:
    """Incremental snapshots lie on standard storage (rule B4)."""
    if given.choice("sku", SnapshotSku) is SnapshotSku.PREMIUM_LRS:
        allowed = f"{SnapshotSku.STANDARD_LRS.value}, {SnapshotSku.STANDARD_ZRS.value}"
        yield given.problem("sku", allowed, "incremental snapshots lie on standard storage")


def check_identity(given: Given) -> Iterator[Problem]:
    """Roles are given to a principal: its id comes with the identity's."""
    for one, other in (
        ("identity_id", "identity_principal_id"),
        ("identity_principal_id", "identity_id"),
    ):
        if given.has(one) and not given.has(other):
            yield given.problem(other, "a value when its counterpart is given", "give both")


def check_one_subscription(given: Given) -> Iterator[Problem]:
    """Incremental snapshots lie in their disk's subscription (rule B9)."""
    group = given.arm_id("snapshot_resource_group_id")
    for text in (given.known("disk_scope_ids") or {}).values():
        scope = try_parse(text)
        if group is not None and scope is not None and not _same_subscription(group, scope):
            yield given.problem(
                "snapshot_resource_group_id",
                f"a resource group in subscription {scope.subscription}",
                "incremental snapshots lie in their disk's subscription, choose a group there",
            )


def _same_subscription(left: ArmId, right: ArmId) -> bool:
    return (left.subscription or "").lower() == (right.subscription or "").lower()


def check_children(given: Given) -> Iterator[Problem]:
    """What is taken over is a child of this schedule."""
    scopes = given.known("disk_scope_ids") or {}
    sets = given.known("disk_encryption_set_ids") or {}
    roles = ("disks-role", "snapshots-role", *(["sets-role"] if sets else []))
    grants = (
        "snapshots-grant",
        *(f"disks-{key}-grant" for key in scopes),
        *(f"set-{key}-grant" for key in sets),
    )
    yield from check_roles(
        {
            "workflow": WORKFLOW.arm_type,
            **dict.fromkeys(roles, ROLE_DEFINITION.arm_type),
            **dict.fromkeys(grants, ROLE_ASSIGNMENT.arm_type),
        }
    )(given)


SCHEDULE_CHECKS: tuple[Check, ...] = (
    check_region(),
    check_name("workflow_name", WORKFLOW_NAME),
    check_ids("disk_scope_ids", RESOURCE_GROUP.arm_type, SUBSCRIPTION_TYPE),
    check_not_empty("disk_scope_ids", "ids of resource groups or of the subscription"),
    check_id("snapshot_resource_group_id", RESOURCE_GROUP.arm_type),
    check_one_subscription,
    check_every,
    check_times,
    check_start,
    check_duration("keep_for"),
    check_range("keep_count", (1, MAX_INCREMENTAL_SNAPSHOTS_PER_DISK - 1), "snapshots"),
    check_range("keep_at_least", (1, MAX_INCREMENTAL_SNAPSHOTS_PER_DISK - 1), "snapshots"),
    check_retention,
    check_sku,
    check_id("identity_id", USER_ASSIGNED_IDENTITY.arm_type),
    check_identity,
    check_ids("disk_encryption_set_ids", DISK_ENCRYPTION_SET.arm_type),
    check_children,
)


def schedule_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about a schedule, and what its runs would fail with."""
    return run(SCHEDULE_CHECKS, values, path)
