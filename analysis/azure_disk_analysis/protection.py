"""How each disk of an estate is protected, and the RPO that follows from it.

RPO is the most data, in time, that one may lose. It is bounded only by what repeats: a backup
schedule gives its interval plus the two hours within which Azure Backup starts (rule E15). A
snapshot or copy made once bounds nothing; what it gives is stated as the moment since when
everything would be lost. Each point is crash-consistent, one disk at a time (rule B21).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from azure_disk_analysis.estate import BackupInstance, Disk, EncryptionSet, Estate, Snapshot
from azure_disk_facts.limits import BACKUP_START_WINDOW
from azure_disk_facts.regions import same_region

_Point = tuple[bool, datetime | None, str]
"""Whether it is complete, the moment whose data it holds, why it failed."""


class RpoKind(str, Enum):
    """What can be said about the data that may be lost."""

    BOUNDED = "bounded"
    """At most a given time, whenever the loss happens."""
    SINCE = "since"
    """Everything since a given moment: a point that was made once."""
    PENDING = "pending"
    """A point is on its way; until it is complete nothing can be restored from it."""
    NONE = "none"
    """Nothing can be restored."""


@dataclass(frozen=True)
class Rpo:
    """Most data, in time, that may be lost."""

    kind: RpoKind
    at_most: timedelta | None = None
    """Set for ``BOUNDED``."""
    since: datetime | None = None
    """Set for ``SINCE`` where Azure tells the moment."""


@dataclass(frozen=True)
class Copy:
    """A snapshot's copy in another region."""

    name: str
    location: str
    percent: float
    """Share of the data that has arrived, 0 to 100."""
    shows: datetime | None
    """The moment whose data it holds: when the copied snapshot was taken."""
    error: str
    is_complete: bool


@dataclass(frozen=True)
class Backup:
    """The backup policy that a disk is under."""

    policy: str
    every: timedelta | None
    status: str
    is_running: bool


@dataclass(frozen=True)
class Protection:
    """One disk and everything that protects its data."""

    disk: Disk
    encryption_set: EncryptionSet | None
    snapshots: tuple[Snapshot, ...]
    """Oldest first."""
    copies: tuple[Copy, ...]
    backup: Backup | None
    rpo_in_region: Rpo
    rpo_other_region: Rpo


def protections(estate: Estate) -> tuple[Protection, ...]:
    """Return one row a disk, by name."""
    taken: dict[str, list[Snapshot]] = defaultdict(list)
    copied: dict[str, list[Snapshot]] = defaultdict(list)
    for snapshot in estate.snapshots.values():
        disk_id = estate.origin(snapshot).source_id.lower()
        (copied if snapshot.is_copy else taken)[disk_id].append(snapshot)
    # A disk has one instance (rule E3); should there be more, one that runs wins, in any order.
    ordered = sorted(
        estate.backup_instances.values(), key=lambda item: (item.is_running, item.id.lower())
    )
    instances = {item.disk_id.lower(): item for item in ordered}
    rows = (
        _protection(estate, disk, (taken[key], copied[key], instances.get(key)))
        for key, disk in estate.disks.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.disk.name.lower(), row.disk.id.lower())))


def _protection(
    estate: Estate,
    disk: Disk,
    found: tuple[list[Snapshot], list[Snapshot], BackupInstance | None],
) -> Protection:
    taken, copied, instance = found
    snapshots = tuple(sorted(taken, key=_by_time))
    copies = tuple(_copy(item, estate) for item in sorted(copied, key=_by_time))
    backup = None if instance is None else _backup(instance, estate)
    return Protection(
        disk=disk,
        encryption_set=estate.encryption_sets.get(disk.encryption_set_id.lower()),
        snapshots=snapshots,
        copies=copies,
        backup=backup,
        rpo_in_region=_rpo_in_region(
            ((item.is_complete, estate.origin(item).taken_at, item.error) for item in snapshots),
            backup,
        ),
        rpo_other_region=_rpo_of_points(
            (copy.is_complete, copy.shows, copy.error)
            for copy in copies
            if not same_region(copy.location, disk.location)
        ),
    )


def _by_time(snapshot: Snapshot) -> tuple[bool, float, str]:
    moment = snapshot.taken_at
    return (moment is None, moment.timestamp() if moment is not None else 0.0, snapshot.id.lower())


def _copy(snapshot: Snapshot, estate: Estate) -> Copy:
    percent = snapshot.completion_percent
    if percent is None:
        percent = 100.0 if snapshot.is_complete else 0.0
    return Copy(
        name=snapshot.name,
        location=snapshot.location,
        percent=percent,
        shows=estate.origin(snapshot).taken_at,
        error=snapshot.error,
        is_complete=snapshot.is_complete,
    )


def _backup(instance: BackupInstance, estate: Estate) -> Backup:
    policy = estate.backup_policies.get(instance.policy_id.lower())
    name = instance.policy_id.rstrip("/").rsplit("/", 1)[-1] if policy is None else policy.name
    return Backup(
        policy=name,
        every=None if policy is None else policy.every,
        status=instance.status,
        is_running=instance.is_running,
    )


def _rpo_in_region(points: Iterable[_Point], backup: Backup | None) -> Rpo:
    if backup is not None and backup.every is not None and backup.is_running:
        return Rpo(RpoKind.BOUNDED, at_most=backup.every + BACKUP_START_WINDOW)
    return _rpo_of_points(points)


def _rpo_of_points(points: Iterable[_Point]) -> Rpo:
    """Return what points made once give."""
    known = [point for point in points if not point[2]]
    complete = [moment for is_complete, moment, _ in known if is_complete]
    if complete:
        moments = [moment for moment in complete if moment is not None]
        return Rpo(RpoKind.SINCE, since=max(moments, default=None))
    return Rpo(RpoKind.PENDING if known else RpoKind.NONE)
