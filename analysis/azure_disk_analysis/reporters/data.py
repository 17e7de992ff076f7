"""The protection of an estate as plain data for JSON: names in camelCase, durations in ISO 8601."""

from datetime import datetime
from typing import Any

from azure_disk_analysis.protection import Copy, Protection, Rpo
from azure_disk_facts.durations import format_duration, format_timestamp


def protection_data(rows: tuple[Protection, ...]) -> list[dict[str, Any]]:
    """Return one object a disk; what is absent is ``None``, never left out."""
    return [_row(row) for row in rows]


def _row(row: Protection) -> dict[str, Any]:
    disk, used = row.disk, row.encryption_set
    return {
        "disk": disk.name,
        "id": disk.id,
        "location": disk.location,
        "sku": disk.sku,
        "sizeGib": disk.size_gib,
        "key": None
        if used is None
        else {"encryptionSet": used.name, "keyVault": used.key_vault, "key": used.key},
        "encryptionType": disk.encryption_type or None,
        "snapshots": [
            {
                "name": item.name,
                "takenAt": _moment(item.taken_at),
                "completionPercent": item.completion_percent,
                "error": item.error or None,
            }
            for item in row.snapshots
        ],
        "copies": [_copy(copy) for copy in row.copies],
        "backup": None
        if row.backup is None
        else {
            "policy": row.backup.policy,
            "every": None if row.backup.every is None else format_duration(row.backup.every),
            "status": row.backup.status or None,
        },
        "rpo": {"inRegion": _rpo(row.rpo_in_region), "otherRegion": _rpo(row.rpo_other_region)},
    }


def _copy(copy: Copy) -> dict[str, Any]:
    return {
        "name": copy.name,
        "location": copy.location,
        "completionPercent": copy.percent,
        "shows": _moment(copy.shows),
        "error": copy.error or None,
    }


def _rpo(rpo: Rpo) -> dict[str, Any]:
    return {
        "kind": rpo.kind.value,
        "atMost": None if rpo.at_most is None else format_duration(rpo.at_most),
        "since": _moment(rpo.since),
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else format_timestamp(moment)
