"""When a snapshot schedule runs, and what it keeps, from its inputs (rules B6, I2)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from azure_disk_facts.durations import InvalidDuration, parse_duration
from azure_disk_facts.workflows import Frequency
from azure_disk_protection.children import given_or

DEFAULT_KEEP_AT_LEAST = 2
DEFAULT_TIME_ZONE = "UTC"

_UNITS = (
    (Frequency.WEEK, timedelta(weeks=1)),
    (Frequency.DAY, timedelta(days=1)),
    (Frequency.HOUR, timedelta(hours=1)),
    (Frequency.MINUTE, timedelta(minutes=1)),
)


def frequency_of(every: str) -> tuple[Frequency, int] | None:
    """Return the unit and number of an interval; ``None`` when it is not of whole minutes.

    Seven days are a week: a weekly recurrence has days of the week beside hours and minutes.
    """
    try:
        length = parse_duration(every)
    except InvalidDuration:
        return None
    for frequency, unit in _UNITS:
        if length and not length % unit:
            return frequency, length // unit
    return None


def recurrence_of(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the recurrence of a workflow's trigger from checked inputs."""
    found = frequency_of(inputs["every"])
    if found is None:
        raise ValueError(inputs["every"])
    recurrence: dict[str, Any] = {
        "frequency": found[0].value,
        "interval": found[1],
        "startTime": inputs["start"],
        "timeZone": given_or(inputs.get("time_zone"), DEFAULT_TIME_ZONE),
    }
    times = {
        "hours": inputs.get("at_hours"),
        "minutes": inputs.get("at_minutes"),
        "weekDays": [day.value for day in given_or(inputs.get("on_days"), [])] or None,
    }
    schedule = {name: value for name, value in times.items() if value is not None}
    return {**recurrence, "schedule": schedule} if schedule else recurrence


def runs_within(length: timedelta, inputs: Mapping[str, Any]) -> int | None:
    """Return how many runs fall into a time; ``None`` when ``every`` is not right."""
    every = inputs.get("every")
    if not isinstance(every, str) or frequency_of(every) is None:
        return None
    times = [given_or(inputs.get(name), []) for name in ("at_hours", "at_minutes", "on_days")]
    at_once = 1
    for each in times:
        at_once *= len(each) or 1
    return -(-length // parse_duration(every)) * at_once


def retention_of(inputs: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many newest snapshots of a disk stay, and for how many seconds all do."""
    least = given_or(inputs.get("keep_at_least"), DEFAULT_KEEP_AT_LEAST)
    keep_for = inputs.get("keep_for")
    seconds = 0 if keep_for is None else int(parse_duration(keep_for).total_seconds())
    return max(least, given_or(inputs.get("keep_count"), 0)), seconds
