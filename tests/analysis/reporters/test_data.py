import json
from typing import Any

import pytest

from azure_disk_analysis.reporters.data import protection_data
from tests.analysis import samples
from tests.analysis.samples import Row


def data(*rows: Row) -> dict[str, Any]:
    (only,) = protection_data(samples.protections_of(*rows))
    return only


def test_no_rows() -> None:
    assert protection_data(()) == []


def test_a_disk_with_nothing_has_every_field() -> None:
    bare = samples.disk(location=None, sku=None, diskSizeGB=None, encryption=None)
    nothing = {"kind": "none", "atMost": None, "since": None}
    assert data(bare) == {
        "disk": "web",
        "id": samples.disk_id(),
        "location": "",
        "sku": "",
        "sizeGib": None,
        "key": None,
        "encryptionType": None,
        "snapshots": [],
        "copies": [],
        "backup": None,
        "rpo": {"inRegion": nothing, "otherRegion": nothing},
    }


def test_a_disk_with_everything() -> None:
    _, web = protection_data(samples.protections_of(*samples.everything()))
    assert web == {
        "disk": "web",
        "id": samples.disk_id(),
        "location": "westeurope",
        "sku": "Premium_LRS",
        "sizeGib": 64,
        "key": {"encryptionSet": "set", "keyVault": "kv-bakery", "key": "disks"},
        "encryptionType": "EncryptionAtRestWithCustomerKey",
        "snapshots": [
            {
                "name": name,
                "takenAt": moment,
                "completionPercent": 100.0,
                "error": None,
            }
            for name, moment in (("monday", samples.MONDAY), ("tuesday", samples.TUESDAY))
        ],
        "copies": [
            {
                "name": name,
                "location": location,
                "completionPercent": 100.0,
                "shows": samples.MONDAY,
                "error": None,
            }
            for name, location in (("copy", "northeurope"), ("copy2", "swedencentral"))
        ],
        "backup": {"policy": "four-hourly", "every": "PT4H", "status": "ProtectionConfigured"},
        "rpo": {
            "inRegion": {"kind": "bounded", "atMost": "PT6H", "since": None},
            "otherRegion": {"kind": "since", "atMost": None, "since": samples.MONDAY},
        },
    }


def test_what_failed_says_why() -> None:
    found = data(
        samples.disk(),
        samples.snapshot(provisioningState="Failed", timeCreated=None),
        samples.copy(copyCompletionError={"errorCode": "CopySourceNotFound"}),
    )
    assert (found["snapshots"][0]["error"], found["snapshots"][0]["takenAt"]) == ("Failed", None)
    assert found["copies"][0]["error"] == "CopySourceNotFound"
    assert found["rpo"]["otherRegion"]["kind"] == "none"


@pytest.mark.parametrize("rules", [[], [samples.schedule()]])
def test_a_backup_of_which_little_is_known(rules: list[Row]) -> None:
    instance = samples.backup_instance(currentProtectionState=None)
    policies = [samples.backup_policy(*rules)] if rules else []
    assert data(samples.disk(), instance, *policies)["backup"] == {
        "policy": "four-hourly",
        "every": None,
        "status": None,
    }


def test_it_is_json() -> None:
    rows = protection_data(samples.protections_of(*samples.everything()))
    assert json.loads(json.dumps(rows)) == rows
