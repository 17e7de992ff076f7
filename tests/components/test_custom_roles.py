import pulumi
import pytest
from pulumi_azure_native import resources

from azure_disk_facts.duties import EXPORT_SNAPSHOTS
from azure_disk_protection.custom_roles import (
    assignable_scopes,
    declare_role,
    default_role_prefix,
    role_guid,
)
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from tests.components.recording import DISK_ID, GROUP, OTHER_SUBSCRIPTION, SUBSCRIPTION, record


def test_a_role_has_the_actions_of_its_duty_and_the_same_guid_ever() -> None:
    made = record(
        lambda: declare_role(
            "r", EXPORT_SNAPSHOTS, prefix="bakery", scopes=[DISK_ID], opts=pulumi.ResourceOptions()
        )
    )["r"]
    assert made.at("scope") == f"/subscriptions/{SUBSCRIPTION}"
    assert made.at("roleName") == "bakery snapshot exporter"
    assert made.at("roleDefinitionId") == role_guid(SUBSCRIPTION, "bakery snapshot exporter")
    assert made.at("roleType") == "CustomRole"
    assert made.at("assignableScopes") == [f"/subscriptions/{SUBSCRIPTION}"]
    assert made.at("permissions.0") == {
        "actions": list(EXPORT_SNAPSHOTS.actions),
        "notActions": [],
        "dataActions": ["Microsoft.Compute/snapshots/download/action"],
        "notDataActions": [],
    }


HOME = f"/subscriptions/{SUBSCRIPTION}"
AWAY = f"/subscriptions/{OTHER_SUBSCRIPTION}"


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ([DISK_ID, GROUP.upper()], [HOME]),
        ([HOME], [HOME]),
        ([f"{AWAY}/resourceGroups/rg", GROUP, f"{GROUP}-2"], [AWAY, HOME]),
    ],
)
def test_assignable_scopes_are_subscriptions_once_each(
    scopes: list[str], expected: list[str]
) -> None:
    """Azure takes no group out of a role while the role is assigned there."""
    assert assignable_scopes(scopes) == expected


def test_a_role_is_where_its_first_scope_is_though_others_are_not_known_yet() -> None:
    """Else a preview would show it and its assignments as replaced for a group still to come."""

    def program() -> None:
        later = resources.ResourceGroup("later", location="westeurope").id
        options = pulumi.ResourceOptions()
        declare_role("r", EXPORT_SNAPSHOTS, prefix="bakery", scopes=[GROUP, later], opts=options)

    with Azure.in_memory() as azure:
        result = run_program(azure, program, preview=True)
    (role,) = (each for each in result.registrations if each.name == "r")
    assert role.inputs["scope"] == HOME
    assert role.inputs["roleDefinitionId"] == role_guid(SUBSCRIPTION, "bakery snapshot exporter")
    assert HOME not in str(role.inputs["assignableScopes"])


def test_prefixes_differ_by_group_and_not_by_case() -> None:
    assert default_role_prefix("s", GROUP) == default_role_prefix("s", GROUP.replace("0", "0"))
    assert default_role_prefix("s", GROUP) != default_role_prefix("s", f"{GROUP}-2")
    assert default_role_prefix("s", GROUP).startswith("s rg ")
    assert role_guid("S", "A b") == role_guid("s", "a B")
