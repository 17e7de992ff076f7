"""Which complete copy is left of what goes."""

from collections.abc import Mapping

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.deployment import Resource
from azure_disk_analysis.estate import Snapshot
from azure_disk_facts.arm_id import same_id
from azure_disk_facts.resource_types import DISK, SNAPSHOT


def newer_copy(resource: Resource, change: Change) -> str:
    """Return the name of a complete snapshot that is not older than a disk's or snapshot's last.

    For a disk any complete snapshot of it counts, since nothing tells what was written later; of
    several the newest. Empty when there is none, or it goes too.
    """
    if resource.token not in {DISK.token, SNAPSHOT.token} or not resource.id:
        return ""
    snapshots = change.estate.snapshots
    origin = _disk_of(resource.id.lower(), snapshots)
    own = snapshots.get(resource.id.lower())
    left = [
        each
        for key, each in snapshots.items()
        if key != resource.id.lower()
        and each.is_complete
        and same_id(_disk_of(key, snapshots), origin)
        and _stays(each, change)
        and (own is None or _is_not_older(each, own))
    ]
    newest = max(left, key=lambda each: str(each.taken_at or ""), default=None)
    return newest.name if newest is not None else ""


def _disk_of(arm_id: str, snapshots: Mapping[str, Snapshot]) -> str:
    """Follow a snapshot or copy back to the disk it comes from; a disk is its own."""
    seen: set[str] = set()
    while arm_id in snapshots and arm_id not in seen:
        seen.add(arm_id)
        arm_id = snapshots[arm_id].source_id.lower()
    return arm_id


def _stays(snapshot: Snapshot, change: Change) -> bool:
    found = change.by_id.get(snapshot.id.lower())
    step = change.steps.get(found.urn) if found is not None else None
    return step is None or step.action not in {Action.DELETE, Action.REPLACE}


def _is_not_older(other: Snapshot, own: Snapshot) -> bool:
    if other.taken_at is None or own.taken_at is None:
        return False
    return other.taken_at >= own.taken_at
