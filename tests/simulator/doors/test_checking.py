import uuid
from typing import Any

import pytest

from azure_disk_simulator.doors.checking import Checked, Naming, check
from azure_disk_simulator.doors.values import UNKNOWN

DISK = "azure-native:compute:Disk"
ASSIGNMENT = "azure-native:authorization:RoleAssignment"
NAMING = Naming("web", b"seed")
INPUTS: dict[str, Any] = {"resourceGroupName": "rg", "creationData": {"createOption": "Empty"}}


def checked(
    new: dict[str, Any],
    *,
    token: str = DISK,
    old: dict[str, Any] | None = None,
    naming: Naming = NAMING,
    location: Any = "westeurope",
) -> Checked:
    return check(token, (old or {}, new), naming, location_of_group=lambda _: location)


def test_a_name_is_made_of_the_logical_one_and_eight_digits() -> None:
    inputs = checked(INPUTS).inputs
    name = inputs["diskName"]
    assert name.startswith("web")
    assert len(name) == len("web") + 8
    int(name.removeprefix("web"), 16)
    assert inputs["__createBeforeDelete"] is True
    assert checked(INPUTS).inputs["diskName"] == name
    assert checked(INPUTS, naming=Naming("web", b"other")).inputs["diskName"] != name


def test_a_given_name_is_kept() -> None:
    inputs = checked({**INPUTS, "diskName": "d"}).inputs
    assert inputs["diskName"] == "d"
    assert "__createBeforeDelete" not in inputs


@pytest.mark.parametrize("flag", [{}, {"__createBeforeDelete": True}])
def test_the_name_of_the_last_deployment_stays(flag: dict[str, Any]) -> None:
    inputs = checked(INPUTS, old={"diskName": "web12345678", **flag}).inputs
    assert inputs["diskName"] == "web12345678"
    assert inputs.get("__createBeforeDelete") == flag.get("__createBeforeDelete")


def test_role_assignments_are_named_by_a_guid() -> None:
    given = {"scope": "/s", "principalId": "p", "roleDefinitionId": "r"}
    proposing = Naming("grant", b"seed", proposed="grant-1")
    name = checked(given, token=ASSIGNMENT, naming=proposing).inputs["roleAssignmentName"]
    assert str(uuid.UUID(name)) == name
    enforcing = Naming("grant", b"seed", proposed="grant-1", enforced=True)
    inputs = checked(given, token=ASSIGNMENT, naming=enforcing).inputs
    assert inputs["roleAssignmentName"] == "grant-1"


def test_a_proposed_name_is_taken() -> None:
    assert checked(INPUTS, naming=Naming("web", b"", proposed="web-dev")).inputs["diskName"] == (
        "web-dev"
    )


def test_disabled_naming_asks_for_a_name() -> None:
    found = checked(INPUTS, naming=Naming("web", b"", disabled=True))
    assert found.failures == ["missing required property 'diskName'"]


def test_the_location_is_that_of_the_last_deployment_then_of_the_group() -> None:
    assert checked(INPUTS).inputs["location"] == "westeurope"
    assert checked(INPUTS, old={"location": "northeurope"}).inputs["location"] == "northeurope"
    assert checked({**INPUTS, "location": "eastus"}).inputs["location"] == "eastus"
    assert checked(INPUTS, location=UNKNOWN).inputs["location"] is UNKNOWN


def test_no_location_is_a_failure() -> None:
    assert checked(INPUTS, location=None).failures == [
        (
            "missing required property 'location'. Either set it explicitly or configure it with "
            "'pulumi config set azure-native:location <value>'."
        )
    ]


def test_the_api_version_is_filled_in() -> None:
    assert checked(INPUTS).inputs["azureApiVersion"] == "2024-03-02"


def test_types_without_a_place_get_none() -> None:
    given = {"scope": "/s", "principalId": "p", "roleDefinitionId": "r"}
    assert "location" not in checked(given, token=ASSIGNMENT).inputs


@pytest.mark.parametrize(
    ("new", "failure"),
    [
        ({"creationData": None}, "missing required property 'creationData'"),
        ({"creationData": {}}, "missing required property 'creationData.createOption'"),
        ({"diskSizeGB": 1.5}, "'diskSizeGB' must be an integer but got 1.500000"),
        ({"diskSizeGB": "9"}, "'diskSizeGB' should be of type 'integer' but got a string"),
        ({"diskSizeGB": True}, "'diskSizeGB' should be of type 'integer' but got a boolean"),
        ({"tier": 10}, "'tier' should be of type 'string' but got a number"),
        ({"osType": 1}, "'osType' should be of type 'string' but got a number"),
        ({"zones": ["1", 2]}, "'zones[1]' should be of type 'string' but got a number"),
        ({"zones": "1"}, "'zones' should be of type 'array' but got a string"),
        ({"tier": ["P1"]}, "'tier' should be of type 'string' but got an array"),
        ({"tier": {}}, "'tier' should be of type 'string' but got an object"),
        ({"tags": "a"}, "'tags' should be of type 'object' but got a string"),
    ],
)
def test_wrong_forms_are_failures(new: dict[str, Any], failure: str) -> None:
    assert checked({**INPUTS, **new}).failures == [failure]


def test_identities_are_a_list() -> None:
    given = {
        "resourceGroupName": "rg",
        "identity": {"type": "UserAssigned", "userAssignedIdentities": "a"},
    }
    assert checked(given, token="azure-native:compute:DiskEncryptionSet").failures == [
        "'identity.userAssignedIdentities' should be of type 'array' but got a string"
    ]


def test_unknowns_are_kept_and_never_a_failure() -> None:
    given = {
        "resourceGroupName": UNKNOWN,
        "creationData": UNKNOWN,
        "diskSizeGB": UNKNOWN,
        "tags": {"a": UNKNOWN},
        "zones": [UNKNOWN],
    }
    found = checked(given)
    assert found.failures == []
    assert {name: found.inputs[name] for name in given} == given


def test_all_failures_come_at_once() -> None:
    assert len(checked({"zones": 1}, location=None).failures) == 4


def test_union_values_are_checked_by_their_discriminator() -> None:
    token = "azure-native:dataprotection:BackupPolicy"
    rule = {"objectType": "AzureRetentionRule", "name": "Default"}
    given = {
        "resourceGroupName": "rg",
        "vaultName": "v",
        "properties": {"objectType": "BackupPolicy", "datasourceTypes": [], "policyRules": [rule]},
    }
    assert checked(given, token=token).failures == [
        "missing required property 'properties.policyRules[0].lifecycles'"
    ]
