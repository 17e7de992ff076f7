from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.recovery import Timing, assumptions, recovery
from azure_disk_analysis.check.report import Recovery, RecoveryChange
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from tests.analysis import samples
from tests.analysis.check.changes import (
    NOW,
    change,
    declared,
    deleting,
    existing,
    unknown,
    with_inputs,
)
from tests.analysis.check.recoverable import (
    BACKUP,
    NOTHING,
    POLICY,
    SNAPSHOTS,
    deployment,
    is_worse_or_same,
    taken,
)
from tests.analysis.check.test_schedules import retention, tagged, workflow
from tests.analysis.samples import Row


def rows(found: Change) -> tuple[RecoveryChange, ...]:
    return recovery(found, NOW)


def only(found: Change, timing: Timing | None = None) -> RecoveryChange:
    (row,) = recovery(found, NOW, timing)
    return row


def now_of(*given_rows: Row | Resource) -> Recovery:
    """Return how the only disk of a deployment can be recovered: all of it is to go."""
    before = only(change(given_rows, after=())).before
    assert before is not None
    return before


def test_a_disk_without_any_point_can_not_be_recovered() -> None:
    assert now_of(samples.disk()) == NOTHING


def test_a_backed_up_disk() -> None:
    assert now_of(samples.disk(), *BACKUP) == Recovery(
        rpo_hours=6,  # four hours and the two within which a backup starts
        rto_hours=0.5,
        copies=0,
        regions=("westeurope",),
        oldest_days=7,
        backed_up=True,
        series=0,
    )


def test_a_snapshot_made_once_bounds_nothing() -> None:
    assert now_of(samples.disk(), samples.snapshot()) == Recovery(
        rpo_hours=None,
        rto_hours=0.5,
        copies=0,
        regions=("westeurope",),
        oldest_days=5,
        backed_up=False,
        series=1,
        newest_point=samples.moment(samples.MONDAY),
    )


def test_a_series_goes_on_as_it_did() -> None:
    found = now_of(samples.disk(), taken(2), taken(6), taken(26), taken(50))
    assert found.rpo_hours == 4
    assert found.newest_point is None
    assert found.series == 4
    assert found.oldest_days == 2.08


def after_losing(found: Change, timing: Timing | None = None) -> Recovery:
    after = only(found, timing).after
    assert after is not None
    return after


def test_a_copy_restores_what_its_region_has_lost() -> None:
    copy = samples.copy(tags={"expires-on": "2026-02-04T06:00:00Z"})
    given_rows = [samples.disk(), samples.snapshot(), copy]
    assert after_losing(change(given_rows, actions=deleting("monday"))) == Recovery(
        rpo_hours=None,
        # 64 GiB back in about 13 minutes, then the restore.
        rto_hours=0.71,
        copies=1,
        regions=("northeurope",),
        oldest_days=30,
        backed_up=False,
        series=0,
        newest_point=samples.moment(samples.MONDAY),
        rto_other_region_hours=0.5,
    )


def test_a_copy_whose_snapshot_is_long_gone_belongs_to_no_known_disk() -> None:
    assert now_of(samples.disk(), samples.copy()) == NOTHING


def test_copies_of_a_series_bound_the_loss_of_the_region() -> None:
    series = [taken(2, "a"), taken(26, "b")]
    copies = [
        samples.copy("ca", samples.snapshot_id("a")),
        samples.copy("cb", samples.snapshot_id("b")),
    ]
    found = now_of(samples.disk(), *series, *copies)
    assert found.rpo_hours == 24
    assert found.rpo_other_region_hours == 24.21
    assert (found.copies, found.series, found.regions) == (2, 2, ("northeurope", "westeurope"))


def test_where_only_copies_go_on_they_bound_the_loss_of_the_disk_too() -> None:
    series = [taken(1, "a"), taken(25, "b")]
    copies = [samples.copy(f"c{name}", samples.snapshot_id(name)) for name in "ab"]
    found = after_losing(change([samples.disk(), *series, *copies], actions=deleting("a", "b")))
    assert found.rpo_hours == found.rpo_other_region_hours == 24.21


def test_slow_disks_and_their_snapshots_are_filled_first() -> None:
    slow = samples.disk(sku={"name": "PremiumV2_LRS"}, diskSizeGB=1000)
    found = now_of(slow, *BACKUP)
    filling = 5 / 60 + 2
    assert found.rpo_hours == round(6 + filling, 2)
    assert found.rto_hours == round(0.5 + filling, 2)


def test_a_disk_of_unknown_size_counts_as_large_as_is_said() -> None:
    given_rows = [samples.disk(diskSizeGB=None), samples.snapshot(), samples.copy()]
    found = change(given_rows, actions=deleting("monday"))
    assert after_losing(found).rto_hours == 2.63
    timing = Timing(restore=timedelta(hours=2), unknown_size_gib=0)
    assert after_losing(found, timing).rto_hours == 2.08


def test_a_workflow_counts_as_a_schedule() -> None:
    found = now_of(tagged(), workflow())
    assert (found.rpo_hours, found.oldest_days, found.backed_up) == (24, 7, False)
    assert found.regions == ("westeurope",)


def test_the_best_schedule_counts() -> None:
    found = now_of(tagged(), workflow(), *BACKUP)
    assert (found.rpo_hours, found.oldest_days, found.backed_up) == (6, 7, True)


def test_a_region_that_nobody_tells_is_none() -> None:
    found = now_of(samples.disk(), samples.snapshot(), samples.copy(location=None))
    assert (found.copies, found.regions) == (0, ("westeurope",))
    assert found.rto_other_region_hours is None


def test_what_does_not_change_is_not_reported() -> None:
    assert rows(change(samples.everything())) == ()


def test_without_its_backup_a_disk_is_worse_off() -> None:
    found = only(change([samples.disk(), *BACKUP], actions=deleting("web-backup")))
    assert found.subject.name == "web"
    assert found.before is not None
    assert found.before.backed_up
    assert found.after == NOTHING


def test_a_backup_that_is_retained_goes_on() -> None:
    instance = {**samples.backup_instance(), "retainOnDelete": True}
    found = change([samples.disk(), POLICY, instance], actions=deleting("web-backup"))
    assert rows(found) == ()


def test_a_longer_interval_shows() -> None:
    before = existing({**POLICY, "inputs": POLICY["outputs"]})
    slower = samples.backup_policy(samples.every("P1D"), retention("Default", "P30D"))
    after = with_inputs(before, **slower["outputs"])
    rest = [samples.disk(), samples.backup_instance()]
    row = only(change([*rest, before], [*rest, after], {"four-hourly": Action.UPDATE}))
    assert row.before is not None
    assert row.after is not None
    assert (row.before.rpo_hours, row.after.rpo_hours) == (6, 26)
    assert (row.before.oldest_days, row.after.oldest_days) == (7, 30)


def test_points_that_the_program_forgets_stay_and_go_on_no_longer() -> None:
    series = [taken(2, "a"), taken(6, "b")]
    found = change([samples.disk(), *series], actions=dict.fromkeys("ab", Action.FORGET))
    after = after_losing(found)
    assert (after.rpo_hours, after.series, after.rto_hours) == (None, 0, 0.5)
    assert after.newest_point == NOW - timedelta(hours=2)


def test_a_new_disk_with_all_that_protects_it() -> None:
    """In a first preview every id is unknown; dependencies tell what belongs together."""
    disk = declared(
        types.DISK,
        "new",
        {"location": "West Europe", "diskSizeGB": 64, "sku": {"name": "Premium_LRS"}},
    )
    creation = {"createOption": "Copy", "sourceResourceId": unknown()}
    snapshot = declared(
        types.SNAPSHOT, "point", {"creationData": creation}, needs=frozenset({disk.urn})
    )
    creation = {"createOption": "CopyStart", "sourceResourceId": unknown()}
    copy = declared(
        types.SNAPSHOT,
        "copy",
        {"creationData": creation, "location": samples.AWAY},
        needs=frozenset({snapshot.urn}),
    )
    policy = declared(
        types.BACKUP_POLICY, "policy", {"properties": POLICY["outputs"]["properties"]}
    )
    instance = declared(
        types.BACKUP_INSTANCE,
        "backup",
        {"properties": {"dataSourceInfo": unknown(), "policyInfo": {"policyId": unknown()}}},
        needs=frozenset({disk.urn, policy.urn}),
    )
    row = only(change(after=[disk, snapshot, copy, policy, instance]))
    assert row.before is None
    assert row.after == Recovery(
        rpo_hours=6,
        rto_hours=0.5,
        copies=1,
        regions=("northeurope", "westeurope"),
        oldest_days=7,
        backed_up=True,
        series=1,
        rto_other_region_hours=0.5,
    )


def test_disks_that_come_and_go_are_reported_by_name() -> None:
    new = declared(types.DISK, "a", {"location": samples.HOME})
    found = rows(change([samples.disk("z"), samples.disk()], [existing(samples.disk()), new]))
    assert [(row.subject.name, row.before, row.after) for row in found] == [
        ("a", None, NOTHING),
        ("z", NOTHING, None),
    ]


def test_assumptions_are_stated() -> None:
    assert assumptions(Timing(timedelta(hours=1), 2048)) == (
        "making a disk from a point and attaching it takes 60 minutes",
        "data is copied between regions, and into Premium SSD v2 and Ultra disks, at 500 GiB an "
        "hour of the whole size",
        "a disk of unknown size has 2,048 GiB",
        "a backup starts within 2 hours of its time",
        "a series goes on at the smallest distance of two of its points; a snapshot made once "
        "bounds no loss",
        "a copy belongs to its disk as long as the stack holds the snapshot that it was made from",
        "what was under way when the last deployment ended, copies above all, has succeeded",
        "a point without an expiry reaches back as far as it is old, a schedule as far as it keeps",
    )
    assert assumptions() == assumptions(Timing())


@given(kinds=SNAPSHOTS, backed_up=st.booleans(), data=st.data())
def test_a_removed_snapshot_never_improves_recovery(
    kinds: list[tuple[str, int, bool]], *, backed_up: bool, data: st.DataObject
) -> None:
    names = [f"s{index}" for index in range(len(kinds))]
    gone = data.draw(st.sets(st.sampled_from(names))) if names else set()
    found = change(deployment(kinds, backed_up=backed_up), actions=deleting(*gone))
    for row in rows(found):
        assert row.before is not None
        assert row.after is not None
        assert is_worse_or_same(row.before, row.after), (row.before, row.after)


@given(kinds=SNAPSHOTS, backed_up=st.booleans())
def test_nothing_differs_when_nothing_changes(
    kinds: list[tuple[str, int, bool]], *, backed_up: bool
) -> None:
    assert rows(change(deployment(kinds, backed_up=backed_up))) == ()


def test_regions_are_one_in_any_spelling() -> None:
    found = now_of(samples.disk(), samples.snapshot(location="West Europe"))
    assert (found.regions, found.copies) == (("westeurope",), 0)
