from dataclasses import replace
from typing import Any

import pytest

from azure_disk_analysis.check.change import Action
from azure_disk_analysis.check.side import Side, known
from azure_disk_analysis.deployment import Resource
from azure_disk_facts import resource_types as types
from azure_disk_facts.backup import PROTECTED
from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY, UNKNOWN_TEXT
from tests.analysis import samples
from tests.analysis.check.changes import (
    change,
    declared,
    depending,
    existing,
    unknown,
    with_inputs,
)

NEW_DISK = {
    "resourceGroupName": "rg-bakery",
    "diskName": "new",
    "location": samples.HOME,
    "diskSizeGB": 64,
}


def new_disk(**inputs: Any) -> Resource:
    return declared(types.DISK, "new", {**NEW_DISK, **inputs})


def new_snapshot(source: Any = UNKNOWN_TEXT, option: str = "Copy", **inputs: Any) -> Resource:
    creation = {"createOption": option, "sourceResourceId": source}
    return declared(types.SNAPSHOT, "point", {"creationData": creation, **inputs})


def only(side: Side, name: str) -> Resource:
    (found,) = (each for each in side.resources if each.logical_name == name)
    return found


def test_before_is_what_the_deployment_holds() -> None:
    component = Resource("urn:component", "my:index:Disks", is_custom=False)
    side = change([component, samples.disk(), samples.snapshot()]).side_before
    assert [each.logical_name for each in side.resources] == ["web", "monday"]
    assert set(side.by_id) == {samples.disk_id().lower(), samples.snapshot_id().lower()}
    assert (side.made, side.left, side.gone) == (frozenset(), frozenset(), ())


def test_nothing_changes_when_nothing_does() -> None:
    found = change(samples.everything())
    assert found.side_after.resources == found.side_before.resources
    assert found.side_after.estate == found.side_before.estate


def test_what_is_made_gets_an_id_and_references_lead_to_it() -> None:
    disk = new_disk()
    snapshot = depending(new_snapshot(), creationData=disk)
    side = change(after=[disk, snapshot]).side_after
    (found,) = side.estate.snapshots.values()
    (disk_id,) = side.estate.disks
    assert found.source_id.lower() == disk_id
    assert found.location == samples.HOME, "where its disk is (rule B9)"
    assert found.is_complete
    assert side.made == set(side.by_id)


def test_a_snapshot_that_tells_its_region_keeps_it() -> None:
    snapshot = depending(new_snapshot(location=samples.AWAY), creationData=new_disk())
    assert only(change(after=[new_disk(), snapshot]).side_after, "point").properties[
        "location"
    ] == (samples.AWAY)


def test_a_new_copy_leads_to_its_snapshot_and_takes_no_region_from_it() -> None:
    copy = new_snapshot(samples.snapshot_id(), "CopyStart", location=unknown())
    side = change([samples.snapshot()], [existing(samples.snapshot()), copy]).side_after
    (found,) = (each for each in side.estate.snapshots.values() if each.is_copy)
    assert found.source_id == samples.snapshot_id()
    assert found.location == ""


def test_new_instances_count_as_protected() -> None:
    policy = declared(types.BACKUP_POLICY, "policy", {"properties": {}})
    instance = declared(
        types.BACKUP_INSTANCE,
        "backup",
        {
            "properties": {
                "dataSourceInfo": {"resourceID": unknown()},
                "policyInfo": {"policyId": unknown()},
            }
        },
        needs=frozenset({new_disk().urn, policy.urn}),
    )
    (found,) = change(
        after=[new_disk(), policy, instance]
    ).side_after.estate.backup_instances.values()
    assert found.is_running
    assert found.disk_id.endswith("/disks/new")
    assert found.policy_id == policy.urn


def test_a_new_input_wins_over_what_azure_held_and_one_left_out_is_gone() -> None:
    web = existing(
        {**samples.disk(), "inputs": {"diskSizeGB": 64, "tier": "P30", "tags": {"a": "1"}}}
    )
    bigger = replace(web, inputs={"diskSizeGB": 128, "sku": {"name": "Premium_ZRS"}})
    values = only(change([web], [bigger], {"web": Action.UPDATE}).side_after, "web").properties
    assert values["diskSizeGB"] == 128
    assert values["sku"] == {"name": "Premium_ZRS", "tier": "Premium"}
    assert "tags" not in values
    assert values["location"] == samples.HOME


def test_what_is_left_out_deep_inside_is_gone_too() -> None:
    both = {"type": "EncryptionAtRestWithCustomerKey", "diskEncryptionSetId": "x"}
    web = existing({**samples.disk(encryption=both), "inputs": {"encryption": both, "sku": "text"}})
    plain = replace(web, inputs={"encryption": {"type": both["type"]}, "sku": {}})
    values = only(change([web], [plain], {"web": Action.UPDATE}).side_after, "web").properties
    assert values["encryption"] == {"type": both["type"]}


def test_an_input_that_is_not_known_is_given_all_the_same() -> None:
    web = existing(samples.disk())
    later = with_inputs(web, location=unknown(), tags={"a": unknown()})
    values = only(change([web], [later], {"web": Action.UPDATE}).side_after, "web").properties
    assert values["location"] == {}
    assert values["tags"] == {"a": {}}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text", "text"),
        (None, None),
        ({"a": None, "b": 1}, {"b": 1}),
        ([UNKNOWN_TEXT, 1, {"a": UNKNOWN_TEXT}], [{}, 1, {"a": {}}]),
        ({SIGNATURE_KEY: SECRET_SIGNATURE, "value": "kept"}, "kept"),
        ({SIGNATURE_KEY: SECRET_SIGNATURE}, None),
    ],
)
def test_inputs_as_they_are_known(value: object, expected: object) -> None:
    assert known(value) == expected


def test_a_resource_that_moved_keeps_what_azure_told_of_it() -> None:
    web = existing(samples.disk())
    moved = replace(web, urn=samples.urn(types.DISK.token, "renamed"))
    side = change([web], [moved]).side_after
    assert only(side, "renamed").properties == web.properties


def test_a_replacement_is_made() -> None:
    inputs = {**NEW_DISK, "diskName": "web"}
    side = change([samples.disk()], [declared(types.DISK, "web", inputs)]).side_after
    assert side.made == set(side.by_id)


def test_what_is_forgotten_is_left_and_still_there() -> None:
    found = change([samples.disk(), samples.snapshot()], actions={"monday": Action.FORGET})
    assert found.side_after.left == {samples.snapshot_id().lower()}
    assert list(found.side_after.estate.snapshots) == [samples.snapshot_id().lower()]


def test_snapshots_that_go_are_remembered() -> None:
    found = change([samples.disk(), samples.snapshot()], actions={"monday": Action.DELETE})
    assert [each.logical_name for each in found.side_after.gone] == ["monday"]
    assert found.side_after.estate.snapshots == {}


@pytest.mark.parametrize(
    ("status", "is_running"),
    [
        ("ConfiguringProtection", True),
        ("", True),
        (None, True),
        (PROTECTED, True),
        ("ProtectionError", False),
        ("ProtectionStopped", False),
    ],
)
def test_protection_that_had_begun_is_taken_as_done(
    status: str | None, *, is_running: bool
) -> None:
    row = samples.backup_instance(currentProtectionState=status)
    found = change([row])
    for side in (found.side_before, found.side_after):
        (instance,) = side.estate.backup_instances.values()
        assert instance.is_running is is_running


@pytest.mark.parametrize(
    ("properties", "is_complete"),
    [
        ({"completionPercent": 3}, True),
        ({"provisioningState": "Updating"}, True),
        ({"provisioningState": "Failed"}, False),
        ({"copyCompletionError": {"errorCode": "CopySourceNotFound"}}, False),
    ],
)
def test_copies_that_had_begun_are_taken_as_done(
    properties: dict[str, Any], *, is_complete: bool
) -> None:
    (found,) = change([samples.copy(**properties)]).side_before.estate.snapshots.values()
    assert found.is_complete is is_complete
