from typing import Any

import pytest

from azure_disk_simulator.doors.diffing import Change, ChangeKind, difference, drifted_inputs
from azure_disk_simulator.doors.values import UNKNOWN

DISK = "azure-native:compute:Disk"
ASSIGNMENT = "azure-native:authorization:RoleAssignment"
SET = "azure-native:compute:DiskEncryptionSet"
POLICY = "azure-native:dataprotection:BackupPolicy"
SOURCE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a"
INPUTS: dict[str, Any] = {
    "resourceGroupName": "rg",
    "diskName": "d",
    "location": "westeurope",
    "diskSizeGB": 128,
    "sku": {"name": "Premium_LRS"},
    "creationData": {"createOption": "Copy", "sourceResourceId": SOURCE},
    "networkAccessPolicy": "DenyAll",
    "tags": {"a": "b"},
}


def changes(
    new: dict[str, Any], *, token: str = DISK, old: dict[str, Any] | None = None
) -> tuple[Change, ...]:
    before = INPUTS if old is None else old
    after = {**before, **new}
    after = {name: value for name, value in after.items() if value is not None}
    return difference(token, (before, after), {}).changes


@pytest.mark.parametrize(
    ("new", "path"),
    [
        ({"diskSizeGB": 256}, "diskSizeGB"),
        ({"sku": {"name": "StandardSSD_LRS"}}, "sku.name"),
        ({"tags": {"a": "c"}}, "tags.a"),
        ({"networkAccessPolicy": "AllowAll"}, "networkAccessPolicy"),
        ({"diskSizeGB": UNKNOWN}, "diskSizeGB"),
    ],
)
def test_changes_that_update(new: dict[str, Any], path: str) -> None:
    assert changes(new) == (Change(path, ChangeKind.UPDATE),)


@pytest.mark.parametrize(
    ("new", "change"),
    [
        ({"diskName": "e"}, Change("diskName", ChangeKind.UPDATE, replaces=True)),
        ({"resourceGroupName": "q"}, Change("resourceGroupName", ChangeKind.UPDATE, replaces=True)),
        ({"location": "northeurope"}, Change("location", ChangeKind.UPDATE, replaces=True)),
        ({"zones": ["1"]}, Change("zones", ChangeKind.ADD, replaces=True)),
        ({"creationData": None}, Change("creationData", ChangeKind.DELETE, replaces=True)),
        (
            {"creationData": {"createOption": "Copy", "sourceResourceId": SOURCE + "b"}},
            Change("creationData.sourceResourceId", ChangeKind.UPDATE, replaces=True),
        ),
        ({"diskName": UNKNOWN}, Change("diskName", ChangeKind.UPDATE, replaces=True)),
    ],
)
def test_changes_that_replace(new: dict[str, Any], change: Change) -> None:
    assert changes(new) == (change,)


@pytest.mark.parametrize(
    "new",
    [
        {},
        {"location": "West Europe"},
        {"resourceGroupName": "RG"},
        {"networkAccessPolicy": "denyall"},
        {"sku": {"name": "premium_lrs"}},
        {"diskSizeGB": 128.0},
        {"creationData": {"createOption": "copy", "sourceResourceId": SOURCE.upper()}},
        {"__createBeforeDelete": True},
    ],
)
def test_what_means_the_same_to_arm_is_no_change(new: dict[str, Any]) -> None:
    assert changes(new) == ()


def test_the_case_of_tags_and_names_counts() -> None:
    assert changes({"tags": {"a": "B"}}) == (Change("tags.a", ChangeKind.UPDATE),)
    assert changes({"diskName": "D"})[0].replaces


def test_true_is_not_one() -> None:
    assert changes({"burstingEnabled": 1}, old={**INPUTS, "burstingEnabled": True})


def test_a_create_only_value_azure_already_reports_does_not_replace() -> None:
    new = {**INPUTS, "zones": ["1"]}
    found = difference(DISK, (INPUTS, new), {"zones": ["1"]})
    assert found.changes == (Change("zones", ChangeKind.ADD),)
    assert difference(DISK, (INPUTS, new), {"zones": ["2"]}).replaces == ["zones"]


def test_writing_less_below_a_create_only_input_than_azure_reports_replaces_nothing() -> None:
    reported = {**INPUTS["creationData"], "sourceUniqueId": "u"}
    assert difference(DISK, ({**INPUTS, "creationData": reported}, INPUTS), {}).changes == (
        Change("creationData.sourceUniqueId", ChangeKind.DELETE),
    )


def test_a_role_assignment_is_replaced_for_another_principal() -> None:
    old = {"scope": SOURCE, "roleAssignmentName": "g", "principalId": "p", "roleDefinitionId": "r"}
    found = changes({"principalId": UNKNOWN}, token=ASSIGNMENT, old=old)
    assert found == (Change("principalId", ChangeKind.UPDATE, replaces=True),)


def test_the_order_and_case_of_identities_do_not_count() -> None:
    old = {"identity": {"type": "UserAssigned", "userAssignedIdentities": [SOURCE, SOURCE + "b"]}}
    new = {"identity": {"type": "userassigned", "userAssignedIdentities": [SOURCE + "B", SOURCE]}}
    assert changes(new, token=SET, old=old) == ()
    more = {"identity": {"type": "UserAssigned", "userAssignedIdentities": [SOURCE]}}
    assert changes(more, token=SET, old=old) == (
        Change("identity.userAssignedIdentities", ChangeKind.UPDATE),
    )


def test_paths_into_lists_name_the_element() -> None:
    rule = {"objectType": "AzureRetentionRule", "name": "Default", "isDefault": True}
    old = {"properties": {"datasourceTypes": ["x"], "policyRules": [rule, rule]}}
    new = {"properties": {"datasourceTypes": ["y"], "policyRules": [{**rule, "name": "Weekly"}]}}
    found = changes(new, token=POLICY, old=old)
    assert set(found) == {
        Change("properties.datasourceTypes[0]", ChangeKind.UPDATE, replaces=True),
        Change("properties.policyRules[0].name", ChangeKind.UPDATE),
        Change("properties.policyRules[1]", ChangeKind.DELETE),
    }
    assert {change.top for change in found} == {"properties"}
    added = changes(old, token=POLICY, old=new)
    assert Change("properties.policyRules[1]", ChangeKind.ADD) in added


@pytest.mark.parametrize(
    ("flag", "before"), [(None, True), (True, False), (False, True)], ids=["given", "auto", "kept"]
)
def test_names_that_were_given_are_deleted_before_they_are_replaced(
    *, flag: bool | None, before: bool
) -> None:
    old = {**INPUTS, **({} if flag is None else {"__createBeforeDelete": flag})}
    found = difference(DISK, (old, {**old, "location": "northeurope"}), {})
    assert found.delete_before_replace is before


def test_drift_carries_only_what_changed_in_azure() -> None:
    inputs = {"diskSizeGB": 128, "tags": {"a": "b"}, "sku": {"name": "premium_lrs"}}
    old = {"diskSizeGB": 128, "tags": {"a": "b"}, "sku": {"name": "Premium_LRS"}, "tier": "P10"}
    new = {"diskSizeGB": 256, "tags": {"a": "c", "x": "y"}, "sku": {"name": "Premium_LRS"}}
    assert drifted_inputs(DISK, inputs, (old, {**new, "tier": "P10"})) == {
        "diskSizeGB": 256,
        "tags": {"a": "c", "x": "y"},
        "sku": {"name": "premium_lrs"},
    }


def test_drift_removes_what_azure_no_longer_has() -> None:
    inputs = {"diskName": "d", "tags": {"a": "b", "c": "d"}, "zones": ["1"]}
    old = {"tags": {"a": "b", "c": "d"}, "zones": ["1"]}
    assert drifted_inputs(DISK, inputs, (old, {"tags": {"a": "b"}})) == {
        "diskName": "d",
        "tags": {"a": "b"},
    }


def test_drift_adds_what_azure_newly_has() -> None:
    assert drifted_inputs(DISK, {}, ({}, {"tags": {"a": "b"}})) == {"tags": {"a": "b"}}


def test_drift_follows_lists_element_by_element() -> None:
    rule = {"name": "Default", "lifecycles": []}
    old = {"properties": {"policyRules": [{**rule, "id": 1}, {**rule, "id": 2}]}}
    new = {"properties": {"policyRules": [{**rule, "id": 1}, {**rule, "id": 3}, {"name": "x"}]}}
    inputs = {"properties": {"policyRules": [{"name": "Default"}, {"name": "Default"}]}}
    assert drifted_inputs(POLICY, inputs, (old, new)) == {
        "properties": {
            "policyRules": [{"name": "Default"}, {"name": "Default", "id": 3}, {"name": "x"}]
        }
    }


def test_writing_down_what_azure_filled_in_is_no_change() -> None:
    new = {**INPUTS, "tier": "P10", "publicNetworkAccess": "Enabled"}
    reported = {"tier": "P10", "publicNetworkAccess": "Enabled"}
    assert difference(DISK, (INPUTS, new), reported).changes == ()
    assert difference(DISK, (INPUTS, new), {**reported, "tier": "P20"}).changes == (
        Change("tier", ChangeKind.ADD),
    )


def test_writing_down_an_empty_list_is_no_change() -> None:
    old = {"properties": {"policyRules": [{"objectType": "AzureRetentionRule", "name": "D"}]}}
    rule = {**old["properties"]["policyRules"][0], "lifecycles": []}
    new = {"properties": {"policyRules": [rule]}}
    assert difference(POLICY, (old, new), new).changes == ()


def test_unusual_names_are_quoted_as_pulumi_quotes_them() -> None:
    found = changes({"tags": {"a": "b", "x.y": "1", "cost[0]": "2", 'q"': "3", "cost-centre": "4"}})
    assert {change.path for change in found} == {
        'tags["x.y"]',
        'tags["cost[0]"]',
        'tags["q\\""]',
        "tags.cost-centre",
    }
    assert {change.top for change in found} == {"tags"}
