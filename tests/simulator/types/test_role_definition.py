import uuid

import pytest

from azure_disk_facts.roles import Role
from azure_disk_simulator.paths import merged
from tests.simulator.estate import Estate, Json, refused

GUID = str(uuid.UUID(int=1))
OTHER = str(uuid.UUID(int=2))


def put(estate: Estate, guid: str = GUID, **changes: object) -> Json:
    subscription = f"/subscriptions/{estate.azure.subscription_id}"
    properties = {
        "roleName": "Snapshot keeper",
        "permissions": [{"actions": ["Microsoft.Compute/snapshots/read"]}],
        "assignableScopes": [estate.group],
    }
    return estate.azure.put(
        f"{subscription}/providers/Microsoft.Authorization/roleDefinitions/{guid}",
        {"properties": merged(properties, changes)},
    )


def test_is_shown_with_what_azure_adds(estate: Estate) -> None:
    properties = put(estate)["properties"]
    assert properties["type"] == "CustomRole"
    assert properties["permissions"] == [
        {
            "actions": ["Microsoft.Compute/snapshots/read"],
            "notActions": [],
            "dataActions": [],
            "notDataActions": [],
        }
    ]


def test_names_are_unique(estate: Estate) -> None:
    put(estate)
    put(estate, description="again")
    for name in ("SNAPSHOT keeper", "Disk Backup Reader"):
        with refused("RoleDefinitionWithSameNameExists", match=name):
            put(estate, OTHER, roleName=name)
    assert put(estate, OTHER, roleName="Another")["name"] == OTHER


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"permissions": []}, "Required parameter 'properties.permissions'"),
        ({"assignableScopes": []}, "Required parameter 'properties.assignableScopes'"),
        ({"permissions": [{"verbs": []}]}, "The value 'verbs' of parameter"),
        ({"type": "BuiltInRole"}, "Allowed values are: CustomRole"),
    ],
)
def test_refuses(estate: Estate, changes: Json, why: str) -> None:
    with refused("InvalidParameter", match=why):
        put(estate, **changes)


def test_its_id_is_a_guid(estate: Estate) -> None:
    with refused("InvalidRoleDefinitionId", match="keeper"):
        put(estate, "keeper")


def test_is_assigned_within_its_scopes_only_and_stays_while_it_is(estate: Estate) -> None:
    made = put(estate)
    principal = estate.identity()["properties"]["principalId"]
    other = estate.put_group("other")
    with refused("RoleAssignmentScopeNotAssignableToRoleDefinition", match=other):
        estate.grant(Role("r", GUID), principal, other)
    grant = estate.grant(Role("r", GUID), principal, estate.disk()["id"])
    with refused("RoleDefinitionHasAssignments", match=GUID):
        estate.azure.delete(made["id"])
    estate.azure.delete(grant["id"])
    estate.azure.delete(made["id"])
    with refused("RoleDefinitionDoesNotExist"):
        estate.grant(Role("r", GUID), principal, estate.group)
