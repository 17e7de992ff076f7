from datetime import timedelta
from typing import Any

from pulumi_azure_native import compute

from azure_disk_facts.skus import DiskSku
from azure_disk_protection.workflow_definition import (
    PARAMETERS,
    parameter_values,
    workflow_definition,
)
from azure_disk_simulator.workflows.definition import check_definition
from azure_disk_simulator.workflows.requests import Sender
from azure_disk_simulator.workflows.runner import Runner
from tests.components.recording import SET_ID
from tests.components.schedules import (
    HOST,
    declare_disk,
    scheduled,
)

EXAMPLES: dict[str, Any] = {"String": "a", "Array": [], "Object": {}, "Bool": True, "Int": 1}


def assert_all_went_well(runs: list[Any]) -> None:
    assert [(run.status, run.error) for run in runs if run.status != "Succeeded"] == []


def taken(snapshots: list[dict[str, Any]]) -> list[str]:
    return [str(each["properties"]["timeCreated"])[:10] for each in snapshots]


def test_takes_closed_incremental_snapshots_with_the_disks_tags() -> None:
    with scheduled("d", snapshot_tags={"kept-by": "schedule"}) as schedule:
        assert_all_went_well(schedule.days(1))
        (made,) = schedule.snapshots
    properties = made["properties"]
    assert properties["incremental"] is True
    assert properties["networkAccessPolicy"] == "DenyAll"
    assert properties["publicNetworkAccess"] == "Disabled"
    assert made["sku"]["name"] == "Standard_ZRS"
    assert made["location"] == "westeurope"
    assert made["tags"] == {
        "snapshots": "daily",
        "team": "bread",
        "kept-by": "schedule",
        "snapshot-schedule": schedule.workflow_id.lower(),
        "snapshot-run": made["name"][-17:],
    }


def test_forty_days_with_seven_kept_leave_eight() -> None:
    with scheduled("d", "e") as schedule:
        assert_all_went_well(schedule.days(40))
        found = taken(schedule.of_disk("d"))
        assert taken(schedule.of_disk("e")) == found
    # Of seven days and the one just taken.
    assert found == [f"2026-02-{day:02d}" for day in range(2, 10)]


def test_a_count_keeps_that_many() -> None:
    with scheduled("d", keep_for=None, keep_count=5) as schedule:
        assert_all_went_well(schedule.days(12))
        assert taken(schedule.of_disk()) == [f"2026-01-{day:02d}" for day in range(8, 13)]


def test_what_either_rule_keeps_stays() -> None:
    with scheduled("d", keep_for="P3D", keep_count=6) as schedule:
        assert_all_went_well(schedule.days(12))
        assert len(schedule.of_disk()) == 6


def test_the_floor_holds_however_old() -> None:
    with scheduled("d", keep_for="P1D", keep_at_least=3) as schedule:
        assert_all_went_well(schedule.days(3))
        schedule.azure.advance(timedelta(days=300))
        assert_all_went_well(schedule.days(1))
        assert len(schedule.of_disk()) == 3


def test_missed_runs_lose_nothing() -> None:
    with scheduled("d") as schedule:
        schedule.days(10)
        schedule.azure.advance(timedelta(days=30))
        before = taken(schedule.of_disk())
        assert len(before) == 8
        schedule.days(1)
        # All are older than seven days by now: the floor of two, the new one among them.
        assert taken(schedule.of_disk()) == [before[-1], "2026-02-10"]


def test_a_failing_create_prunes_nothing_of_that_disk_and_fails_the_run() -> None:
    with scheduled("d", "e") as schedule:
        assert_all_went_well(schedule.days(8))
        before = taken(schedule.of_disk("d"))
        # A set that the identity may not use, and that is gone at that.
        schedule.edit(schedule.disk("d"), "properties.encryption", {"diskEncryptionSetId": SET_ID})
        schedule.azure.advance(timedelta(days=20))
        (run,) = schedule.days(1)
        assert run.status == "Failed"
        assert run.error["code"] == "SnapshotScheduleFailed"
        assert f"taking {schedule.disk('d')}: " in run.error["message"]
        assert "LinkedAuthorizationFailed" in run.error["message"]
        assert taken(schedule.of_disk("d")) == before
        assert len(schedule.of_disk("e")) == 2


def test_takes_the_disks_with_the_tag_and_no_others() -> None:
    def declare(group: Any, name: str) -> compute.Disk:
        changes: dict[str, Any] = {
            "untagged": {"tags": {}},
            "other": {"tags": {"snapshots": "weekly"}},
            "scratch": {"tags": {"snapshots": "daily", "scratch": "yes"}},
            "system": {"os_type": "Linux"},
            "ultra": {"sku": {"name": "UltraSSD_LRS"}, "zones": ["1"]},
        }
        return declare_disk(group, name, **changes.get(name, {}))

    names = ("d", "untagged", "other", "scratch", "system", "ultra")
    everything: dict[str, Any] = {
        "exclude_tag_name": "scratch",
        "exclude_os_disks": True,
        "exclude_skus": [DiskSku.ULTRA_SSD_LRS],
    }
    for inputs, expected in (
        ({}, {"d", "scratch", "system", "ultra"}),
        (everything, {"d"}),
    ):
        with scheduled(*names, declare=declare, **inputs) as schedule:
            assert_all_went_well(schedule.days(1))
            assert {each["name"].split("-")[0] for each in schedule.snapshots} == expected


def test_incomplete_snapshots_count_for_nothing() -> None:
    def declare(group: Any, name: str) -> compute.Disk:
        return declare_disk(group, name, sku={"name": "PremiumV2_LRS"}, zones=["1"])

    with scheduled("d", declare=declare, keep_for=None, keep_count=2) as schedule:
        schedule.azure.settings.copy_base = timedelta(hours=12)
        assert_all_went_well(schedule.days(6))
        # The newest was not complete yet when the others were counted.
        assert taken(schedule.of_disk()) == ["2026-01-04", "2026-01-05", "2026-01-06"]


def test_lists_page_by_page() -> None:
    with scheduled("a", "b", "c", "d", "e", keep_for=None, keep_count=1, keep_at_least=1) as all_of:
        for _ in range(2):
            assert all_of.run(page=2).status == "Succeeded"
        assert len(all_of.snapshots) == 5


def test_a_request_sent_twice_makes_one_snapshot() -> None:
    with scheduled("d") as schedule:
        sender = Sender(schedule.azure.acting_as(schedule.principal), host=HOST)
        send = sender.send

        def twice(request: Any) -> Any:
            if request["method"] == "PUT":
                assert send(request)["statusCode"] == 200
            return send(request)

        sender.send = twice  # type: ignore[method-assign]
        assert Runner(schedule.workflow, sender).run().status == "Succeeded"
        assert len(schedule.snapshots) == 1


def test_what_is_gone_already_counts_as_deleted() -> None:
    with scheduled("d", keep_for=None, keep_count=1, keep_at_least=1) as schedule:
        schedule.days(1)
        sender = Sender(schedule.azure.acting_as(schedule.principal), host=HOST)
        send = sender.send

        def after_another(request: Any) -> Any:
            if request["method"] == "DELETE":
                send(request)
            return send(request)

        sender.send = after_another  # type: ignore[method-assign]
        run = Runner(schedule.workflow, sender).run()
        assert (run.status, run.actions["Delete"]) == ("Succeeded", "Failed")


def test_prunes_only_its_own_and_none_that_is_being_exported() -> None:
    with scheduled("d", keep_for=None, keep_count=1, keep_at_least=1) as schedule:
        schedule.days(1)
        (own,) = schedule.snapshots
        foreign = own["id"].replace(own["name"], "by-hand")
        backup = own["id"].replace(own["name"], "by-backup")
        copied = own["id"].replace(own["name"], "full-copy")
        body = {key: own[key] for key in ("location", "sku", "tags", "properties")}
        schedule.azure.put(foreign, {**body, "tags": {"team": "bread"}})
        schedule.azure.put(backup, {**body, "tags": {"snapshot-schedule": "another"}})
        data = {"createOption": "Copy", "sourceResourceId": own["id"]}
        schedule.azure.put(copied, {**body, "properties": {"creationData": data}})
        schedule.edit(own["id"], "properties.diskState", "ActiveSAS")
        assert_all_went_well(schedule.days(2))
        names = {each["name"] for each in schedule.snapshots}
        assert {"by-hand", "by-backup", "full-copy", own["name"]} < names
        assert len(names) == 5


def test_a_lock_over_the_snapshots_fails_the_run() -> None:
    with scheduled("d", keep_for=None, keep_count=1, keep_at_least=1) as schedule:
        schedule.days(1)
        lock = f"{schedule.group('kept')}/providers/Microsoft.Authorization/locks/keep"
        schedule.azure.put(lock, {"properties": {"level": "CanNotDelete"}})
        (run,) = schedule.days(1)
        assert run.status == "Failed"
        assert "ScopeLocked" in run.error["message"]
        assert len(schedule.snapshots) == 2


def test_no_disk_with_the_tag_fails_unless_it_is_in_order() -> None:
    with scheduled() as schedule:
        run = schedule.run()
        assert run.status == "Failed"
        assert "no disk has the tag snapshots with the value daily" in run.error["message"]
    with scheduled(may_be_empty=True) as schedule:
        assert schedule.run().status == "Succeeded"


def test_takes_over_an_old_schedules_snapshots() -> None:
    with scheduled("d", owner="old", keep_for=None, keep_count=1, keep_at_least=1) as schedule:
        assert_all_went_well(schedule.days(2))
        (made,) = schedule.snapshots
        assert made["tags"]["snapshot-schedule"] == "old"


def test_the_definition_is_one_that_logic_apps_take() -> None:
    recurrence = {"frequency": "Day", "interval": 1}
    values = {name: {"value": EXAMPLES[kind]} for name, kind in PARAMETERS.items()}
    for identity in (None, SET_ID):
        check_definition(workflow_definition(recurrence, identity), values)


def test_every_parameter_is_used_and_has_a_value() -> None:
    used = str(workflow_definition({}, None))
    assert [name for name in PARAMETERS if f"parameters('{name}')" not in used] == []
    values = {name: EXAMPLES[kind] for name, kind in PARAMETERS.items()}
    assert parameter_values(values)["keepNewest"] == {"type": "Int", "value": 1}


def test_more_pages_than_are_read_fail_the_run() -> None:
    with scheduled("a", "b", "c") as schedule:
        workflow = schedule.workflow
        work = workflow["properties"]["definition"]["actions"]["Work"]["actions"]
        work["List_disks"]["limit"]["count"] = 1
        sender = Sender(schedule.azure.acting_as(schedule.principal), host=HOST, page=1)
        run = Runner(workflow, sender).run()
        assert run.status == "Failed"
        assert "more pages of disks than are read" in run.error["message"]
