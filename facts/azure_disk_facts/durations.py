"""ISO 8601 durations and repeating intervals, as Azure Backup and Key Vault write them.

Backup policies and key rotation use the small part of ISO 8601 that is read here: years,
months, weeks, days, hours, minutes, seconds, all whole numbers. A year counts 365 days and a
month 30, which is how the backup limits are reckoned (rule E15 and the rule catalogue).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_DURATION = re.compile(
    r"^P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?\Z",
    re.IGNORECASE,
)
_START = re.compile(
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})\Z"
)
_FRACTION = re.compile(r"\.(\d{1,7})")
_MAX_DIGITS = 9

UNIT_DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}
"""Days that a unit of a duration counts."""


class InvalidDuration(ValueError):
    """The text is not an ISO 8601 duration of the supported form."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not an ISO 8601 duration: write for example PT4H, P1D or P2Y"
        )


class InvalidInterval(ValueError):
    """The text is not a repeating interval of the form ``R/<start>/<duration>``."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not a repeating interval: write R/<start>/<duration>, "
            "for example R/2026-01-01T02:00:00+00:00/PT4H"
        )


def parse_duration(text: str) -> timedelta:
    """Return the length of an ISO 8601 duration; years are 365 days and months 30.

    Raises:
        InvalidDuration: not of that form, or too long to be meant.
    """
    match = _DURATION.match(text)
    if match is None or not any(match.groups()):
        raise InvalidDuration(text)
    parts = {unit: value or "0" for unit, value in match.groupdict().items()}
    if any(len(value) > _MAX_DIGITS for value in parts.values()):
        raise InvalidDuration(text)
    days = sum(int(parts[unit]) * length for unit, length in UNIT_DAYS.items())
    try:
        return timedelta(
            days=days,
            hours=int(parts["hours"]),
            minutes=int(parts["minutes"]),
            seconds=int(parts["seconds"]),
        )
    except OverflowError:
        raise InvalidDuration(text) from None


def format_duration(length: timedelta) -> str:
    """Return the shortest ISO 8601 text of a whole number of seconds: ``P1D``, ``PT4H``."""
    seconds = int(length.total_seconds())
    if seconds < 0 or length != timedelta(seconds=seconds):
        raise ValueError(f"not a whole, positive number of seconds: {length!r}")
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    date_part = f"{days}D" if days else ""
    time_part = "".join(
        f"{value}{unit}" for value, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if value
    )
    if not date_part and not time_part:
        return "PT0S"
    return "P" + date_part + (f"T{time_part}" if time_part else "")


def parse_timestamp(text: str) -> datetime:
    """Return the moment an extended ISO 8601 date-time names; an offset or ``Z`` is required.

    Raises:
        ValueError: not of the form that Azure Backup accepts (compact forms are refused, E15).
    """
    plain = _FRACTION.sub(lambda match: "." + match.group(1)[:6].ljust(6, "0"), text)
    try:
        if _START.match(text) is not None:
            return datetime.fromisoformat(plain.replace("Z", "+00:00"))
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a date-time of the form 2026-01-01T02:00:00+00:00")


def format_timestamp(moment: datetime) -> str:
    """Return a moment as ARM writes it: UTC, microseconds, ``+00:00``."""
    return moment.astimezone(timezone.utc).isoformat(timespec="microseconds")


@dataclass(frozen=True)
class RepeatingInterval:
    """``R/<start>/<duration>``: from a start, again and again (rule E15)."""

    start: datetime
    every: timedelta

    def __str__(self) -> str:
        start = self.start.isoformat(timespec="seconds")
        return f"R/{start}/{format_duration(self.every)}"


def parse_interval(text: str) -> RepeatingInterval:
    """Parse ``R/<start>/<duration>``.

    Raises:
        InvalidInterval: another shape, a compact start, or a duration of zero.
    """
    parts = text.split("/")
    if len(parts) != 3 or parts[0] != "R":
        raise InvalidInterval(text)
    try:
        interval = RepeatingInterval(parse_timestamp(parts[1]), parse_duration(parts[2]))
    except ValueError:
        raise InvalidInterval(text) from None
    if interval.every <= timedelta(0):
        raise InvalidInterval(text)
    return interval
