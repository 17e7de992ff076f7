from azure_disk_policy.families.identities import (
    demand_identity,
    identity_kinds,
    user_identities,
)
from azure_disk_policy.inputs import UNKNOWN
from azure_disk_policy.verdicts import COMPLIANT, violated
from tests.policy.samples import UNKNOWN_LIST, UNKNOWN_TEXT, backup_vault


def test_kinds_of_identity() -> None:
    both = backup_vault(identity={"type": "systemAssigned , UserAssigned"})
    assert identity_kinds(both) == {"systemassigned", "userassigned"}
    assert identity_kinds(backup_vault(identity={"type": "None"})) == set()


def test_an_identity_of_any_kind_is_one() -> None:
    assert demand_identity(backup_vault(identity={"type": "UserAssigned"})) is COMPLIANT
    assert demand_identity(backup_vault()) == violated("identity.type", "names no managed identity")


def test_user_assigned_identities() -> None:
    def ids(given: object) -> list[object]:
        vault = backup_vault(identity={"userAssignedIdentities": given})
        return [each.value for each in user_identities(vault)]

    assert ids(["a", " ", None, 5, UNKNOWN_TEXT]) == ["a", UNKNOWN]
    assert ids({"a": {}, "b": None}) == ["a", "b"]
    assert ids("a") == ["a"]
    assert ids(UNKNOWN_LIST) == [UNKNOWN]
    assert ids(None) == []
