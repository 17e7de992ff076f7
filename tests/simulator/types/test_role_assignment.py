from datetime import timedelta

import pytest

from azure_disk_facts.roles import DISK_BACKUP_READER, READER
from tests.simulator.estate import Estate, Json, refusal, refused

GUID = "11111111-2222-3333-4444-555555555555"


def assign(estate: Estate, scope: str, name: str = GUID, **changes: object) -> Json:
    properties = {
        "roleDefinitionId": READER.definition_id(estate.azure.subscription_id),
        "principalId": estate.azure.object_id,
        **changes,
    }
    return estate.azure.put(
        f"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}",
        {"properties": properties},
    )


def test_an_assignment_says_where_and_since_when(estate: Estate) -> None:
    made = assign(estate, estate.group)
    assert made["properties"]["scope"] == estate.group
    assert made["properties"]["createdOn"] == "2026-01-01T00:00:02.000000+00:00"
    assert made["properties"]["principalType"] == "User"
    assert estate.azure.get(made["id"]) == made
    assert assign(estate, estate.group) == made


def test_the_subscription_is_a_scope(estate: Estate) -> None:
    scope = f"/subscriptions/{estate.azure.subscription_id}"
    assert assign(estate, scope)["properties"]["scope"] == scope


def test_the_scope_must_exist(estate: Estate) -> None:
    with refused("ResourceNotFound", match="Microsoft.Compute/disks/x' under resource group 'rg'"):
        assign(estate, estate.id("Microsoft.Compute/disks", "x"))
    with refused("ResourceGroupNotFound"):
        assign(estate, estate.group_id("none"))


def test_names_are_guids(estate: Estate) -> None:
    assert refusal(lambda: assign(estate, estate.group, "mine")) == (
        400,
        "InvalidRoleAssignmentId",
        "The role assignment ID 'mine' is not valid. The role assignment ID must be a GUID.",
    )


def test_doubles_are_refused(estate: Estate) -> None:
    """G4: the same principal, role and scope."""
    assign(estate, estate.group)
    other = GUID.replace("1", "9")
    assert refusal(lambda: assign(estate, estate.group, other)) == (
        409,
        "RoleAssignmentExists",
        "The role assignment already exists. The ID of the existing role assignment is "
        f"{GUID.replace('-', '')}.",
    )
    reader = DISK_BACKUP_READER.definition_id(estate.azure.subscription_id)
    assert assign(estate, estate.group, other, roleDefinitionId=reader)


def test_the_principal_must_exist_unless_its_type_is_given(estate: Estate) -> None:
    """G4."""
    status, code, text = refusal(lambda: assign(estate, estate.group, principalId=GUID))
    assert (status, code) == (400, "PrincipalNotFound")
    assert text.startswith(
        f"Principal {GUID.replace('-', '')} does not exist in the directory "
        f"{estate.azure.tenant_id}. Check that you have the correct principal ID."
    )
    typed = {"principalId": GUID, "principalType": "serviceprincipal"}
    made = assign(estate, estate.group, **typed)
    assert made["properties"]["principalType"] == "ServicePrincipal"


def test_the_role_must_exist(estate: Estate) -> None:
    assert refusal(lambda: assign(estate, estate.group, roleDefinitionId=f"/x/{GUID}")) == (
        404,
        "RoleDefinitionDoesNotExist",
        f"The specified role definition with ID '{GUID.replace('-', '')}' does not exist.",
    )


@pytest.mark.parametrize("path", ["principalId", "roleDefinitionId"])
def test_who_gets_what_never_changes(estate: Estate, path: str) -> None:
    assign(estate, estate.group)
    assert refusal(lambda: assign(estate, estate.group, **{path: f"/x/{GUID}"})) == (
        400,
        "RoleAssignmentUpdateNotPermitted",
        "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
    )


def test_a_role_named_from_another_scope_is_the_same_role(estate: Estate) -> None:
    made = assign(estate, estate.group)
    short = f"/providers/Microsoft.Authorization/roleDefinitions/{READER.guid.upper()}"
    assert assign(estate, estate.group, roleDefinitionId=short) == made


def test_assignments_go_with_their_scope(estate: Estate) -> None:
    disk = estate.disk()
    made = assign(estate, disk["id"])
    estate.azure.delete(disk["id"])
    assert not estate.azure.exists(made["id"])
    again = estate.disk()
    estate.azure.advance(timedelta(days=1))
    assert estate.azure.list(again["id"], "Microsoft.Authorization/roleAssignments") == []
