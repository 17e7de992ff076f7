"""Exports to a storage account (rules F3, F5-F7)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts.limits import MAX_EXPORT_DURATION
from azure_disk_facts.names import BLOB_CONTAINER_NAME, BLOB_NAME, STORAGE_ACCOUNT_NAME
from azure_disk_facts.resource_types import DISK, DISK_ACCESS, SNAPSHOT
from azure_disk_facts.vhd import FileFormat
from azure_disk_protection.checks.given import Check, Given, check_id, check_name, check_range, run
from azure_disk_protection.checks.places import check_same_subscription
from azure_disk_protection.problems import Problem

_MAX_HOURS = int(MAX_EXPORT_DURATION.total_seconds()) // 3600


def check_delta(given: Given) -> Iterator[Problem]:
    """A delta has two snapshots, two blobs, and is a VHD (rule F7)."""
    if given.has("base_snapshot_id") != given.has("base_blob_name"):
        missing = "base_blob_name" if given.has("base_snapshot_id") else "base_snapshot_id"
        yield given.problem(
            missing,
            "a value, as the base's other half is given",
            "a delta needs the base snapshot and the blob of its export, give both or neither",
        )
    source = given.arm_id("source_id")
    if not given.has("base_snapshot_id"):
        return
    if source is not None and not source.has_type(SNAPSHOT.arm_type):
        yield given.problem(
            "source_id",
            f"the id of a {SNAPSHOT.arm_type}",
            "what changed is told between two snapshots, take one of the disk",
        )
    if given.choice("file_format", FileFormat) is FileFormat.VHDX:
        yield given.problem(
            "file_format", FileFormat.VHD.value, "a delta is made of pages of a VHD"
        )


def check_apart(given: Given) -> Iterator[Problem]:
    """Every file has a blob of its own, and a snapshot is not its own base."""
    blob = given.text("blob_name")
    for name in ("guest_state_blob_name", "base_blob_name"):
        if blob is not None and given.text(name) == blob:
            yield given.problem(name, "another name than blobName", "nothing is overwritten")
    state, older = given.text("guest_state_blob_name"), given.text("base_blob_name")
    if state is not None and state == older:
        yield given.problem(
            "guest_state_blob_name", "another name than baseBlobName", "nothing is overwritten"
        )
    base, source = given.arm_id("base_snapshot_id"), given.arm_id("source_id")
    if base is not None and source is not None and str(base).lower() == str(source).lower():
        yield given.problem(
            "base_snapshot_id", "another snapshot than sourceId", "take an older one of the disk"
        )


def check_endpoint(given: Given) -> Iterator[Problem]:
    """Data and token go over an encrypted connection."""
    endpoint = given.text("blob_endpoint")
    if endpoint is None:
        return
    if "?" in endpoint:
        yield given.problem(
            "blob_endpoint",
            "a URL without a query",
            "a signature would be kept in the state; an export signs in by itself, remove it",
        )
    if not endpoint.lower().startswith("https://"):
        yield given.problem(
            "blob_endpoint", "a URL that begins with https://", "give the account's blob endpoint"
        )


EXPORT_CHECKS: tuple[Check, ...] = (
    check_id("source_id", DISK.arm_type, SNAPSHOT.arm_type),
    check_id("base_snapshot_id", SNAPSHOT.arm_type),
    check_id("disk_access_id", DISK_ACCESS.arm_type),
    check_name("storage_account_name", STORAGE_ACCOUNT_NAME),
    check_name("container_name", BLOB_CONTAINER_NAME),
    check_name("blob_name", BLOB_NAME),
    check_name("guest_state_blob_name", BLOB_NAME),
    check_name("base_blob_name", BLOB_NAME),
    check_range("access_hours", (1, _MAX_HOURS), "hours"),
    check_endpoint,
    check_same_subscription(
        "base_snapshot_id",
        "source_id",
        "both are of one disk, whose incremental snapshots lie in its subscription",
    ),
    check_delta,
    check_apart,
)


def export_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what is wrong about an export."""
    return run(EXPORT_CHECKS, values, path)
