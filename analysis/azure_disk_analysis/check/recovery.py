"""How well each disk can be recovered, before a change and after it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.links import key_of
from azure_disk_analysis.check.points import Point, points_by_disk, spacing
from azure_disk_analysis.check.report import Recovery, RecoveryChange
from azure_disk_analysis.check.schedules import Schedule, schedules_by_disk
from azure_disk_analysis.check.side import Side
from azure_disk_analysis.estate import Disk
from azure_disk_facts.copies import COPY_GIB_PER_HOUR, copy_estimate
from azure_disk_facts.limits import BACKUP_START_WINDOW
from azure_disk_facts.regions import normalize_region, same_region
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import find_disk_sku

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Timing:
    """What an estimate takes for granted where Azure promises nothing."""

    restore: timedelta = timedelta(minutes=30)
    """To make a disk from a point and attach it."""
    unknown_size_gib: int = 1024
    """How large a disk is whose size nobody tells."""


def assumptions(timing: Timing | None = None) -> tuple[str, ...]:
    """Return what the figures rest on, each as a sentence without a period."""
    given = Timing() if timing is None else timing
    minutes = given.restore / timedelta(minutes=1)
    window = BACKUP_START_WINDOW / _HOUR
    return (
        f"making a disk from a point and attaching it takes {minutes:g} minutes",
        f"data is copied between regions, and into Premium SSD v2 and Ultra disks, at "
        f"{COPY_GIB_PER_HOUR} GiB an hour of the whole size",
        f"a disk of unknown size has {given.unknown_size_gib:,} GiB",
        f"a backup starts within {window:g} hours of its time",
        "a series goes on at the smallest distance of two of its points; a snapshot made once "
        "bounds no loss",
        "a copy belongs to its disk as long as the stack holds the snapshot that it was made from",
        "what was under way when the last deployment ended, copies above all, has succeeded",
        "a point without an expiry reaches back as far as it is old, a schedule as far as it keeps",
    )


def recovery(
    change: Change, now: datetime, timing: Timing | None = None
) -> tuple[RecoveryChange, ...]:
    """Return the disks whose recovery differs, and those that come and go, by name.

    Args:
        change: what would happen.
        now: the time to reckon ages by.
        timing: what estimates take for granted; the defaults if omitted.
    """
    given = Timing() if timing is None else timing
    before = _recoveries(change.side_before, now, given)
    after = _recoveries(change.side_after, now, given)
    rows = []
    for shown, old, new in change.pairs(DISK):
        was = None if old is None else before.get(key_of(old.id))
        will_be = None if new is None else after.get(key_of(new.id))
        if was != will_be:
            subject = change.subject(shown)
            rows.append(RecoveryChange(subject=subject, before=was, after=will_be))
    return tuple(sorted(rows, key=lambda row: (row.subject.name, row.subject.urn)))


def _recoveries(side: Side, now: datetime, timing: Timing) -> Mapping[str, Recovery]:
    """Return how each disk of a side can be recovered, by id."""
    points, schedules = points_by_disk(side, now), schedules_by_disk(side)
    return {
        key_of(key): _Protected(
            disk, points.get(key_of(key), []), schedules.get(key_of(key), []), now, timing
        ).recovery()
        for key, disk in side.estate.disks.items()
    }


@dataclass(frozen=True)
class _Protected:
    """One disk and what its data can be had back from."""

    disk: Disk
    points: Sequence[Point]
    schedules: Sequence[Schedule]
    now: datetime
    timing: Timing

    def recovery(self) -> Recovery:
        """Return what a report says of the disk."""
        loss = self._loss()
        reach = [each.keeps for each in self.schedules]
        reach += [found for each in self.points if (found := each.reach(self.now)) is not None]
        shown = [each.shows for each in self.points if each.shows is not None]
        return Recovery(
            rpo_hours=_in(_HOUR, loss),
            rto_hours=_in(_HOUR, self._time()),
            copies=len(self._elsewhere),
            regions=tuple(sorted(self._regions())),
            oldest_days=_in(_DAY, max(reach, default=None)),
            backed_up=any(each.is_backup for each in self.schedules),
            series=sum(each.is_declared and not each.snapshot.is_copy for each in self.points),
            newest_point=max(shown, default=None) if loss is None else None,
            rpo_other_region_hours=_in(_HOUR, self._loss_with_region()),
            rto_other_region_hours=_in(
                _HOUR, self.timing.restore + self._fill if self._elsewhere else None
            ),
        )

    @cached_property
    def _elsewhere(self) -> list[Point]:
        """Points in other regions; one whose region is not known is in none."""
        return [
            each
            for each in self.points
            if each.snapshot.location and not self._is_here(each.snapshot.location)
        ]

    @cached_property
    def _here(self) -> list[Point]:
        return [each for each in self.points if self._is_here(each.snapshot.location)]

    def _is_here(self, location: str) -> bool:
        return same_region(location, self.disk.location)

    @property
    def _copying(self) -> timedelta:
        size = self.disk.size_gib
        return copy_estimate(self.timing.unknown_size_gib if size is None else size)

    @property
    def _fill(self) -> timedelta:
        """How long until a snapshot, or a disk made from one, holds its data (rules B12, B19)."""
        facts = find_disk_sku(self.disk.sku)
        is_slow = facts is not None and facts.incremental_snapshots_only
        return self._copying if is_slow else timedelta(0)

    def _regions(self) -> Iterator[str]:
        here = [self.disk.location] if self.schedules else []
        for location in {*here, *(each.snapshot.location for each in self.points)}:
            if location:
                yield normalize_region(location)

    def _loss(self) -> timedelta | None:
        """Return the most that may be lost with the disk."""
        bounds = [each.every + each.late for each in self.schedules]
        bounds += [every for every in [self._series(self._here)] if every is not None]
        bounds = [bound + self._fill for bound in bounds]
        bounds += [bound for bound in [self._loss_with_region()] if bound is not None]
        return min(bounds, default=None)

    def _loss_with_region(self) -> timedelta | None:
        every = self._series(self._elsewhere)
        return None if every is None else every + self._fill + self._copying

    def _series(self, points: Iterable[Point]) -> timedelta | None:
        wanted = [each for each in points if each.is_of_series and each.is_declared]
        return spacing(wanted, self.now)

    def _time(self) -> timedelta | None:
        """Return how long it takes until the disk is back in its region."""
        if self.schedules or self._here:
            return self.timing.restore + self._fill
        if self._elsewhere:
            return self._copying + self.timing.restore + self._fill
        return None


def _in(unit: timedelta, length: timedelta | None) -> float | None:
    return None if length is None else round(length / unit, 2)
