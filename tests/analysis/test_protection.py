import json
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.estate import read_deployed_estate
from azure_disk_analysis.protection import (
    Backup,
    Copy,
    Protection,
    Rpo,
    RpoKind,
    protections,
)
from azure_disk_analysis.reporters.data import protection_data
from azure_disk_facts.backup import BACKUP_INTERVALS
from azure_disk_facts.durations import parse_duration
from azure_disk_simulator.azure import Azure
from tests.analysis import dev_stack, samples
from tests.analysis.samples import Row

NONE = Rpo(RpoKind.NONE)
PENDING = Rpo(RpoKind.PENDING)
BOUNDED = Rpo(RpoKind.BOUNDED, at_most=timedelta(hours=6))


def since(text: str | None) -> Rpo:
    return Rpo(RpoKind.SINCE, since=None if text is None else samples.moment(text))


def names(row: Protection) -> tuple[list[str], list[str]]:
    return [each.name for each in row.snapshots], [each.name for each in row.copies]


def test_no_disks_no_rows() -> None:
    assert samples.protections_of(samples.snapshot(), samples.backup_instance()) == ()


def test_an_absent_copy_snapshot_or_backup_protects_nothing() -> None:
    row = samples.protection_of(samples.disk())
    assert (row.snapshots, row.copies, row.backup, row.encryption_set) == ((), (), None, None)
    assert (row.rpo_in_region, row.rpo_other_region) == (NONE, NONE)


def test_a_disk_with_all_there_is() -> None:
    bare, web = samples.protections_of(*samples.everything())
    assert (bare.disk.name, web.disk.name) == ("bare", "web")
    assert names(bare) == ([], [])
    assert names(web) == (["monday", "tuesday"], ["copy", "copy2"])
    assert web.encryption_set is not None
    assert web.encryption_set.key_vault == "kv-bakery"
    assert web.backup == Backup(
        "four-hourly", timedelta(hours=4), "ProtectionConfigured", is_running=True
    )
    assert (web.rpo_in_region, web.rpo_other_region) == (BOUNDED, since(samples.MONDAY))


def test_a_copy_shows_the_moment_of_the_snapshot_that_was_copied() -> None:
    row = samples.protection_of(samples.disk(), samples.snapshot(), samples.copy())
    shown = samples.moment(samples.MONDAY)
    assert row.copies == (Copy("copy", samples.AWAY, 100.0, shown, "", is_complete=True),)


def test_a_copy_of_a_copy_is_a_copy_of_the_disk() -> None:
    rows = [samples.disk(), samples.snapshot(), samples.copy()]
    second = samples.copy("copy2", samples.snapshot_id("copy").upper(), timeCreated=None)
    row = samples.protection_of(*rows, second)
    assert names(row) == (["monday"], ["copy", "copy2"])
    assert row.copies[1].shows == samples.moment(samples.MONDAY)


def test_a_copy_within_the_region_shows_no_later_moment_than_its_source() -> None:
    again = samples.snapshot("again", samples.snapshot_id(), timeCreated=samples.WEDNESDAY)
    row = samples.protection_of(samples.disk(), samples.snapshot(), again)
    assert names(row) == (["monday", "again"], [])
    assert row.rpo_in_region == since(samples.MONDAY)


def test_a_copy_whose_source_is_not_known_belongs_to_no_disk() -> None:
    assert names(samples.protection_of(samples.disk(), samples.copy())) == ([], [])


def test_snapshots_that_name_each_other_belong_to_no_disk() -> None:
    one = samples.copy("one", samples.snapshot_id("two"))
    two = samples.copy("two", samples.snapshot_id("one"))
    assert names(samples.protection_of(samples.disk(), one, two)) == ([], [])


def test_points_stand_oldest_first_and_those_of_unknown_age_last() -> None:
    row = samples.protection_of(
        samples.disk(),
        samples.snapshot("b", timeCreated=None),
        samples.snapshot("late", timeCreated=samples.TUESDAY),
        samples.snapshot("a", timeCreated=None),
        samples.snapshot("early"),
    )
    assert names(row)[0] == ["early", "late", "a", "b"]
    assert row.rpo_in_region == since(samples.TUESDAY)


def test_the_newest_complete_point_counts() -> None:
    row = samples.protection_of(
        samples.disk(),
        samples.snapshot(),
        samples.snapshot("tuesday", timeCreated=samples.TUESDAY),
        samples.snapshot("wednesday", timeCreated=samples.WEDNESDAY, completionPercent=80),
    )
    assert row.rpo_in_region == since(samples.TUESDAY)


def test_a_point_of_unknown_age_counts_as_one() -> None:
    row = samples.protection_of(samples.disk(), samples.snapshot(timeCreated=None))
    assert row.rpo_in_region == since(None)


@pytest.mark.parametrize(
    ("properties", "percent", "rpo"),
    [
        ({"completionPercent": 99.9}, 99.9, PENDING),
        ({"completionPercent": None}, 100.0, since(samples.MONDAY)),
        ({"completionPercent": None, "provisioningState": "Creating"}, 0.0, PENDING),
        ({"completionPercent": None, "provisioningState": "Failed"}, 0.0, NONE),
        (
            {"completionPercent": 40, "copyCompletionError": {"errorCode": "CopySourceNotFound"}},
            40.0,
            NONE,
        ),
    ],
)
def test_what_a_copy_is_worth(properties: Row, percent: float, rpo: Rpo) -> None:
    """Rules B10 and B23."""
    row = samples.protection_of(samples.disk(), samples.snapshot(), samples.copy(**properties))
    assert row.copies[0].percent == percent
    assert row.rpo_other_region == rpo
    assert row.copies[0].is_complete is (rpo.kind is RpoKind.SINCE)


@pytest.mark.parametrize("location", ["westeurope", "WestEurope", "West Europe"])
def test_a_copy_in_the_disks_own_region_is_not_elsewhere(location: str) -> None:
    copy = samples.copy(location=location)
    row = samples.protection_of(samples.disk(), samples.snapshot(), copy)
    assert names(row)[1] == ["copy"]
    assert row.rpo_other_region == NONE


@pytest.mark.parametrize("interval", BACKUP_INTERVALS)
def test_a_schedule_bounds_the_loss_by_its_interval_and_two_hours(interval: str) -> None:
    """Rule E15: every schedule that disk backup takes."""
    row = samples.protection_of(
        samples.disk(), samples.backup_policy(samples.every(interval)), samples.backup_instance()
    )
    assert row.rpo_in_region == Rpo(
        RpoKind.BOUNDED, at_most=parse_duration(interval) + timedelta(hours=2)
    )
    assert row.rpo_other_region == NONE


def test_a_backup_under_a_policy_that_is_not_known_bounds_nothing() -> None:
    row = samples.protection_of(samples.disk(), samples.snapshot(), samples.backup_instance())
    assert row.backup == Backup("four-hourly", None, "ProtectionConfigured", is_running=True)
    assert row.rpo_in_region == since(samples.MONDAY)


@pytest.mark.parametrize("state", ["ConfiguringProtection", "BackupSchedulesSuspended", None])
def test_a_backup_that_does_not_run_bounds_nothing(state: str | None) -> None:
    instance = samples.backup_instance(currentProtectionState=state)
    row = samples.protection_of(samples.disk(), samples.backup_policy(), instance)
    assert row.backup is not None
    assert not row.backup.is_running
    assert row.rpo_in_region == NONE


@pytest.mark.parametrize("last", ["a", "z"])
def test_of_two_instances_of_a_disk_one_that_runs_counts(last: str) -> None:
    stopped = samples.backup_instance(last, currentProtectionState="ProtectionStopped")
    rows = [samples.disk(), samples.backup_policy(), samples.backup_instance("m"), stopped]
    assert samples.protection_of(*rows).rpo_in_region == BOUNDED
    assert samples.protection_of(*rows[::-1]).rpo_in_region == BOUNDED


@given(st.permutations([*samples.everything(), samples.in_other_group(samples.disk())]))
def test_the_order_of_resources_does_not_matter(rows: list[Row]) -> None:
    usual = samples.protections_of(*samples.everything(), samples.in_other_group(samples.disk()))
    assert samples.protections_of(*rows) == usual


def _words(rows: tuple[Protection, ...]) -> str:
    return json.dumps(protection_data(rows)).lower()


@given(st.integers(0, 2**32))
def test_ids_in_any_case_give_the_same_rows(seed: int) -> None:
    """Rule 0.5: Azure gives ids back in any case."""
    rows, random = samples.everything(), Random(seed)  # noqa: S311 - nothing secret
    recased = [samples.recased(row, random) for row in rows]
    assert _words(samples.protections_of(*recased)) == _words(samples.protections_of(*rows))


_PERCENTS = st.none() | st.floats(0, 100)
_STATES = st.sampled_from(["Succeeded", "Creating", "Failed", None])
_ERRORS = st.none() | st.just({"errorCode": "CopySourceNotFound", "errorMessage": "gone"})
_POINTS = st.lists(st.tuples(_PERCENTS, _STATES, _ERRORS), max_size=4)


def _properties(point: tuple[object, object, object]) -> Row:
    percent, state, error = point
    return {
        "completionPercent": percent,
        "provisioningState": state,
        "copyCompletionError": error,
    }


@given(_POINTS)
def test_a_failed_incomplete_or_absent_copy_never_counts_as_recoverable(
    points: list[tuple[object, object, object]],
) -> None:
    good = [point for point in points if point[1:] == ("Succeeded", None)]
    is_recoverable = any(percent in {None, 100} for percent, _, _ in good)
    copies = [samples.copy(f"c{index}", **_properties(each)) for index, each in enumerate(points)]
    row = samples.protection_of(samples.disk(), samples.snapshot(), *copies)
    assert (row.rpo_other_region == since(samples.MONDAY)) is is_recoverable
    assert is_recoverable or row.rpo_other_region in {PENDING, NONE}
    assert len(row.copies) == len(points)


@given(_POINTS)
def test_without_a_schedule_the_same_holds_in_the_region(
    points: list[tuple[object, object, object]],
) -> None:
    taken = [samples.snapshot(f"s{i}", **_properties(each)) for i, each in enumerate(points)]
    copied = [samples.copy(f"c{i}", f"{each['id']}") for i, each in enumerate(taken)]
    row = samples.protection_of(samples.disk(), *taken, *copied)
    is_recoverable = any(each.is_complete for each in row.snapshots)
    assert (row.rpo_in_region == since(samples.MONDAY)) is is_recoverable
    assert row.rpo_in_region.kind is not RpoKind.BOUNDED


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        yield azure


def test_the_dev_stack_is_protected_as_its_settings_say(azure: Azure) -> None:
    # Mocks run no error hooks, so nothing waits for the background copies of Ultra disks (B12).
    azure.settings.copy_base = azure.settings.copy_per_gib = timedelta(0)
    settings = dev_stack.settings()
    rows = samples.protections_of(*dev_stack.export(azure, settings))
    assert [row.disk.name.lower() for row in rows] == sorted(
        f"{settings['name']}-{name}" for name in settings["disks"]
    )
    for row in rows:
        _check(row, settings)


def _check(row: Protection, settings: Row) -> None:
    wanted = settings["disks"][row.disk.name.lower().removeprefix("bakery-")]
    policy = settings["backupPolicies"][wanted["backupPolicy"]]
    site = settings["sites"][wanted["site"]]
    assert (row.disk.sku, row.disk.size_gib) == (wanted["sku"], wanted["sizeGib"])
    assert row.disk.location == wanted["site"]
    assert row.disk.encryption_type == settings["encryption"]["type"]
    assert row.encryption_set is not None
    assert row.encryption_set.key_vault == site["keyVault"]
    assert row.backup == Backup(
        wanted["backupPolicy"],
        parse_duration(policy["every"]),
        "ProtectionConfigured",
        is_running=True,
    )
    assert row.rpo_in_region.at_most == parse_duration(policy["every"]) + timedelta(hours=2)
    (taken,) = row.snapshots
    copies = [(each.location, each.shows, each.percent) for each in row.copies]
    assert copies == [(region, taken.taken_at, 100.0) for region in wanted.get("copyTo", [])]
    expected = Rpo(RpoKind.SINCE, since=taken.taken_at) if copies else NONE
    assert row.rpo_other_region == expected


def test_copies_that_are_on_their_way_protect_once_they_have_arrived(azure: Azure) -> None:
    azure.settings.copy_base = timedelta(hours=12)
    settings = dev_stack.without_slow_snapshots(dev_stack.settings())
    exported = samples.resources_of(dev_stack.export(azure, settings))

    def kinds() -> set[tuple[bool, RpoKind]]:
        seen = tuple(each.seen_as(azure.get(each.id)) if each.id else each for each in exported)
        rows = protections(read_deployed_estate(seen))
        return {(bool(row.copies), row.rpo_other_region.kind) for row in rows}

    assert kinds() == {(True, RpoKind.PENDING), (False, RpoKind.NONE)}
    azure.advance(timedelta(hours=13))
    assert kinds() == {(True, RpoKind.SINCE), (False, RpoKind.NONE)}
