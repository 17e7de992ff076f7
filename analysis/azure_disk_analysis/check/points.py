"""The recovery points that snapshots and copies hold, by the disk whose data they show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from azure_disk_analysis.check.links import key_of, raw_at
from azure_disk_analysis.check.side import SOURCE_ID, Side
from azure_disk_analysis.deployment import Resource
from azure_disk_analysis.estate import Snapshot
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.snapshot_tags import EXPIRY_TAG, POINT_TAG
from azure_disk_policy.families.clock import moment

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Point:
    """One snapshot or copy, and the moment it shows."""

    resource: Resource
    snapshot: Snapshot
    shows: datetime | None
    """The moment whose data it holds; ``None``: nobody tells."""
    is_of_series: bool
    """Taken by a series, which goes on taking them."""
    is_declared: bool
    """The program declares it; else Azure merely keeps it."""
    kept_for: timedelta | None
    """From the moment it shows to its expiry; ``None``: it stays for good."""

    def reach(self, now: datetime) -> timedelta | None:
        """Return how far back it reaches: to its expiry where it has one, else its age."""
        if self.kept_for is not None or self.shows is None:
            return self.kept_for
        return max(now - self.shows, timedelta(0))


def points_by_disk(side: Side, now: datetime) -> Mapping[str, list[Point]]:
    """Return the points by the id of the disk, oldest first; failed ones are none.

    What the change makes is taken now. Disks need not be there any more.
    """
    return side.once((points_by_disk, now), lambda: _points_by_disk(side, now))


def _points_by_disk(side: Side, now: datetime) -> Mapping[str, list[Point]]:
    lineage = {key_of(each.id): each for each in (*side.gone, *side.of_type(SNAPSHOT)) if each.id}
    points: dict[str, list[Point]] = defaultdict(list)
    for key, snapshot in side.estate.snapshots.items():
        if snapshot.is_complete:
            first = _first(side.by_id[key_of(key)], lineage)
            # What was made from no disk, from a file for example, stands for itself.
            disk_id = _source(first) or key_of(first.id)
            points[disk_id].append(_point(side, snapshot, first, now))
    for found in points.values():
        found.sort(key=lambda each: _order(each.shows, each.snapshot.id))
    return points


def _order(shows: datetime | None, arm_id: str) -> tuple[bool, float, str]:
    return (shows is None, shows.timestamp() if shows is not None else 0.0, key_of(arm_id))


def _source(snapshot: Resource) -> str:
    found = raw_at(snapshot.properties, SOURCE_ID)
    return key_of(found) if isinstance(found, str) else ""


def _first(snapshot: Resource, lineage: Mapping[str, Resource]) -> Resource:
    """Follow a copy back to the snapshot of the disk, also where that one goes."""
    seen = set[str]()
    while (source := _source(snapshot)) in lineage and source not in seen:
        seen.add(source)
        snapshot = lineage[source]
    return snapshot


def _point(side: Side, snapshot: Snapshot, first: Resource, now: datetime) -> Point:
    resource = side.by_id[key_of(snapshot.id)]
    key = key_of(snapshot.id)
    stamp = _stamped(tag_of(first, POINT_TAG))
    shows = stamp or _taken(side, first)
    if shows is None and key_of(first.id) in side.made:
        shows = now
    expires = _expiry(tag_of(resource, EXPIRY_TAG))
    return Point(
        resource=resource,
        snapshot=snapshot,
        shows=shows,
        is_of_series=stamp is not None,
        is_declared=key not in side.left,
        kept_for=None if expires is None or shows is None else max(expires - shows, timedelta(0)),
    )


def tags_of(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield name, in lower case, and value of a resource's tags as far as both are texts."""
    tags = resource.properties.get("tags")
    for name, value in tags.items() if isinstance(tags, dict | Mapping) else ():
        if isinstance(name, str) and isinstance(value, str):
            yield name.lower(), value


def tag_of(resource: Resource, name: str) -> str | None:
    """Return a tag's value; names of tags don't differ by case alone in Azure."""
    return dict(tags_of(resource)).get(name.lower())


def _stamped(text: str | None) -> datetime | None:
    try:
        return datetime.strptime(text or "", _STAMP).replace(tzinfo=timezone.utc)
    except ValueError:
        return None


def _taken(side: Side, first: Resource) -> datetime | None:
    known = side.estate.snapshots.get(first.id.lower())
    if known is not None:
        return known.taken_at
    found = first.properties.get("timeCreated")
    return moment(found) if isinstance(found, str) else None


def _expiry(text: str | None) -> datetime | None:
    found = moment(text)
    if found is None or text is None or "T" in text.upper():
        return found
    return found + timedelta(days=1) - timedelta(seconds=1)


def spacing(points: list[Point], now: datetime) -> timedelta | None:
    """Return the time between two points of a series that goes on; ``None``: there is none.

    A series thins out with age, so that the smallest distance of two is its schedule's. One whose
    newest point is older than that is late, and its age counts.
    """
    moments = sorted({each.shows for each in points if each.shows is not None})
    if len(moments) < 2:
        return None
    distances = (later - earlier for earlier, later in pairwise(moments))
    return max(min(distances), now - moments[-1])
