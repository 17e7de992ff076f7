"""Time divided into slots of one length, in which one point each is due."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAY = timedelta(days=1)
_FIRST_DAY = date(2000, 1, 3)
"""A Monday: weeks are counted from it."""

MIDNIGHT = time(0)


@dataclass(frozen=True)
class Slots:
    """Slots that begin at a time of day.

    Slots of whole days follow the clock of the time zone, so that they begin at the same time of
    day in summer and in winter; shorter ones are of equal length.
    """

    every: timedelta
    at: time = MIDNIGHT
    zone: tzinfo = timezone.utc

    def __post_init__(self) -> None:
        """Refuse slots of no length.

        Raises:
            ValueError: a length of zero or less.
        """
        if self.every <= timedelta(0):
            raise ValueError(f"every: got {self.every}, allowed: more than nothing")

    def of(self, moment: datetime) -> int:
        """Return the number of the slot a moment lies in."""
        if not self._is_in_days:
            return (moment - self.start(0)) // self.every
        clock = moment.astimezone(self.zone).replace(tzinfo=None)
        slot = (clock - self._first) // self.every
        # The clock shows an hour twice in autumn, so that it may be one slot off.
        while self.start(slot) > moment:
            slot -= 1
        while self.start(slot + 1) <= moment:
            slot += 1
        return slot

    def start(self, slot: int) -> datetime:
        """Return the moment a slot begins."""
        if self._is_in_days:
            return _on_clock(self._first + slot * self.every, self.zone)
        return _on_clock(self._first, self.zone) + slot * self.every

    def local_day(self, moment: datetime) -> date:
        """Return the day that the time zone's calendar shows."""
        return moment.astimezone(self.zone).date()

    @property
    def _first(self) -> datetime:
        return datetime.combine(_FIRST_DAY, self.at)

    @property
    def _is_in_days(self) -> bool:
        return self.every % _DAY == timedelta(0)


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the moment a day of a time zone begins."""
    return _on_clock(datetime.combine(day, MIDNIGHT), zone)


def find_zone(name: str) -> tzinfo | None:
    """Return a time zone by its name in the IANA list, or ``None``."""
    if name.upper() == "UTC":
        return timezone.utc
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _on_clock(shown: datetime, zone: tzinfo) -> datetime:
    return shown.replace(tzinfo=zone).astimezone(timezone.utc)
