from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.change import Action
from azure_disk_analysis.check.points import Point, points_by_disk, spacing, tag_of
from azure_disk_analysis.check.side import Side
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from tests.analysis import samples
from tests.analysis.check.changes import NOW, change, declared, existing

DISK = samples.disk_id().lower()
HOUR = timedelta(hours=1)


def points(side: Side, disk: str = DISK) -> list[Point]:
    return points_by_disk(side, NOW).get(disk, [])


def only(*rows: samples.Row) -> Point:
    (found,) = points(change(rows).side_before)
    return found


def test_points_stand_by_the_disk_oldest_first() -> None:
    rows = [samples.snapshot("tuesday", timeCreated=samples.TUESDAY), samples.snapshot()]
    found = points(change(rows).side_before)
    assert [each.snapshot.name for each in found] == ["monday", "tuesday"]
    assert found[0].shows == samples.moment(samples.MONDAY)


def test_a_copy_shows_the_moment_of_its_snapshot() -> None:
    rows = [samples.snapshot(), samples.copy(), samples.copy("copy2", samples.snapshot_id("copy"))]
    found = points(change(rows).side_before)
    assert {each.shows for each in found} == {samples.moment(samples.MONDAY)}
    assert len(found) == 3


def test_a_copy_is_followed_past_a_snapshot_that_goes() -> None:
    rows = [samples.snapshot(), samples.copy()]
    found = change(rows, actions={"monday": Action.DELETE})
    (point,) = points(found.side_after)
    assert point.snapshot.name == "copy"
    assert point.shows == samples.moment(samples.MONDAY)


def test_copies_that_run_in_a_circle_end() -> None:
    rows = [
        samples.copy("a", samples.snapshot_id("b")),
        samples.copy("b", samples.snapshot_id("a")),
    ]
    assert sum(map(len, points_by_disk(change(rows).side_before, NOW).values())) == 2


def test_what_was_made_from_no_disk_stands_for_itself() -> None:
    row = samples.snapshot(creationData={"createOption": "Import", "sourceUri": "https://x"})
    found = points_by_disk(change([row]).side_before, NOW)
    assert list(found) == [samples.snapshot_id().lower()]


def test_what_failed_is_no_point() -> None:
    assert points(change([samples.snapshot(provisioningState="Failed")]).side_before) == []


def test_a_point_of_a_series_shows_the_moment_it_stands_for() -> None:
    point = only(samples.snapshot(tags={"Point": "20260104T020000Z"}))
    assert point.is_of_series
    assert point.shows == datetime(2026, 1, 4, 2, tzinfo=timezone.utc)


@pytest.mark.parametrize("stamp", ["", "20260104", "soon", None, 3])
def test_another_tag_makes_no_series(stamp: object) -> None:
    point = only(samples.snapshot(tags={"point": stamp}))
    assert not point.is_of_series
    assert point.shows == samples.moment(samples.MONDAY)


def test_what_the_change_makes_is_taken_now() -> None:
    creation = {"createOption": "Copy", "sourceResourceId": samples.disk_id()}
    new = declared(types.SNAPSHOT, "new", {"creationData": creation})
    (point,) = points(change([samples.disk()], [existing(samples.disk()), new]).side_after)
    assert point.shows == NOW
    assert point.reach(NOW) == timedelta(0)


@pytest.mark.parametrize("created", [None, "yesterday", 3])
def test_nobody_may_tell_when_a_snapshot_was_taken(created: object) -> None:
    point = only(samples.snapshot(timeCreated=created))
    assert point.shows is None
    assert point.reach(NOW) is None


@pytest.mark.parametrize(
    ("expires", "kept_for"),
    [
        ("2026-01-08", timedelta(days=3, hours=18) - timedelta(seconds=1)),
        ("2026-01-08T06:00:00Z", timedelta(days=3)),
        ("2025-01-01", timedelta(0)),
        ("some day", None),
        (None, None),
    ],
)
def test_a_point_reaches_to_its_expiry(expires: str | None, kept_for: timedelta | None) -> None:
    point = only(samples.snapshot(tags={"expires-on": expires}))
    assert point.kept_for == kept_for
    assert point.reach(NOW) == (timedelta(days=5) if kept_for is None else kept_for)


def test_an_expiry_of_an_unknown_moment_tells_nothing() -> None:
    assert only(samples.snapshot(timeCreated=None, tags={"expires-on": "2026-01-08"})).kept_for is (
        None
    )


def test_what_is_forgotten_is_declared_no_longer() -> None:
    found = change([samples.snapshot()], actions={"monday": Action.FORGET})
    assert not points(found.side_after)[0].is_declared
    assert points(found.side_before)[0].is_declared


@pytest.mark.parametrize("tags", [None, "text", {}, {"Keep": 3}])
def test_tags_may_be_missing(tags: object) -> None:
    assert tag_of(Resource("urn", "t:m:T", outputs={"tags": tags}), "keep") is None


def at(*hours: float, **changes: Any) -> list[Point]:
    snapshot = only(samples.snapshot())
    return [
        Point(
            **{**vars(snapshot), "shows": NOW - hour * HOUR, "is_of_series": True, **changes},
        )
        for hour in hours
    ]


def test_one_point_has_no_distance() -> None:
    assert spacing([], NOW) is None
    assert spacing(at(3), NOW) is None
    assert spacing(at(3, 3), NOW) is None
    assert spacing(at(3, 5, shows=None), NOW) is None


def test_the_smallest_distance_is_that_of_the_schedule() -> None:
    assert spacing(at(0, 4, 8, 24, 48), NOW) == 4 * HOUR


def test_a_series_that_is_late_has_the_age_of_its_newest_point() -> None:
    assert spacing(at(30, 34, 38), NOW) == 30 * HOUR


@given(st.lists(st.integers(0, 1000), min_size=1), st.integers(0, 1000))
def test_with_a_point_less_the_distance_never_shrinks(hours: list[int], less: int) -> None:
    fewer = hours[:less] + hours[less + 1 :]
    with_it, without_it = spacing(at(*hours), NOW), spacing(at(*fewer), NOW)
    if without_it is not None:
        assert with_it is not None
        assert with_it <= without_it
