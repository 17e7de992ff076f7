"""What disks cost a month with their snapshots, copies and backups, before a change and after it.

A disk is priced as a whole: one of which some part has no price is named and left out of the
totals, on both sides, since a difference of parts would mislead.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.disk_meters import Unpriced, Usage, disk_usage
from azure_disk_analysis.check.links import key_of, raw_at
from azure_disk_analysis.check.points import Point, points_by_disk
from azure_disk_analysis.check.price_book import PriceBook, Quote
from azure_disk_analysis.check.report import CostChange, CostLine, Subject
from azure_disk_analysis.check.schedules import Schedule, schedules_by_disk
from azure_disk_analysis.check.side import Side
from azure_disk_analysis.deployment import Resource
from azure_disk_analysis.estate import Disk
from azure_disk_facts.prices import SNAPSHOT_METERS
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import SnapshotSku

_DAY = timedelta(days=1)


def cost(change: Change, now: datetime, book: PriceBook | None = None) -> CostChange:
    """Return what the estate costs a month, before and after, disk by disk.

    Snapshots whose disk is not in the stack have a line of their own.

    Args:
        change: what would happen.
        now: when the change would be carried out.
        book: prices and what they assume; the list prices if omitted.
    """
    prices = PriceBook() if book is None else book
    before = _Bill(change.side_before, now, prices)
    after = _Bill(change.side_after, now, prices)
    rows = [_Row(*each) for each in _rows(change, before, after)]
    whole = [row for row in rows if not row.missing]
    quotes = [*before.quotes.values(), *after.quotes.values()]
    lines = (CostLine(subject=row.subject, before=row.was, after=row.will_be) for row in rows)
    return CostChange(
        currency=prices.currency,
        prices_as_of=min((quote.as_of for quote in quotes), default=prices.oldest),
        prices_source="; ".join(sorted({quote.source for quote in quotes})) or "none was found",
        before=round(sum(row.was or 0 for row in whole), 2),
        after=round(sum(row.will_be or 0 for row in whole), 2),
        lines=tuple(sorted(lines, key=lambda line: (line.subject.name, line.subject.urn))),
        assumptions=assumptions(prices),
        not_priced=tuple(sorted({text for row in rows for text in row.missing})),
    )


def assumptions(book: PriceBook | None = None) -> tuple[str, ...]:
    """Return what the amounts rest on, each as a sentence without a period."""
    given = (PriceBook() if book is None else book).assumptions
    return (
        f"{given.used_share:.0%} of a disk's size holds data",
        f"{given.daily_change:.0%} of that data changes in a day",
        "of the incremental snapshots of a disk in a region the first holds all data, each later "
        "one what has changed since the one before",
        "a backup policy or a schedule holds all data once, and every change for as long as it "
        "keeps points; Azure Backup itself takes nothing for a disk",
        "left out: key operations, transactions, bandwidth of copies and exports, taxes, discounts",
        "totals are of the disks that have a price before and after",
    )


@dataclass(frozen=True)
class _Priced:
    """What the parts of one disk cost together."""

    amount: float = 0.0
    missing: tuple[str, ...] = ()


class _Bill:
    """What each disk of one side costs, by id."""

    def __init__(self, side: Side, now: datetime, book: PriceBook) -> None:
        self._side, self._book = side, book
        self._points = points_by_disk(side, now)
        self._schedules = schedules_by_disk(side)
        self._disks = {key_of(key): disk for key, disk in side.estate.disks.items()}
        self.quotes: dict[tuple[str, str], Quote] = {}
        """Prices that were found, by region and meter."""

    @property
    def strays(self) -> Iterator[tuple[str, Resource]]:
        """Ids of disks that are not there, each with the oldest of its snapshots that are."""
        return (
            (key, points[0].resource)
            for key, points in self._points.items()
            if key not in self._disks
        )

    def has(self, key: str) -> bool:
        """Tell whether a disk, or anything of it, is there."""
        return key in self._disks or key in self._points

    def price(self, key: str, name: str) -> _Priced:
        """Return what a disk costs with all that protects it."""
        amount, missing = 0.0, list[str]()
        for part in self._parts(key):
            if isinstance(part, Unpriced):
                missing.append(f"{name}: {part.what}")
                continue
            quote = self._quote(part)
            if quote is None:
                missing.append(f"{name}: {part.meter} in {part.location}")
            else:
                amount += quote.amount * part.units
        return _Priced(round(amount, 2), tuple(missing))

    def _quote(self, part: Usage) -> Quote | None:
        key = (part.location, part.meter)
        found = self.quotes.get(key) or self._book.find(*key)
        if found is not None:
            self.quotes[key] = found
        return found

    def _parts(self, key: str) -> Iterator[Usage | Unpriced]:
        disk = self._disks.get(key)
        if disk is not None:
            yield from disk_usage(disk, self._side.by_id[key])
            for schedule in self._schedules.get(key, ()):
                yield self._scheduled(disk, schedule)
        families: dict[str, list[Point]] = defaultdict(list)
        for point in self._points.get(key, ()):
            families[point.snapshot.location].append(point)
        size = None if disk is None else disk.size_gib
        for family in families.values():
            yield from self._family(family, size)

    def _scheduled(self, disk: Disk, schedule: Schedule) -> Usage | Unpriced:
        if disk.size_gib is None or not disk.location:
            return Unpriced("backups of unknown size or region")
        points = schedule.keeps / schedule.every
        held = 1 + points * self._changed(schedule.every)
        return Usage(disk.location, _STANDARD, disk.size_gib * held * self._share)

    def _family(self, points: Sequence[Point], disk_gib: int | None) -> Iterator[Usage | Unpriced]:
        """Yield what the snapshots of one disk in one region hold, oldest first."""
        earlier: Point | None = None
        for point in points:
            values = point.resource.properties
            own = values.get("diskSizeGB")
            size = own if isinstance(own, int | float) else disk_gib
            is_incremental = values.get("incremental") is True
            meter = _meter(values, is_incremental=is_incremental)
            if size is None or not point.snapshot.location or meter is None:
                yield Unpriced(f"snapshot {point.resource.logical_name}")
                continue
            held = 1.0
            if is_incremental:
                held = 1.0 if earlier is None else self._changed(_between(earlier, point))
                earlier = point
            yield Usage(point.snapshot.location, meter, size * held * self._share)

    @property
    def _share(self) -> float:
        return self._book.assumptions.used_share

    def _changed(self, length: timedelta) -> float:
        """Return the share of the data that changes in a time."""
        return min(1.0, self._book.assumptions.daily_change * (length / _DAY))


_STANDARD = SNAPSHOT_METERS[SnapshotSku.STANDARD_LRS]
"""What Azure Backup's snapshots are billed by; locally and zone-redundant ones cost the same."""
_METERS = {sku.value.lower(): meter for sku, meter in SNAPSHOT_METERS.items()}


def _meter(values: Mapping[str, object], *, is_incremental: bool) -> str | None:
    """Return the meter of a snapshot; one that names no SKU lies on standard storage (B4)."""
    name = None if values.get("sku") is None else raw_at(values, ("sku", "name"))
    meter = _STANDARD if values.get("sku") is None else _METERS.get(str(name).lower())
    # Incremental ones lie on standard storage whatever they are told.
    is_premium = meter == SNAPSHOT_METERS[SnapshotSku.PREMIUM_LRS]
    return _STANDARD if is_incremental and is_premium else meter


def _between(earlier: Point, later: Point) -> timedelta:
    if earlier.shows is None or later.shows is None:
        return _DAY
    return later.shows - earlier.shows


class _Row:
    """One disk on both sides."""

    def __init__(self, subject: Subject, before: _Priced | None, after: _Priced | None) -> None:
        self.subject = subject
        self.was = _amount(before)
        self.will_be = _amount(after)
        self.missing = [
            text for each in (before, after) if each is not None for text in each.missing
        ]


def _amount(priced: _Priced | None) -> float | None:
    return None if priced is None or priced.missing else priced.amount


def _rows(
    change: Change, before: _Bill, after: _Bill
) -> Iterator[tuple[Subject, _Priced | None, _Priced | None]]:
    for shown, was, will_be in _keys(change, before, after):
        name = shown.logical_name
        yield (
            change.subject(shown),
            before.price(was, name) if was and before.has(was) else None,
            after.price(will_be, name) if will_be and after.has(will_be) else None,
        )


def _keys(change: Change, before: _Bill, after: _Bill) -> Iterator[tuple[Resource, str, str]]:
    """Yield what a line is of, and its id before and after.

    Snapshots outlive their disk, so that a disk which goes or comes may have some on both sides.
    """
    seen_before, seen_after = set[str](), set[str]()
    for shown, old, new in change.pairs(DISK):
        was, will_be = key_of(old.id) if old else "", key_of(new.id) if new else ""
        was, will_be = was or will_be, will_be or was
        seen_before.add(was)
        seen_after.add(will_be)
        yield shown, was, will_be
    strays = {key: first for key, first in before.strays if key not in seen_before}
    strays |= {key: first for key, first in after.strays if key not in seen_after}
    for key, first in strays.items():
        yield first, key, key
