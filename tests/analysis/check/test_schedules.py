from datetime import timedelta
from typing import Any

import pytest

from azure_disk_analysis.check.change import Action
from azure_disk_analysis.check.schedules import Schedule, schedules_by_disk
from azure_disk_analysis.check.side import Side
from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_id import resource_group_id
from tests.analysis import samples
from tests.analysis.check.changes import change, declared, depending, existing, unknown
from tests.analysis.samples import Row

DISK = samples.disk_id().lower()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SCOPE = resource_group_id(samples.SUBSCRIPTION, "rg-bakery")


def retention(name: str, keep: str, store: str = "OperationalStore") -> Row:
    return {
        "objectType": "AzureRetentionRule",
        "name": name,
        "lifecycles": [
            {"deleteAfter": {"duration": keep}, "sourceDataStore": {"dataStoreType": store}}
        ],
    }


def tagged(name: str = "web", **tags: str) -> Row:
    return samples.disk(name, tags=tags or {"backup": "yes"})


def parameters(**changed: Any) -> Row:
    values = {
        "diskScopes": [SCOPE],
        "tagName": "Backup",
        "tagValue": "yes",
        "excludedTagName": "",
        "excludeOsDisks": False,
        "excludedSkus": [],
        "keepNewest": 2,
        "keepSeconds": 7 * 86400,
        **changed,
    }
    return {name: {"type": "Any", "value": value} for name, value in values.items()}


def triggers(frequency: object = "Day", interval: object = 1) -> Row:
    recurrence = {"frequency": frequency, "interval": interval}
    return {"triggers": {"Recurrence": {"type": "Recurrence", "recurrence": recurrence}}}


def workflow(**changed: Any) -> Row:
    given = {
        "state": "Enabled",
        "definition": triggers(),
        "parameters": parameters(),
        **changed,
    }
    return samples.row(types.WORKFLOW, samples.arm_id(types.WORKFLOW, "nightly"), given)


def schedules(*rows: Row) -> list[Schedule]:
    return of(change(rows).side_before)


def of(side: Side) -> list[Schedule]:
    return schedules_by_disk(side).get(DISK, [])


def test_a_backup_keeps_for_its_longest_retention() -> None:
    policy = samples.backup_policy(
        samples.every("PT4H"), retention("Default", "P7D"), retention("Weekly", "P28D")
    )
    found = schedules(samples.disk(), policy, samples.backup_instance())
    assert found == [Schedule(4 * HOUR, 2 * HOUR, 28 * DAY, is_backup=True)]


def test_other_stores_keep_nothing_of_disks() -> None:
    policy = samples.backup_policy(samples.every("P1D"), retention("Default", "P7D", "VaultStore"))
    (found,) = schedules(samples.disk(), policy, samples.backup_instance())
    assert found.keeps == timedelta(0)


@pytest.mark.parametrize(
    "rows",
    [
        [samples.backup_policy(samples.every("P1D"))],
        [samples.backup_instance()],
        [samples.backup_policy(samples.schedule()), samples.backup_instance()],
        [
            samples.backup_policy(),
            samples.backup_instance(currentProtectionState="ProtectionStopped"),
        ],
    ],
)
def test_half_a_backup_is_none(rows: list[Row]) -> None:
    assert schedules(samples.disk(), *rows) == []


def test_many_disks_share_a_policy() -> None:
    instance = samples.backup_instance("db", dataSourceInfo={"resourceID": samples.disk_id("db")})
    rows = [
        samples.disk(),
        samples.disk("db"),
        samples.backup_policy(),
        instance,
        samples.backup_instance(),
    ]
    assert len(schedules_by_disk(change(rows).side_before)) == 2


def test_a_workflow_takes_the_disks_with_its_tag() -> None:
    found = change([tagged(), tagged("other", backup="no"), workflow()])
    assert schedules_by_disk(found.side_before) == {
        DISK: [Schedule(DAY, timedelta(0), 7 * DAY, is_backup=False)]
    }


@pytest.mark.parametrize(
    ("trigger", "every"),
    [
        (triggers("Hour", 4), 4 * HOUR),
        (triggers("Minute", 30), HOUR / 2),
        (triggers("Week", 1), 7 * DAY),
        (triggers("Month", 1), 31 * DAY),
    ],
)
def test_recurrences(trigger: Row, every: timedelta) -> None:
    (found,) = schedules(tagged(), workflow(definition=trigger))
    assert found.every == every


def test_the_newest_may_reach_further_back_than_an_age() -> None:
    (found,) = schedules(tagged(), workflow(parameters=parameters(keepNewest=30)))
    assert found.keeps == 30 * DAY


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "disabled"},
        {"definition": {}},
        {"definition": triggers("Second")},
        {"definition": triggers(interval=0)},
        {"definition": triggers(interval=True)},
        {"definition": {"triggers": {"manual": {"type": "Request"}}}},
        {"parameters": {}},
        {"parameters": parameters(keepNewest="2")},
        {"parameters": parameters(keepSeconds=None)},
        {"parameters": parameters(diskScopes=[f"{SCOPE}-other"])},
        {"parameters": parameters(diskScopes=None)},
        {"parameters": parameters(tagValue="no")},
        {"parameters": parameters(excludedSkus=["Premium_LRS"])},
        {"parameters": parameters(excludedTagName="Backup")},
    ],
)
def test_workflows_that_take_nothing_of_the_disk(changed: Row) -> None:
    assert schedules(tagged(), workflow(**changed)) == []


def test_os_disks_may_be_left_out() -> None:
    without = workflow(parameters=parameters(excludeOsDisks=True))
    assert len(schedules(tagged(), without)) == 1
    os_disk = samples.disk(tags={"backup": "yes"}, osType="Linux")
    assert schedules(os_disk, without) == []
    assert len(schedules(os_disk, workflow())) == 1


def test_a_subscription_may_be_the_scope() -> None:
    whole = parameters(diskScopes=[f"/subscriptions/{samples.SUBSCRIPTION.upper()}/"])
    assert len(schedules(tagged(), workflow(parameters=whole))) == 1


def test_what_a_change_takes_away_takes_no_more() -> None:
    rows = [tagged(), workflow(), samples.backup_policy(), samples.backup_instance()]
    found = change(rows, actions=dict.fromkeys(["nightly", "web-backup"], Action.DELETE))
    assert len(of(found.side_before)) == 2
    assert of(found.side_after) == []


@pytest.mark.parametrize("scopes", [[unknown()], unknown()])
def test_groups_that_are_not_there_yet_are_those_that_the_workflow_was_made_from(
    scopes: object,
) -> None:
    group = declared(types.RESOURCE_GROUP, "group", {"resourceGroupName": "rg-new"})
    inputs = {"resourceGroupName": "rg-new", "diskName": "new", "tags": {"backup": "yes"}}
    disk = declared(types.DISK, "new", inputs)
    schedule = depending(
        declared(
            types.WORKFLOW,
            "nightly",
            {"definition": triggers(), "parameters": parameters(diskScopes=scopes)},
        ),
        parameters=group,
    )
    found = schedules_by_disk(change(after=[group, disk, schedule]).side_after)
    assert [len(each) for each in found.values()] == [1]


def test_an_updated_workflow_is_as_it_is_declared() -> None:
    before = existing(workflow())
    slower = existing({**workflow(), "inputs": {**before.inputs, "definition": triggers("Week")}})
    found = change([tagged(), before], [existing(tagged()), slower], {"nightly": Action.UPDATE})
    assert of(found.side_after)[0].every == 7 * DAY
