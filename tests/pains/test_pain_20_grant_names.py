"""Pain 20: a grant and a custom role have the same name in every run and in every stack."""

from collections.abc import Callable

from azure_disk_protection import SnapshotAccess
from azure_disk_simulator.azure import Azure
from tests.components.inputs import case_of
from tests.conformance.life import Life

_NAMED = {
    "azure-native:authorization:RoleAssignment": "roleAssignmentName",
    "azure-native:authorization:RoleDefinition": "roleDefinitionId",
}


def names(life: Life) -> dict[str, str]:
    return {
        name: each["inputs"][_NAMED[each["type"]]]
        for name, each in life.resources().items()
        if each["type"] in _NAMED
    }


def test_names_are_the_same_in_another_stack(azure: Azure, new_life: Callable[[str], Life]) -> None:
    case = case_of(SnapshotAccess)
    case.prepare(azure)
    found = []
    for stack in ("first", "second"):
        life = new_life(stack)
        assert life.up(case.declare).error == ""
        found.append(names(life))
        assert life.up(case.declare).steps == [], "nothing is replaced by another name"
        assert life.destroy().error == ""
    first, second = found
    assert first == second
    assert len(set(first.values())) == len(first) > 5
