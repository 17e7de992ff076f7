"""Series of snapshots: schedules, points and the limits of a disk (rule B6)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta, timezone, tzinfo
from typing import Any

from azure_disk_facts.durations import InvalidDuration, parse_duration, parse_timestamp
from azure_disk_facts.limits import (
    MAX_INCREMENTAL_SNAPSHOTS_PER_DISK,
    MAX_SNAPSHOTS_PER_WINDOW,
    SNAPSHOT_WINDOW,
)
from azure_disk_facts.names import COMPUTE_NAME
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.retention import (
    Schedule,
    Series,
    is_too_many,
    most_points,
    point_stamp,
    too_close,
)
from azure_disk_facts.slots import MIDNIGHT, Slots, find_zone
from azure_disk_protection.checks.given import Given, check_imports
from azure_disk_protection.checks.snapshot import snapshot_problems
from azure_disk_protection.problems import Problem
from azure_disk_protection.reading import join, schema_case

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\Z")
_COUNTS = ("keep_last", "keep_daily", "keep_weekly", "keep_monthly", "keep_yearly")
_LEAST_EVERY, _MOST_EVERY = SNAPSHOT_WINDOW, parse_duration("P10Y")
_YEARS = range(2000, 3000)
"""Years that calendars can be reckoned in, with room before and after."""
_PREFIX = "up to 63 letters, digits, '_', '.' or '-'"
_POINT = "a moment such as 2026-01-01T02:00:00Z"

POINTS, AS_OF, COPYING = "points", "as_of", "copying"


def series_problems(values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what is wrong with a series, and what Azure would refuse about its snapshots."""
    given = Given(values, path)
    found = [*_check_schedules(given, path), *_check_points(given, path), *_check_zone(given)]
    found += _check_prefix(given)
    roles = {f"{stamp}-snapshot": SNAPSHOT.arm_type for stamp in _stamps(values)}
    found += check_imports(**roles)(given)
    shared = {name: value for name, value in values.items() if name != "imports"}
    return found + snapshot_problems(shared, path)


def read_series(values: Mapping[str, Any]) -> tuple[tuple[Schedule, ...], Series]:
    """Return the schedules and the points of checked inputs."""
    zone = _zone(values.get("time_zone"))
    schedules = tuple(
        Schedule(
            each["name"],
            Slots(parse_duration(each["every"]), _clock(each.get("at")) or MIDNIGHT, zone),
            keep_for=_length(each.get("keep_for")),
            **{name: each[name] for name in _COUNTS if each.get(name) is not None},
        )
        for each in values["schedules"]
    )
    points, in_use = (_moments(values.get(name)) for name in (POINTS, COPYING))
    return schedules, Series(points, parse_timestamp(values[AS_OF]), in_use)


def _zone(name: str | None) -> tzinfo:
    found = None if name is None else find_zone(name)
    return timezone.utc if found is None else found


def _moments(texts: Sequence[str] | None) -> tuple[datetime, ...]:
    return tuple(parse_timestamp(text) for text in texts or ())


def _stamps(values: Mapping[str, Any]) -> Iterator[str]:
    for text in values.get(POINTS) or ():
        moment = _moment(text)
        if moment is not None:
            yield point_stamp(moment)


def _moment(text: object) -> datetime | None:
    try:
        moment = parse_timestamp(str(text))
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def _length(text: object) -> timedelta | None:
    try:
        return None if text is None else parse_duration(str(text))
    except InvalidDuration:
        return None


def _clock(text: object) -> time | None:
    found = _TIME.match(str(text))
    return None if found is None else time(int(found[1]), int(found[2]))


def _check_prefix(given: Given) -> Iterator[Problem]:
    prefix = given.text("name_prefix")
    if prefix is not None and not _begins_a_name(prefix):
        yield given.problem("name_prefix", _PREFIX, "choose another one")


def default_prefix_problems(name: str, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Return what is wrong with a component's name, where names in Azure begin with it (A18)."""
    given = Given(values)
    if not given.has("name_prefix") and not _begins_a_name(name):
        yield given.problem(
            "name_prefix", _PREFIX, f"the resource's name, {name!r}, begins no name, give another"
        )


def _begins_a_name(prefix: str) -> bool:
    return COMPUTE_NAME.accepts(f"{prefix}-20260101T020000Z")


def _check_zone(given: Given) -> Iterator[Problem]:
    name = given.text("time_zone")
    if name is not None and find_zone(name) is None:
        yield given.problem("time_zone", "a name such as Europe/Berlin or UTC", "correct the name")


def _check_schedules(given: Given, path: str) -> Iterator[Problem]:
    schedules = given.known("schedules") or []
    if not schedules:
        yield given.problem("schedules", "at least one schedule", "say how often and how long")
    names = [each.get("name") for each in schedules]
    for number, each in enumerate(schedules):
        below = Given(each, join(path, f"schedules[{number}]"))
        yield from _check_schedule(below)
        if names.index(each.get("name")) < number:
            yield below.problem("name", "each name once", "choose another name")
    are_read = all(Given(each).text("every") is not None for each in schedules)
    if are_read and not any([*_check_schedule(Given(each))] for each in schedules):
        yield from _check_most(given, schedules)


def _check_most(given: Given, schedules: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    read, _ = read_series({"schedules": schedules, AS_OF: "2026-01-01T00:00:00Z"})
    most = most_points(read)
    if is_too_many(most):
        yield given.problem(
            "schedules",
            f"schedules that keep up to {MAX_INCREMENTAL_SNAPSHOTS_PER_DISK} points, not {most}",
            "Azure takes no more incremental snapshots of a disk, keep fewer",
        )


def _check_schedule(given: Given) -> Iterator[Problem]:
    every, at = given.text("every"), given.text("at")
    length = _length(every)
    if every is not None and (length is None or length < _LEAST_EVERY):
        yield given.problem(
            "every", "an ISO 8601 duration of PT5M or more, for example PT4H or P1D", "correct it"
        )
    elif length is not None and length > _MOST_EVERY:
        yield given.problem("every", "P10Y or less", "choose a shorter time between two points")
    if at is not None and _clock(at) is None:
        yield given.problem("at", "a time of day, 00:00 to 23:59", "correct it")
    age = given.text("keep_for")
    if age is not None and not _length(age):
        yield given.problem("keep_for", "an ISO 8601 duration, for example P30D", "correct it")
    for name in _COUNTS:
        count = given.number(name)
        if count is not None and count < 1:
            yield given.problem(name, "1 or more", "remove it to keep none by it")
    if not any(given.has(name) for name in (*_COUNTS, "keep_for")):
        names = ", ".join(schema_case(name) for name in (*_COUNTS, "keep_for"))
        yield given.problem("keep_last", f"at least one of {names}", "say how long points stay")


def _check_points(given: Given, path: str) -> Iterator[Problem]:
    texts, as_of = given.known(POINTS) or [], _moment(given.known(AS_OF))
    if given.text(AS_OF) is not None and as_of is None:
        yield given.problem(AS_OF, _POINT, "correct it")
    seen: dict[str, datetime] = {}
    for number, text in enumerate(texts):
        point, place = _moment(text), join(path, f"{POINTS}[{number}]")
        if point is None:
            yield Problem(place, text, _POINT, "correct it")
        elif point_stamp(point) in seen:
            yield Problem(place, text, "each moment once", "remove it")
        elif as_of is not None and point > as_of:
            yield Problem(place, text, f"a moment up to asOf, {given.known(AS_OF)}", "move asOf on")
        if point is not None:
            seen[point_stamp(point)] = point
    yield from _check_limits(given, list(seen.values()))
    for number, text in enumerate(given.known(COPYING) or []):
        point = _moment(text)
        if point is None or point_stamp(point) not in seen:
            place = join(path, f"{COPYING}[{number}]")
            yield Problem(place, text, "one of the points", "add it to points, or remove it")


def _check_limits(given: Given, points: list[datetime]) -> Iterator[Problem]:
    if is_too_many(len(points)):
        yield given.problem(
            POINTS,
            f"up to {MAX_INCREMENTAL_SNAPSHOTS_PER_DISK}",
            f"there are {len(points)}, and Azure takes no more of a disk; remove released ones",
        )
    for point in too_close(points):
        yield given.problem(
            POINTS,
            f"up to {MAX_SNAPSHOTS_PER_WINDOW} points within five minutes",
            f"Azure takes no more of a disk, remove {point_stamp(point)}",
        )
