import pulumi
import pytest

from azure_disk_facts.duties import EXPORT_SNAPSHOTS
from azure_disk_protection.custom_roles import (
    assignable_scopes,
    declare_role,
    default_role_prefix,
    role_guid,
)
from tests.components.recording import DISK_ID, GROUP, SUBSCRIPTION, record


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
    assert made.at("assignableScopes") == [GROUP]
    assert made.at("permissions.0") == {
        "actions": list(EXPORT_SNAPSHOTS.actions),
        "notActions": [],
        "dataActions": ["Microsoft.Compute/snapshots/download/action"],
        "notDataActions": [],
    }


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ([DISK_ID, GROUP.upper()], [GROUP]),
        ([f"/subscriptions/{SUBSCRIPTION}"], [f"/subscriptions/{SUBSCRIPTION}"]),
        ([GROUP, f"{GROUP}-2"], [GROUP, f"{GROUP}-2"]),
    ],
)
def test_assignable_scopes_are_groups_once_each(scopes: list[str], expected: list[str]) -> None:
    assert assignable_scopes(scopes) == expected


def test_prefixes_differ_by_group_and_not_by_case() -> None:
    assert default_role_prefix("s", GROUP) == default_role_prefix("s", GROUP.replace("0", "0"))
    assert default_role_prefix("s", GROUP) != default_role_prefix("s", f"{GROUP}-2")
    assert default_role_prefix("s", GROUP).startswith("s rg ")
    assert role_guid("S", "A b") == role_guid("s", "a B")
