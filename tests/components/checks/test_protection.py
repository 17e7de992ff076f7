from typing import Any

from azure_disk_protection.checks.protection import (
    backup_inputs,
    copy_inputs,
    protection_problems,
    snapshot_inputs,
)
from azure_disk_protection.reading import LATER
from tests.components.recording import SET_ID

DISK: dict[str, Any] = {
    "location": "westeurope",
    "sku": "Premium_LRS",
    "size_gib": 64,
    "disk_encryption_set_id": SET_ID,
    "public_network_access": "Enabled",
    "network_access_policy": "AllowAll",
    "tags": {"vm": "web"},
}


def test_a_snapshot_takes_over_what_azure_does_not_carry_over() -> None:
    inputs = snapshot_inputs(DISK, {"resource_group_name": "rg"})
    assert inputs == {
        "location": "westeurope",
        "disk_encryption_set_id": SET_ID,
        "public_network_access": "Enabled",
        "network_access_policy": "AllowAll",
        "tags": {"vm": "web"},
        "source_disk_id": LATER,
        "resource_group_name": "rg",
    }


def test_a_copy_has_key_and_network_rules_of_its_own_region() -> None:
    inputs = copy_inputs(DISK, {"location": "northeurope"})
    assert inputs["location"] == "northeurope"
    assert inputs["source_location"] == "westeurope"
    assert not {"disk_encryption_set_id", "network_access_policy"} & set(inputs)


def test_a_backup_knows_its_disk() -> None:
    inputs = backup_inputs(DISK, {"vault_name": "bv"})
    assert (inputs["disk_location"], inputs["disk_sku"]) == ("westeurope", "Premium_LRS")
    assert inputs["disk_encryption_set_id"] == SET_ID


def test_what_a_snapshot_shares_with_its_disk_is_reported_once() -> None:
    bare = {name: value for name, value in DISK.items() if name != "disk_encryption_set_id"}
    found = protection_problems({"disk": {**bare, "location": "here"}, "snapshot": {}})
    assert [each.path for each in found] == ["disk.location", "disk.diskEncryptionSetId"]
