import json
from typing import Any

import pytest

from azure_disk_protection import DiskBackupPolicy, InvalidInputs
from tests.components.recording import POLICY_ID, Child, record

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "vault_name": "bv-bakery",
    "every": "PT4H",
    "keep": "P7D",
}
RULES = "properties.policyRules"
STORE = {"objectType": "DataStoreInfoBase", "dataStoreType": "OperationalStore"}


def policy(**inputs: Any) -> Child:
    args: Any = {**BASE, **inputs}
    return record(lambda: DiskBackupPolicy("p", args))["p-policy"]


def retention(name: str, keep: str, *, is_default: bool) -> dict[str, Any]:
    return {
        "objectType": "AzureRetentionRule",
        "name": name,
        "isDefault": is_default,
        "lifecycles": [
            {
                "deleteAfter": {"objectType": "AbsoluteDeleteOption", "duration": keep},
                "sourceDataStore": STORE,
                "targetDataStoreCopySettings": [],
            }
        ],
    }


def tag(name: str, priority: int, criterion: str) -> dict[str, Any]:
    criteria = {"objectType": "ScheduleBasedBackupCriteria", "absoluteCriteria": [criterion]}
    return {
        "isDefault": False,
        "taggingPriority": priority,
        "tagInfo": {"tagName": name},
        "criteria": [criteria],
    }


def test_is_exactly_what_azure_backup_takes_for_disks() -> None:
    made = policy(start="2026-03-01T04:30:00+00:00", keep_daily="P14D", keep_weekly="P4W")
    default = {"isDefault": True, "taggingPriority": 99, "tagInfo": {"tagName": "Default"}}
    backup_rule = {
        "objectType": "AzureBackupRule",
        "name": "BackupSchedule",
        "backupParameters": {"objectType": "AzureBackupParams", "backupType": "Incremental"},
        "dataStore": STORE,
        "trigger": {
            "objectType": "ScheduleBasedTriggerContext",
            "schedule": {
                "repeatingTimeIntervals": ["R/2026-03-01T04:30:00+00:00/PT4H"],
                "timeZone": "UTC",
            },
            "taggingCriteria": [
                default,
                tag("Daily", 25, "FirstOfDay"),
                tag("Weekly", 20, "FirstOfWeek"),
            ],
        },
    }
    assert made.at("properties") == {
        "objectType": "BackupPolicy",
        "datasourceTypes": ["Microsoft.Compute/disks"],
        "policyRules": [
            backup_rule,
            retention("Default", "P7D", is_default=True),
            retention("Daily", "P14D", is_default=False),
            retention("Weekly", "P28D", is_default=False),
        ],
    }


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "vaultName", "bv-bakery"),
        ({"policy_name": "four-hourly"}, "backupPolicyName", "four-hourly"),
        (
            {"every": "PT24H"},
            f"{RULES}.0.trigger.schedule.repeatingTimeIntervals",
            ["R/2026-01-01T02:00:00+00:00/P1D"],
        ),
        (
            {"time_zone": "W. Europe Standard Time"},
            f"{RULES}.0.trigger.schedule.timeZone",
            "W. Europe Standard Time",
        ),
        ({}, f"{RULES}.1", retention("Default", "P7D", is_default=True)),
        ({"keep_weekly": "P28D"}, f"{RULES}.2", retention("Weekly", "P28D", is_default=False)),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert policy(**inputs).at(path) == expected


def test_without_tags_there_is_one_retention_rule() -> None:
    assert len(policy().at(RULES)) == 2
    assert list(policy(keep_version_aliases=True).request.aliases)


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs) as caught:
        policy(policy_name="4", every="often", keep="PT0S", keep_daily="P400D")
    assert [str(problem) for problem in caught.value.problems] == [
        "policyName: got '4', allowed: 3 to 150 letters, digits or hyphens, starting with a "
        "letter; choose another name",
        "every: got 'often', allowed: an ISO 8601 duration, for example PT4H, P90D or P2Y; "
        "correct it",
        "keep: got 'PT0S', allowed: a duration longer than zero; choose how long to keep it",
    ]
    with pytest.raises(InvalidInputs, match="keepDaily: got 'P500D', allowed: at most 450"):
        policy(keep_daily="P500D")


def test_outputs_show_what_azure_gets_and_how_much_it_keeps() -> None:
    """Pain 14: the final JSON."""
    found: dict[str, Any] = {}

    def program() -> None:
        args: Any = {**BASE, "keep_daily": "P14D"}
        made = DiskBackupPolicy("p", args)
        made.recovery_points.apply(lambda known: found.update(points=known))
        made.policy_json.apply(lambda known: found.update(rules=json.loads(known)))

    sent = record(program)["p-policy"].at(RULES)
    assert found == {"points": 42 + 14, "rules": sent}


def test_a_policy_can_exist_already() -> None:
    assert policy(imports={"policy": POLICY_ID}).request.importId == POLICY_ID
