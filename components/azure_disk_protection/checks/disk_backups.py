"""Backups of many disks: which are selected, and what they share (rules E3, E15, E19)."""

from collections.abc import Iterator, Mapping
from typing import Any

import pulumi

from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.names import BACKUP_VAULT_NAME
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_POLICY,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
)
from azure_disk_protection.checks.backup import backup_problems, check_principal
from azure_disk_protection.checks.encryption import check_duration
from azure_disk_protection.checks.given import Given, check_id, check_name, run
from azure_disk_protection.checks.places import check_region
from azure_disk_protection.problems import MISSING, Problem
from azure_disk_protection.reading import LATER, join


def selected(
    disks: Mapping[str, Any], selection: Mapping[str, Any] | None
) -> dict[str, Mapping[str, Any]]:
    """Return the disks that a selection takes; all without one."""
    if selection is None:
        return dict(disks)
    wanted, unwanted = selection.get("tags") or {}, selection.get("without_tags") or {}
    left_out = selection.get("exclude") or []
    return {
        name: disk
        for name, disk in disks.items()
        if name not in left_out and _matches(disk.get("tags") or {}, wanted, unwanted)
    }


def _matches(
    tags: Mapping[str, str], wanted: Mapping[str, str], unwanted: Mapping[str, str]
) -> bool:
    has = {name.lower(): value for name, value in tags.items()}
    return all(has.get(name.lower()) == value for name, value in wanted.items()) and not any(
        has.get(name.lower()) == value for name, value in unwanted.items()
    )


def _check_exclusions(given: Given) -> Iterator[Problem]:
    disks, selection = given.known("disks"), given.known("select")
    if not isinstance(disks, Mapping) or not isinstance(selection, Mapping):
        return
    for name in selection.get("exclude") or []:
        if name not in disks:
            yield Problem(
                "select.exclude", name, ", ".join(disks), "name one of the disks, or remove it"
            )
    if not selected(disks, selection):
        yield given.problem("select", "a selection of one disk at least", "widen it")


def _check_groups(given: Given) -> Iterator[Problem]:
    groups, disks = given.known("snapshot_groups") or {}, given.known("disks") or {}
    if not groups:
        yield given.problem("snapshot_groups", "one at least", "name where backups lie")
        return
    known = [each.rstrip("/").lower() for each in groups.values() if isinstance(each, str)]
    if _grants(given, "grant_snapshot_group") and len(known) != len(set(known)):
        yield given.problem(
            "snapshot_groups", "each resource group once", "Azure takes a grant once, remove one"
        )
    for name, disk in disks.items():
        chosen = disk.get("snapshot_group")
        path = f"disks.{name}.snapshotGroup"
        if chosen is None and len(groups) > 1:
            yield Problem(path, MISSING, ", ".join(groups), "choose one, there are several")
        if isinstance(chosen, str) and chosen not in groups:
            yield Problem(path, chosen, ", ".join(groups), "name one of snapshotGroups")


def _grants(given: Given, name: str) -> bool:
    return given.flag(name) is not False


def _check_sets(given: Given) -> Iterator[Problem]:
    """A grant is made once for each set: sets known later are told apart by a name (rule G4)."""
    by_id: dict[str, set[str]] = {}
    by_name: dict[str, set[str]] = {}
    for name, disk in (given.known("disks") or {}).items():
        set_id, label = disk.get("disk_encryption_set_id"), disk.get("encryption_set")
        path = f"disks.{name}.encryptionSet"
        if label is not None and set_id is None:
            yield Problem(
                path, label, "nothing without diskEncryptionSetId", "give that id, or remove this"
            )
        if not _grants(given, "grant_encryption_set"):
            continue
        if isinstance(set_id, pulumi.Output) and label is None:
            yield Problem(
                path,
                MISSING,
                "a name that disks of one encryption set share",
                "give it: the set's id is only known later, and Azure takes a grant once",
            )
        if isinstance(set_id, str):
            by_id.setdefault(set_id.lower(), set()).add(str(set_name(disk)))
            by_name.setdefault(str(set_name(disk)), set()).add(set_id.lower())
    for found in (by_id, by_name):
        for one, others in found.items():
            if len(others) > 1:
                yield Problem(
                    "disks",
                    f"{one} as {' and '.join(sorted(others))}",
                    "one encryptionSet for each encryption set",
                    "name them apart by encryptionSet, or alike",
                )


def set_name(disk: Mapping[str, Any]) -> str | None:
    """Return the name a disk's encryption set goes by: the given one, else its own."""
    label, set_id = disk.get("encryption_set"), disk.get("disk_encryption_set_id")
    if label is not None or not isinstance(set_id, str):
        return label
    return set_id.rstrip("/").rsplit("/", 1)[-1].lower()


def _roles(given: Given) -> dict[str, str]:
    """Return the ARM types of the children by role; grants left to others are none."""
    roles: dict[str, str] = {}
    for name, disk in (given.known("disks") or {}).items():
        roles[f"{name}-backup"] = BACKUP_INSTANCE.arm_type
        roles[f"{name}-disk-grant"] = ROLE_ASSIGNMENT.arm_type
        if set_name(disk) is not None and _grants(given, "grant_encryption_set"):
            roles[f"{set_name(disk)}-set-grant"] = ROLE_ASSIGNMENT.arm_type
    if _grants(given, "grant_snapshot_group"):
        for group in given.known("snapshot_groups") or {}:
            roles[f"{group}-snapshots-grant"] = ROLE_ASSIGNMENT.arm_type
    return roles


def _check_imports(given: Given) -> Iterator[Problem]:
    """Known children, each with an id of its type."""
    roles = _roles(given)
    for role, text in (given.known("imports") or {}).items():
        parsed = try_parse(text)
        if role not in roles:
            yield given.problem("imports", ", ".join(roles), f"remove {role!r}")
        elif parsed is None or not parsed.has_type(roles[role]):
            allowed = f"the id of a {roles[role]} for {role!r}"
            yield given.problem("imports", allowed, "give the resource's id")


def _disk_problems(values: Mapping[str, Any], name: str, path: str) -> list[Problem]:
    disk = values["disks"][name]
    groups = values.get("snapshot_groups") or {}
    group = disk.get("snapshot_group") or next(iter(groups), "")
    fields = ("disk_id", "disk_sku", "disk_encryption_set_id", "policy_id")
    given = {field: disk[field] for field in fields if disk.get(field) is not None}
    if disk.get("policy_id") is None and values.get("policy_every") is not None:
        given["policy_every"] = values["policy_every"]
    place = groups.get(group)
    is_group = check_id("id", RESOURCE_GROUP.arm_type)
    # What is no resource group is told once, for the group.
    given["snapshot_resource_group_id"] = LATER if run([is_group], {"id": place}) else place
    return backup_problems(given, join(join(path, "disks"), name))


def backups_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what Azure would refuse about the backups of many disks."""
    checks = (
        check_name("vault_name", BACKUP_VAULT_NAME),
        check_region(),
        check_principal,
        check_id("policy_id", BACKUP_POLICY.arm_type),
        check_duration("policy_every"),
        _check_groups,
        _check_exclusions,
        _check_sets,
        _check_imports,
    )
    problems = run(checks, values, path)
    groups = values.get("snapshot_groups") or {}
    are_groups = [check_id(name, RESOURCE_GROUP.arm_type) for name in groups]
    problems += run(are_groups, groups, join(path, "snapshotGroups"))
    if isinstance(values.get("disks"), Mapping):
        for name in values["disks"]:
            problems += _disk_problems(values, name, path)
    return problems
