"""Simulated time: it moves only when a request or a caller moves it."""

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from azure_disk_simulator.store import Store

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""The moment a new state begins at."""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(moment: datetime) -> int:
    """Return a moment as microseconds since 1970, the form it is stored in."""
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return the moment of a stored number."""
    return _EPOCH + micros * _MICROSECOND


class Clock:
    """The clock of one simulated Azure; shared by every process that opened its state."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def now(self) -> datetime:
        """Return the simulated time, with its zone (UTC)."""
        with self._store.read():
            return self._store.now()

    def advance(self, by: timedelta) -> datetime:
        """Move time forward and return the new time.

        Raises:
            ValueError: a negative length; simulated time never runs back.
        """
        if by < timedelta(0):
            raise ValueError(f"advance: got {by}, allowed: zero or more; time never runs back")
        with self._store.write():
            self._store.pass_time(by)
            return self._store.now()
