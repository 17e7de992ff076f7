"""Which complete copy is left of what goes."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.links import key_of
from azure_disk_analysis.deployment import Resource
from azure_disk_analysis.estate import Estate, Snapshot
from azure_disk_facts.resource_types import DISK, SNAPSHOT


class Copies:
    """The complete snapshots that a change leaves, by the disk that they come from."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._estate = change.estate
        self._left: Mapping[str, list[Snapshot]] = defaultdict(list)
        for each in change.estate.snapshots.values():
            if each.is_complete and _stays(each, change):
                self._left[_disk_of(each, self._estate)].append(each)

    def newer_than(self, resource: Resource) -> str:
        """Return the name of a complete snapshot that is not older than the data of what goes.

        For a disk any complete snapshot of it counts, since nothing tells what was written later;
        of several the newest. A copy is as old as what it shows. Empty when there is none, or it
        goes too.
        """
        if resource.token not in {DISK.token, SNAPSHOT.token} or not resource.id:
            return ""
        own = self._estate.snapshots.get(resource.id.lower())
        origin = key_of(resource.id) if own is None else _disk_of(own, self._estate)
        left = [
            each
            for each in self._left.get(origin, ())
            if own is None or (each is not own and self._is_not_older(each, own))
        ]
        newest = max(left, key=self._order, default=None)
        # The name in the program: one in Azure may be made from a secret.
        return self._change.by_id[key_of(newest.id)].logical_name if newest is not None else ""

    def _order(self, snapshot: Snapshot) -> tuple[float, str]:
        shows = self._shows(snapshot)
        return (0.0 if shows is None else shows.timestamp(), snapshot.id)

    def _shows(self, snapshot: Snapshot) -> datetime | None:
        """Return the moment whose data a snapshot holds, not the one its copy was begun at."""
        return self._estate.origin(snapshot).taken_at

    def _is_not_older(self, other: Snapshot, own: Snapshot) -> bool:
        theirs, ours = self._shows(other), self._shows(own)
        return theirs is not None and ours is not None and theirs >= ours


def _disk_of(snapshot: Snapshot, estate: Estate) -> str:
    return key_of(estate.origin(snapshot).source_id)


def _stays(snapshot: Snapshot, change: Change) -> bool:
    found = change.by_id.get(key_of(snapshot.id))
    return found is None or not change.goes(found)
