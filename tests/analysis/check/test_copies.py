import pytest

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.copies import Copies
from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_id import resource_group_id
from tests.analysis import samples
from tests.analysis.check.changes import change, deleting, existing
from tests.analysis.samples import Row

TUESDAY = samples.snapshot("tuesday", timeCreated=samples.TUESDAY)


def newer(found: Change, row: Row) -> str:
    return Copies(found).newer_than(existing(row))


def test_a_disk_has_the_newest_of_its_snapshots() -> None:
    rows = [samples.disk(), TUESDAY, samples.snapshot()]
    assert newer(change(rows, actions=deleting("web")), samples.disk()) == "tuesday"


def test_a_copy_of_a_copy_is_one_of_the_disk() -> None:
    rows = [
        samples.disk(),
        samples.snapshot(),
        samples.copy(),
        samples.copy("copy2", samples.snapshot_id("copy").upper()),
    ]
    gone = change(rows, actions=deleting("web", "monday"))
    assert newer(gone, samples.disk()) == "copy2"


def test_a_snapshot_has_one_that_is_not_older() -> None:
    rows = [samples.disk(), samples.snapshot(), TUESDAY]
    found = change(rows, actions=deleting("monday"))
    assert newer(found, samples.snapshot()) == "tuesday"
    assert newer(found, TUESDAY) == "", "Monday's goes"
    assert newer(change(rows, actions=deleting("tuesday")), TUESDAY) == "", "Monday's is older"


def test_a_copy_is_as_old_as_what_it_shows() -> None:
    """The copy was begun on Wednesday and shows Monday."""
    rows = [
        samples.disk(),
        samples.snapshot(),
        samples.copy(timeCreated=samples.WEDNESDAY),
        TUESDAY,
    ]
    found = change(rows, actions=deleting("monday", "tuesday"))
    assert newer(found, TUESDAY) == ""
    assert newer(found, samples.snapshot()) == "copy"


@pytest.mark.parametrize(
    "properties",
    [
        {"completionPercent": 99},
        {"provisioningState": "Updating"},
        {"copyCompletionError": {"errorCode": "CopySourceNotFound"}},
    ],
)
def test_what_is_not_complete_does_not_count(properties: Row) -> None:
    rows = [samples.disk(), samples.snapshot(**properties)]
    assert newer(change(rows, actions=deleting("web")), samples.disk()) == ""


@pytest.mark.parametrize("action", [Action.DELETE, Action.REPLACE])
def test_what_goes_too_does_not_count(action: Action) -> None:
    rows = [samples.disk(), samples.snapshot()]
    found = change(rows, actions={"web": Action.DELETE, "monday": action})
    assert newer(found, samples.disk()) == ""


def test_what_azure_keeps_counts() -> None:
    for kept, action in (
        (samples.snapshot(), Action.FORGET),
        ({**samples.snapshot(), "retainOnDelete": True}, Action.DELETE),
    ):
        rows = [samples.disk(), kept]
        found = change(rows, actions={"web": Action.DELETE, "monday": action})
        assert newer(found, samples.disk()) == "monday"


def test_what_goes_with_its_group_does_not_count() -> None:
    group = samples.row(
        types.RESOURCE_GROUP, resource_group_id(samples.SUBSCRIPTION, "rg-bakery-snapshots"), {}
    )
    kept = {**samples.snapshot(), "retainOnDelete": True}
    actions = deleting("web", "monday", "rg-bakery-snapshots")
    found = change([group, samples.disk(), kept], actions=actions)
    assert newer(found, samples.disk()) == ""


def test_snapshots_of_other_disks_do_not_count() -> None:
    rows = [samples.disk(), samples.snapshot(source=samples.disk_id("other"))]
    assert newer(change(rows, actions=deleting("web")), samples.disk()) == ""


def test_moments_that_nobody_tells_are_not_newer() -> None:
    bare = samples.snapshot("bare", timeCreated=None)
    rows = [samples.disk(), samples.snapshot(), bare]
    assert newer(change(rows, actions=deleting("monday")), samples.snapshot()) == ""
    assert newer(change(rows, actions=deleting("bare")), bare) == ""
    assert newer(change(rows, actions=deleting("web")), samples.disk()) == "monday"


@pytest.mark.parametrize("row", [samples.encryption_set(), {**samples.disk(), "id": ""}])
def test_what_holds_no_data_has_no_copy(row: Row) -> None:
    assert newer(change([samples.disk(), samples.snapshot()]), row) == ""
