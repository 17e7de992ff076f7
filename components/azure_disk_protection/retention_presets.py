"""Schedules by what one wants of them, for :class:`SnapshotSeriesArgs`."""

from azure_disk_protection.snapshot_series import SeriesScheduleArgs


def keep_last(count: int, *, every: str = "P1D", name: str = "last") -> SeriesScheduleArgs:
    """Return a schedule that keeps the newest points, however old they are."""
    return {"name": name, "every": every, "keep_last": count}


def keep_for(age: str, *, every: str = "P1D", name: str = "age") -> SeriesScheduleArgs:
    """Return a schedule that keeps points up to an age, an ISO 8601 duration such as ``P30D``."""
    return {"name": name, "every": every, "keep_for": age}


def grandfather_father_son(
    *, daily: int = 7, weekly: int = 4, monthly: int = 12, yearly: int = 0, name: str = "gfs"
) -> SeriesScheduleArgs:
    """Return a daily schedule that keeps the first point of the newest days, weeks and so on."""
    schedule: SeriesScheduleArgs = {"name": name, "every": "P1D"}
    if daily:
        schedule["keep_daily"] = daily
    if weekly:
        schedule["keep_weekly"] = weekly
    if monthly:
        schedule["keep_monthly"] = monthly
    if yearly:
        schedule["keep_yearly"] = yearly
    return schedule
