"""Which points of a series of snapshots are kept, by whom and until when: pure, on plain data.

A schedule divides time into slots, and its gfs levels divide it into days, weeks, months and
years of a time zone. The first point of a division stands for it, and the newest divisions are
kept. So a point that is released once is never wanted again, whatever comes later.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import TypeVar

from azure_disk_facts.limits import (
    MAX_INCREMENTAL_SNAPSHOTS_PER_DISK,
    MAX_SNAPSHOTS_PER_WINDOW,
    SNAPSHOT_WINDOW,
)
from azure_disk_facts.slots import Slots, start_of_day
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="B6, B17",
    reference="disks-incremental-snapshots.md: limits of a disk; retention is this project's own",
    as_of=date(2026, 11, 1),
)

_Period = TypeVar("_Period")


class Level(str, Enum):
    """Why a point is kept."""

    LAST = "last"
    AGE = "age"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    NEWEST = "newest"
    """The newest point is never released, whatever the schedules say."""
    IN_USE = "in use"
    """Something reads it: a copy in another region that is not complete (rule B10)."""
    SOURCE_GONE = "disk gone"
    """Its disk is gone, so that nothing like it can be taken again."""


@dataclass(frozen=True)
class Schedule:
    """How often a point is due, and how long the points of its divisions stay."""

    name: str
    slots: Slots
    keep_last: int = 0
    keep_for: timedelta | None = None
    keep_daily: int = 0
    keep_weekly: int = 0
    keep_monthly: int = 0
    keep_yearly: int = 0


@dataclass(frozen=True)
class Hold:
    """One reason to keep a point."""

    level: Level
    schedule: str = ""
    until: datetime | None = None
    """Earliest moment at which this reason may be gone; ``None`` when nobody can tell."""


@dataclass(frozen=True)
class Planned:
    """What becomes of one point."""

    point: datetime
    holds: tuple[Hold, ...]

    @property
    def is_kept(self) -> bool:
        """Whether anything wants the point; else it is released."""
        return bool(self.holds)

    @property
    def until(self) -> datetime | None:
        """Earliest moment at which it may be released; ``None`` when nobody can tell."""
        ends = [hold.until for hold in self.holds]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    def keeping_on(self) -> "Planned":
        """Return the same point with a reason to stay, as nothing like it can be taken again."""
        return Planned(self.point, (*self.holds, Hold(Level.SOURCE_GONE)))


@dataclass(frozen=True)
class Series:
    """The points of a series, and the moment they are looked at."""

    points: tuple[datetime, ...]
    as_of: datetime
    in_use: tuple[datetime, ...] = ()
    """Points that are being copied, which stay whatever the schedules say."""


def point_stamp(point: datetime) -> str:
    """Return a point as names have it: ``20260101T020000Z``."""
    return point.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def plan(schedules: Iterable[Schedule], series: Series) -> tuple[Planned, ...]:
    """Return what becomes of each point, oldest first."""
    points = sorted(set(series.points))
    holds: dict[datetime, list[Hold]] = {point: [] for point in points}
    for schedule in schedules:
        for point, hold in _holds(schedule, points, series.as_of):
            holds[point].append(hold)
    for point in series.in_use:
        if point in holds:
            holds[point].append(Hold(Level.IN_USE))
    if points:
        holds[points[-1]].append(Hold(Level.NEWEST))
    return tuple(Planned(point, tuple(found)) for point, found in holds.items())


def rotate(
    schedules: Sequence[Schedule], series: Series, released: Iterable[datetime]
) -> tuple[datetime, ...]:
    """Return the next list of points: with the one that is due, without those that may go now.

    A point goes in two steps: a deployment shows it as released, and only the list after that
    leaves it out, so that the next deployment deletes it. ``released`` are those that the last
    deployment showed as such.
    """
    shown = set(released)
    planned = plan(schedules, series)
    points = [each.point for each in planned if each.is_kept or each.point not in shown]
    if is_due(schedules, points, series.as_of):
        points.append(series.as_of)
    return tuple(points)


def is_due(schedules: Iterable[Schedule], points: Sequence[datetime], as_of: datetime) -> bool:
    """Tell whether the present slot of any schedule has no point yet."""
    if not points:
        return True
    newest = max(points)
    return any(each.slots.of(newest) < each.slots.of(as_of) for each in schedules)


def most_points(schedules: Iterable[Schedule]) -> int:
    """Return how many points there may come to be, with those that are about to go."""
    return sum(_most(schedule) + 1 for schedule in schedules) + 1


def is_too_many(count: int) -> bool:
    """Tell whether Azure takes no so many incremental snapshots of one disk (rule B6)."""
    return count > MAX_INCREMENTAL_SNAPSHOTS_PER_DISK


def too_close(points: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return the points that Azure's limit of seven in five minutes refuses (rule B6)."""
    ordered = sorted(points)
    step = MAX_SNAPSHOTS_PER_WINDOW
    pairs = zip(ordered, ordered[step:], strict=False)
    return tuple(late for early, late in pairs if late - early < SNAPSHOT_WINDOW)


def _most(schedule: Schedule) -> int:
    by_age = 0
    if schedule.keep_for is not None:
        by_age = -(-schedule.keep_for // schedule.slots.every) + 1
    levels = (schedule.keep_daily, schedule.keep_weekly, schedule.keep_monthly)
    return max(schedule.keep_last, by_age) + sum(levels) + schedule.keep_yearly


def _holds(
    schedule: Schedule, points: list[datetime], as_of: datetime
) -> Iterator[tuple[datetime, Hold]]:
    slots = schedule.slots
    firsts = _firsts(points, slots.of)
    for slot, point in _newest(firsts, schedule.keep_last):
        yield point, Hold(Level.LAST, schedule.name, slots.start(slot + schedule.keep_last))
    if schedule.keep_for is not None:
        for point in firsts.values():
            end = point + schedule.keep_for
            if end > as_of:
                yield point, Hold(Level.AGE, schedule.name, end)
    for level, count, begin in _levels(schedule):
        periods = _firsts(points, _period_of(slots, begin))
        for period, point in _newest(periods, count):
            end = start_of_day(begin(period, count), slots.zone)
            yield point, Hold(level, schedule.name, end)


def _levels(schedule: Schedule) -> tuple[tuple[Level, int, Callable[[date, int], date]], ...]:
    return (
        (Level.DAILY, schedule.keep_daily, day_after),
        (Level.WEEKLY, schedule.keep_weekly, week_after),
        (Level.MONTHLY, schedule.keep_monthly, month_after),
        (Level.YEARLY, schedule.keep_yearly, year_after),
    )


def _period_of(slots: Slots, begin: Callable[[date, int], date]) -> Callable[[datetime], date]:
    return lambda point: begin(slots.local_day(point), 0)


def _firsts(
    points: list[datetime], period: Callable[[datetime], _Period]
) -> dict[_Period, datetime]:
    found: dict[_Period, datetime] = {}
    for point in points:
        found.setdefault(period(point), point)
    return found


def _newest(firsts: dict[_Period, datetime], count: int) -> list[tuple[_Period, datetime]]:
    return list(firsts.items())[-count:] if count else []


def day_after(day: date, days: int) -> date:
    """Return the day so many days later."""
    return day + timedelta(days=days)


def week_after(day: date, weeks: int) -> date:
    """Return the Monday of the week so many weeks later."""
    return day + timedelta(days=7 * weeks - day.weekday())


def month_after(day: date, months: int) -> date:
    """Return the first day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def year_after(day: date, years: int) -> date:
    """Return the first day of the year so many years later."""
    return date(day.year + years, 1, 1)
