from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.change import Action, Change
from azure_disk_analysis.check.losses import APPROVAL, RETENTION, is_released, losses
from azure_disk_analysis.check.report import Loss, Position
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_id import resource_group_id
from tests.analysis import samples
from tests.analysis.check.changes import NOW, change, deleting, existing
from tests.analysis.check.test_keys import key, vault
from tests.analysis.check.test_rights import assignment
from tests.analysis.samples import Row

GROUP_ID = resource_group_id(samples.SUBSCRIPTION, "rg-bakery")
GROUP = samples.row(types.RESOURCE_GROUP, GROUP_ID, {"location": samples.HOME})
BACKUP_VAULT = samples.row(types.BACKUP_VAULT, samples.arm_id(types.BACKUP_VAULT, "bv-bakery"), {})


def found(of: Change, *approvals: str) -> list[Loss]:
    return list(losses(of, NOW, approvals))


def only(of: Change, *approvals: str) -> Loss:
    (loss,) = found(of, *approvals)
    return loss


@pytest.mark.parametrize(
    ("row", "loses"),
    [
        (samples.disk(), "all data on the disk"),
        (samples.snapshot(), "the point in time that the snapshot holds"),
        (
            samples.encryption_set(),
            "the way to the key of every disk and snapshot under this set",
        ),
        (vault(), "every key in the key vault, and with them all that they encrypt"),
        (key(), "all that the key encrypts: disks, snapshots, backups"),
        (BACKUP_VAULT, "the backup vault with its policies and what they protect"),
        (samples.backup_instance(), "the backups of the disk, and further ones"),
    ],
)
@pytest.mark.parametrize("action", [Action.DELETE, Action.REPLACE])
def test_what_holds_data_and_goes_is_lost(row: Row, loses: str, action: Action) -> None:
    name = existing(row).logical_name
    loss = only(change([row], actions={name: action}, because=("location",)))
    assert loss.loses == loses
    assert (loss.action, loss.because, loss.allowed_by) == (action.value, ("location",), "")
    assert loss.blocks
    assert loss.subject.name == name


@pytest.mark.parametrize("action", [Action.CREATE, Action.UPDATE, Action.FORGET])
def test_what_stays_is_not(action: Action) -> None:
    assert found(change([samples.disk()], actions={"web": action})) == []


def test_what_nothing_happens_to_is_not() -> None:
    assert found(change(samples.everything())) == []


def test_what_is_retained_is_not() -> None:
    rows = [{**samples.disk(), "retainOnDelete": True}]
    assert found(change(rows, actions=deleting("web"))) == []


def test_what_holds_no_data_is_not() -> None:
    component = Resource(samples.urn(types.DISK.token, "c"), types.DISK.token, is_custom=False)
    rows: list[Resource | Row] = [component, samples.backup_policy()]
    assert found(change(rows, actions=deleting("c", "four-hourly"))) == []


def test_losses_come_in_the_order_of_the_deployment_with_their_lines() -> None:
    rows = [samples.snapshot(), samples.disk()]
    line = Position(file="main.py", line=3)
    positions = {existing(samples.disk()).urn: line}
    both = found(change(rows, actions=deleting("web", "monday"), positions=positions))
    assert [each.subject.name for each in both] == ["monday", "web"]
    assert [each.subject.position for each in both] == [None, line]


def test_a_copy_that_is_left_is_named_and_allows_nothing() -> None:
    loss = only(change([samples.disk(), samples.snapshot()], actions=deleting("web")))
    assert loss.newer_copy == "monday"
    assert loss.blocks


@pytest.mark.parametrize("by", ["web", existing(samples.disk()).urn])
@pytest.mark.parametrize("action", [Action.DELETE, Action.REPLACE])
def test_somebody_may_give_a_resource_up(by: str, action: Action) -> None:
    loss = only(change([samples.disk()], actions={"web": action}), "other", by)
    assert loss.allowed_by == APPROVAL
    assert not loss.blocks


def test_retention_allows_the_deletion_of_a_snapshot() -> None:
    tags = {"retention": "released"}
    released = change([samples.snapshot(tags=tags)], actions=deleting("monday"))
    assert only(released).allowed_by == RETENTION
    replaced = change([samples.snapshot(tags=tags)], actions={"monday": Action.REPLACE})
    assert only(replaced).allowed_by == ""
    disk = change([samples.disk(tags=tags)], actions=deleting("web"))
    assert only(disk).allowed_by == ""
    kept = change([samples.snapshot(tags={"retention": "kept"})], actions=deleting("monday"))
    assert only(kept).allowed_by == ""


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (None, False),
        ("released", False),
        ({}, False),
        ({"retention": "released"}, True),
        ({"Retention": "Released"}, True),
        ({"retention": "kept"}, False),
        ({"retention": None}, False),
        ({"expires-on": "2026-01-09"}, True),
        ({"Expires-On": "2026-01-09"}, True),
        # The day itself still counts.
        ({"expires-on": "2026-01-10"}, False),
        ({"expires-on": "2026-01-10T06:00:00Z"}, True),
        ({"expires-on": "2026-01-10t06:00:00z"}, True),
        ({"expires-on": "2026-01-10T06:00:01Z"}, False),
        ({"expires-on": "2026-01-10T08:00:00+02:00"}, True),
        ({"expires-on": "2026-01-10T05:00:00"}, True),
        ({"expires-on": "2026-01-11"}, False),
        # What is no whole date is none: of such a text nobody knows what it means.
        ({"expires-on": "12"}, False),
        ({"expires-on": "2025"}, False),
        ({"expires-on": "2025-12"}, False),
        ({"expires-on": "20251201"}, False),
        ({"expires-on": "2025-W01"}, False),
        ({"expires-on": "yesterday"}, False),
        ({"expires-on": ""}, False),
        ({"expires-on": 20250101}, False),
        ({"retention": "kept", "expires-on": "2026-01-09"}, True),
    ],
)
def test_tags_that_release_a_snapshot(tags: object, *, expected: bool) -> None:
    assert is_released(tags, NOW) is expected


@given(st.text(max_size=25))
def test_any_text_is_an_expiry_or_none(text: str) -> None:
    assert is_released({"expires-on": text}, datetime.min.replace(tzinfo=timezone.utc)) is False


@given(st.dates(), st.integers(0, 10_000))
def test_what_is_released_stays_released(day: Any, hours: int) -> None:
    tags = {"expires-on": day.isoformat()}
    if is_released(tags, NOW):
        assert is_released(tags, NOW + timedelta(hours=hours))


def test_a_right_on_what_stays_is_lost() -> None:
    rows = [samples.disk(), assignment()]
    loss = only(change(rows, actions=deleting("grant")))
    assert loss.loses == "a right that disks, backups or keys below may need: grant"
    assert found(change(rows, actions=deleting("grant", "web")), "web")[0].subject.name == "web"


def test_a_group_with_nothing_in_it_that_stays_is_no_loss_of_its_own() -> None:
    rows = [GROUP, samples.disk()]
    both = found(change(rows, actions=deleting("rg-bakery", "web")))
    assert [each.subject.name for each in both] == ["web"]


@pytest.mark.parametrize(
    ("row", "actions"),
    [
        (samples.disk(), deleting("rg-bakery")),
        ({**samples.disk(), "retainOnDelete": True}, deleting("rg-bakery", "web")),
    ],
)
def test_a_group_takes_along_what_was_to_stay(row: Row, actions: dict[str, Action]) -> None:
    loss = only(change([GROUP, row], actions=actions))
    assert loss.subject.type == types.RESOURCE_GROUP.token
    assert loss.loses == "everything in the resource group, whoever made it"


def test_what_stays_may_have_another_urn_now() -> None:
    moved = existing({**samples.disk(), "urn": "urn:moved"})
    loss = only(change([GROUP, samples.disk()], [moved], deleting("rg-bakery")))
    assert loss.subject.type == types.RESOURCE_GROUP.token


def test_groups_are_told_apart_by_their_whole_names() -> None:
    rows = [GROUP, samples.snapshot()]
    assert found(change(rows, actions=deleting("rg-bakery"))) == []
