"""A disk together with its snapshot, copies and backup."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from azure_disk_facts.resource_types import BACKUP_INSTANCE, DISK, ROLE_ASSIGNMENT, SNAPSHOT
from azure_disk_protection.checks.access import check_backup_auth_mode
from azure_disk_protection.checks.backup import backup_problems
from azure_disk_protection.checks.disk import disk_problems
from azure_disk_protection.checks.given import check_roles, run
from azure_disk_protection.checks.snapshot import copy_problems, snapshot_problems
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import LATER

DISK_TO_SNAPSHOT = (
    "location",
    "encryption_type",
    "disk_encryption_set_id",
    "network_access_policy",
    "disk_access_id",
    "public_network_access",
    "data_access_auth_mode",
    "tags",
)
"""Inputs of a disk that its snapshots take over; Azure itself carries none over (rule B15)."""

_DISK_TO_COPY = ("encryption_type", "public_network_access", "data_access_auth_mode", "tags")


def _some(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if values.get(name) is not None}


def snapshot_inputs(disk: Mapping[str, Any], snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of a disk's snapshot, those of the disk it shares among them."""
    return {**_some(disk, DISK_TO_SNAPSHOT), "source_disk_id": LATER, **snapshot}


def copy_inputs(disk: Mapping[str, Any], copy: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of a copy of a disk's snapshot."""
    shared = _some(disk, _DISK_TO_COPY)
    source = {"source_location": disk["location"], "source_snapshot_id": LATER}
    return {**shared, **source, **copy}


def backup_inputs(disk: Mapping[str, Any], backup: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of a disk's backup."""
    known = {
        "disk_id": LATER,
        "disk_location": disk["location"],
        "disk_sku": disk["sku"],
        **_some(disk, ("disk_encryption_set_id", "protect")),
    }
    return {**known, **backup}


def _snapshot_problems(inputs: Mapping[str, Any]) -> Iterator[Problem]:
    disk, copies = inputs["disk"], inputs.get("copies", [])
    if "snapshot" in inputs:
        snapshot = snapshot_inputs(disk, inputs["snapshot"])
        # What a snapshot shares with its disk is reported once, for the disk.
        shared = {each.reason for each in disk_problems(disk)}
        found = snapshot_problems(snapshot, "snapshot")
        yield from (each for each in found if each.reason not in shared)
    elif copies:
        yield Problem(
            "copies",
            f"{len(copies)} of them",
            "none without a snapshot",
            "only a snapshot can be copied, add snapshot",
        )
    regions = [copy["location"] for copy in copies]
    for index, copy in enumerate(copies):
        path, region = f"copies[{index}]", copy["location"]
        if region is not LATER and region in regions[:index]:
            yield Problem(f"{path}.location", region, "each region once", "remove one of them")
        yield from copy_problems(copy_inputs(disk, copy), path)


def roles_of_a_disk(copies: Iterable[str]) -> dict[str, str]:
    """Return the ARM types of what a protected disk is made of, by role; copies by region."""
    return {
        "disk": DISK.arm_type,
        "snapshot": SNAPSHOT.arm_type,
        **{f"copy-{region}": SNAPSHOT.arm_type for region in copies},
        "disk-grant": ROLE_ASSIGNMENT.arm_type,
        "snapshots-grant": ROLE_ASSIGNMENT.arm_type,
        "set-grant": ROLE_ASSIGNMENT.arm_type,
        "backup": BACKUP_INSTANCE.arm_type,
    }


def protection_problems(inputs: Mapping[str, Any]) -> list[Problem]:
    """Return what Azure would refuse about a disk and its protection."""
    disk = inputs["disk"]
    regions = [copy["location"] for copy in inputs.get("copies", [])]
    problems = run([check_roles(roles_of_a_disk(regions))], inputs)
    problems += disk_problems(disk, "disk")
    problems += _snapshot_problems(inputs)
    if "backup" in inputs:
        problems += run([check_backup_auth_mode], disk, "disk")
        problems += backup_problems(backup_inputs(disk, inputs["backup"]), "backup")
    return problems
