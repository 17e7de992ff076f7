import pytest

from azure_disk_simulator import identity
from tests.simulator.estate import Estate, refusal, refused


@pytest.mark.parametrize(
    ("kind", "count"),
    [("SystemAssigned", 0), ("UserAssigned", 1), ("SystemAssigned, UserAssigned", 1)],
)
def test_which_types_have_user_assigned_identities(kind: str, count: int) -> None:
    assert int(identity.has_user_assigned(kind)) == count


def test_both_kinds_at_once(estate: Estate) -> None:
    own = estate.identity()
    made = estate.backup_vault(
        identity={"type": "systemassigned,userassigned", "userAssignedIdentities": {own["id"]: {}}}
    )["identity"]
    assert made["type"] == "SystemAssigned, UserAssigned"
    assert made["principalId"]
    assert made["userAssignedIdentities"][own["id"]] == {
        "principalId": own["properties"]["principalId"],
        "clientId": own["properties"]["clientId"],
    }


def test_a_principal_goes_with_its_type(estate: Estate) -> None:
    first = estate.backup_vault()["identity"]
    assert "principalId" not in estate.backup_vault(identity={"type": "None"})["identity"]
    assert estate.backup_vault()["identity"]["principalId"] != first["principalId"]


def test_a_resource_without_identity_has_none(estate: Estate) -> None:
    assert "identity" not in estate.backup_vault(identity=None)


def test_unknown_types(estate: Estate) -> None:
    with refused("InvalidParameter", match="The value 'Mine' of parameter 'identity.type'"):
        estate.backup_vault(identity={"type": "Mine"})


def test_user_assigned_identities_are_named_and_exist(estate: Estate) -> None:
    with refused("InvalidParameter", match="'identity.userAssignedIdentities' is missing"):
        estate.backup_vault(identity={"type": "UserAssigned"})
    assert refusal(
        lambda: estate.backup_vault(
            identity={"type": "UserAssigned", "userAssignedIdentities": {"/none": {}}}
        )
    ) == (
        400,
        "FailedIdentityOperation",
        "Identity operation for resource failed with error 'Failed to perform resource identity "
        "operation. Status: 'BadRequest'. Response: the identity /none was not found.'.",
    )
