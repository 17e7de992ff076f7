"""The time that rules about dates go by: a parameter, so that a verdict can be repeated."""

import re
from datetime import datetime, time, timezone

import isodate

from azure_disk_policy.rule import Context, Parameter

NOW = Parameter(
    "now",
    # No format: the engine holds defaults against it too, and an empty text is no date-time.
    {"type": "string"},
    "",
    "the time to judge by, RFC 3339; empty: the time of the run",
)


_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt].+)?\Z")
"""Neither shortened nor week dates: nobody writes them meaning a day."""


def now(context: Context) -> datetime:
    """Return the time to judge by, with its zone; the clock's where none is configured."""
    return moment(context.parameters.text(NOW.name)) or datetime.now(timezone.utc)


def moment(text: str | None) -> datetime | None:
    """Return the time that an ISO 8601 date or RFC 3339 date-time tells, or ``None``.

    A date alone is its first moment; a time without a zone is in UTC.
    """
    if text is None or not _FULL_DATE.match(text):
        return None
    try:
        if "T" in text.upper():
            found: datetime = isodate.parse_datetime(text.upper())
        else:
            found = datetime.combine(isodate.parse_date(text), time())
        # Only here do offsets of a day and more come to light.
        return (
            found.astimezone(timezone.utc) if found.tzinfo else found.replace(tzinfo=timezone.utc)
        )
    except (ValueError, OverflowError):
        return None


def from_epoch(seconds: float | None) -> datetime | None:
    """Return the time that seconds since 1970 tell, as key attributes hold it, or ``None``."""
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, timezone.utc)
    except (OverflowError, OSError, ValueError):
        return None
